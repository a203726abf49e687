package io.glissade.finitesum;

import java.util.SplittableRandom;

/** Rows drawn a few ahead of their visits, so that they can be asked for in memory together. */
final class DrawAhead {

    /** How many: enough to hide how long memory takes, few enough to stay in the nearest cache. */
    static final int ROWS = 16;

    private DrawAhead() {}

    /** Fills {@code rowsOut} with independent uniform draws from [0, n). */
    static void uniform(SplittableRandom random, int n, int[] rowsOut) {
        for (int i = 0; i < rowsOut.length; i++) {
            rowsOut[i] = (int) (random.nextDouble() * n);
        }
    }
}
