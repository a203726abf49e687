package io.glissade.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.SparseDesign;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.zip.GZIPOutputStream;

/** What the tests of tables share. */
final class Tables {

    private Tables() {}

    static double[] row(Design design, int row) {
        double[] out = new double[design.columns()];
        design.add(row, 1, out);
        return out;
    }

    static double[][] numbers(Design design) {
        double[][] rows = new double[design.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(design, i);
        }
        return rows;
    }

    static DenseDesign dense(double[][] rows) {
        double[] values = new double[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * rows[0].length, rows[0].length);
        }
        return new DenseDesign(rows.length, rows[0].length, values);
    }

    static SparseDesign sparse(double[][] rows) {
        GrowingRows growing = new GrowingRows();
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                if (row[j] != 0) {
                    growing.add(j, row[j]);
                }
            }
            growing.endRow(0);
        }
        return (SparseDesign) growing.design(0, rows[0].length, Storage.SPARSE, new ArrayList<>());
    }

    static byte[] pack(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    static void assertOneLine(IOException refusal, Path file) {
        assertThat(refusal.getMessage())
                .startsWith(file + ": ")
                .doesNotContain("\n", "\r")
                .matches("[ -~]*");
    }
}
