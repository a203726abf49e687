package io.glissade.table;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.linear.SparseDesign;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to a file, the reader gives what a simple reader of the same format finds in it, or one line where that finds a
 * rule broken; never another exception.
 */
final class DamagedSvmlightTest {

    private static final byte[] SVMLIGHT = """
            +1 1:0.5 3:-2e3 7:.25 # a comment
            -1 qid:2 2:1 10:3.125

            0.5 1:1 2:0 4:12345.678
            2
            # none
            1 5:1e-7 6:1 7:1
            """.getBytes(StandardCharsets.US_ASCII);

    private final Path file;

    DamagedSvmlightTest(@TempDir Path folder) {
        this.file = folder.resolve("table");
    }

    private static PlainSvmlight.Rows rows(LabelledRows read, int base) {
        PlainSvmlight.Rows rows = new PlainSvmlight.Rows(new ArrayList<>(), new ArrayList<>());
        SparseDesign design = (SparseDesign) read.design();
        for (int i = 0; i < design.rows(); i++) {
            rows.targets().add(read.targets()[i]);
            List<Object> entries = new ArrayList<>();
            for (int at = design.starts()[i]; at < design.starts()[i + 1]; at++) {
                entries.addAll(List.of(design.indices()[at] + base, design.values()[at]));
            }
            rows.entries().add(entries);
        }
        return rows;
    }

    private void assertSvmlight(byte[] bytes, byte[] unpacked) throws IOException {
        Files.write(file, bytes);
        PlainSvmlight.Rows expected = PlainSvmlight.rows(unpacked);
        try {
            LabelledRows read = SvmlightReader.read(file, new SvmlightOptions(null, 0, Storage.SPARSE));
            assertThat(rows(read, read.features().base())).isEqualTo(expected);
        } catch (IOException refusal) {
            Tables.assertOneLine(refusal, file);
            assertThat(expected).as(refusal.getMessage()).isNull();
            assertThat(refusal.getMessage())
                    .containsPattern(": line [0-9]+: |must hold at least one row|must be whole gzip");
        }
    }

    private void damaged(int cases) {
        forAll(70, cases, random -> Damage.of(random, SVMLIGHT), bytes -> assertSvmlight(bytes, bytes));
    }

    /** Where packed bytes are damaged, the original is read or nothing is, for whatever reason shows first. */
    private void damagedGzip(int cases) throws IOException {
        byte[] packed = Tables.pack(SVMLIGHT);
        forAll(90_000_000, cases, random -> Damage.of(random, packed), bytes -> {
            Files.write(file, bytes);
            try {
                LabelledRows read = SvmlightReader.read(file, new SvmlightOptions(null, 0, Storage.SPARSE));
                assertThat(rows(read, read.features().base()))
                        .isEqualTo(PlainSvmlight.rows(Damage.isGzip(bytes) ? SVMLIGHT : bytes));
            } catch (IOException refusal) {
                Tables.assertOneLine(refusal, file);
            }
        });
    }

    @Test
    void damagedFilesGiveTheirRowsOrOneLine() {
        damaged(2_000);
    }

    @Test
    void damagedGzipGivesTheOriginalRowsOrOneLine() throws IOException {
        damagedGzip(1_000);
    }

    @Test
    @Tag("long")
    void sixHundredThousandDamagedFilesGiveTheirRowsOrOneLine() throws IOException {
        damaged(550_000);
        damagedGzip(50_000);
    }

    @Test
    void theUndamagedFileIsRead() throws IOException {
        assertThat(PlainSvmlight.rows(SVMLIGHT)).isNotNull();
        assertSvmlight(SVMLIGHT, SVMLIGHT);
        assertSvmlight(Tables.pack(SVMLIGHT), SVMLIGHT);
    }
}
