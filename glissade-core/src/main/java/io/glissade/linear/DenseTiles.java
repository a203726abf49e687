package io.glissade.linear;

import java.util.Arrays;

/**
 * Adds scaled outer products of dense rows to a triangle: many rows are gathered, and then a tile of the triangle at a time takes all of
 * them, four in each look at it.
 */
final class DenseTiles {

    private static final int ROWS = 64;
    private static final int NUMBERS_OF_A_TILE = 24_000;

    private final DenseDesign design;
    private final double[][] rows = new double[ROWS][];
    private final double[] scales = new double[ROWS];
    private int count;

    DenseTiles(DenseDesign design, boolean intercept) {
        this.design = design;
        for (int i = 0; i < ROWS; i++) {
            rows[i] = new double[design.columns() + (intercept ? 1 : 0)];
            rows[i][rows[i].length - 1] = 1;
        }
    }

    /** Takes a row in, and says whether there is no room for another. */
    boolean put(int row, double scale) {
        System.arraycopy(design.values(), row * design.columns(), rows[count], 0, design.columns());
        scales[count++] = scale;
        return count == ROWS;
    }

    /** Adds what was taken in, which is then forgotten. */
    void addTo(Triangle out) {
        int filled = (count + 3) / 4 * 4;
        Arrays.fill(scales, count, filled, 0);
        int to;
        for (int from = 0; from < out.dimension(); from = to) {
            to = Math.min(out.dimension(), from + Math.max(1, NUMBERS_OF_A_TILE / (from + 1)));
            for (int i = 0; i < filled; i += 4) {
                addFour(out, from, to, i);
            }
        }
        count = 0;
    }

    private void addFour(Triangle out, int from, int to, int i) {
        double[] r0 = rows[i];
        double[] r1 = rows[i + 1];
        double[] r2 = rows[i + 2];
        double[] r3 = rows[i + 3];
        double s0 = scales[i];
        double s1 = scales[i + 1];
        double s2 = scales[i + 2];
        double s3 = scales[i + 3];
        for (int j = from; j < to; j++) {
            Triangle.addFour(out.row(j), j + 1, r0, s0 * r0[j], r1, s1 * r1[j], r2, s2 * r2[j], r3, s3 * r3[j]);
        }
    }
}
