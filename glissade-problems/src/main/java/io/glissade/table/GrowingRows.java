package io.glissade.table;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.SparseDesign;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Compressed rows as they come in, with their targets. */
final class GrowingRows {

    /** Rows and entries are each counted by one array. */
    static final int MOST = Integer.MAX_VALUE - 8;

    private static final long MOST_DENSE = 1L << 28;
    private static final double DENSE_FROM = 0.20;

    private int rows;
    private int entries;
    private int emptyRows;
    private double[] targets = new double[1 << 10];
    private int[] starts = new int[(1 << 10) + 1];
    private int[] indices = new int[1 << 13];
    private double[] values = new double[1 << 13];

    /** Whether there is no room for another row. */
    boolean fullOfRows() {
        return rows == MOST - 1;
    }

    /** Whether there is no room for another entry. */
    boolean fullOfEntries() {
        return entries == MOST;
    }

    /** An entry of the row to come. */
    void add(int index, double value) {
        if (entries == indices.length) {
            int length = longer(entries);
            indices = Arrays.copyOf(indices, length);
            values = Arrays.copyOf(values, length);
        }
        indices[entries] = index;
        values[entries++] = value;
    }

    /** Ends the row. */
    void endRow(double target) {
        if (rows == targets.length) {
            targets = Arrays.copyOf(targets, longer(rows));
            starts = Arrays.copyOf(starts, targets.length + 1);
        }
        if (entries == starts[rows]) {
            emptyRows++;
        }
        targets[rows++] = target;
        starts[rows] = entries;
    }

    private static int longer(int length) {
        return (int) Math.min(MOST, length + (length >> 1) + 16L);
    }

    int rows() {
        return rows;
    }

    /** One for each row. */
    double[] targets() {
        return Arrays.copyOf(targets, rows);
    }

    /** The rows as a design whose columns are the indices less {@code base}; adds to the notes how it is stored. */
    Design design(int base, int columns, Storage storage, List<String> notes) {
        if (emptyRows > 0) {
            notes.add(count(emptyRows, "row has", "rows have") + " no entry");
        }
        double numbers = (double) rows * columns;
        double share = entries / numbers;
        boolean dense =
                storage == Storage.DENSE || (storage == Storage.AUTO && share >= DENSE_FROM && numbers <= MOST_DENSE);
        if (numbers > MOST && dense) {
            throw new IllegalArgumentException("storage DENSE must hold rows * columns = "
                    + String.format(Locale.ROOT, "%.0f", numbers) + " numbers, at most " + MOST + " fit");
        }
        notes.add(String.format(
                Locale.ROOT,
                "design stored %s: %s %% of the numbers are not zero",
                dense ? "dense" : "sparse",
                share < 0.001
                        ? String.format(Locale.ROOT, "%.2g", 100 * share)
                        : String.format(Locale.ROOT, "%.1f", 100 * share)));
        return dense ? dense(base, columns) : sparse(base, columns);
    }

    private Design sparse(int base, int columns) {
        int[] columnOf = Arrays.copyOf(indices, entries);
        if (base != 0) {
            for (int at = 0; at < entries; at++) {
                columnOf[at] -= base;
            }
        }
        return new SparseDesign(columns, Arrays.copyOf(starts, rows + 1), columnOf, Arrays.copyOf(values, entries));
    }

    private Design dense(int base, int columns) {
        double[] all = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int at = starts[i]; at < starts[i + 1]; at++) {
                all[i * columns + indices[at] - base] = values[at];
            }
        }
        return new DenseDesign(rows, columns, all);
    }

    /** A count with its noun in the number it needs. */
    static String count(long count, String one, String several) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : several);
    }
}
