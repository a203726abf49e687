package io.glissade.finitesum.iterate;

import java.util.SplittableRandom;

/** Rows drawn a few ahead of their visits, so that they can be asked for in memory together. */
public final class DrawAhead {

    /** How many: enough to hide how long memory takes, few enough to stay in the nearest cache. */
    private static final int ROWS = 16;

    private final int rows;
    private final int block;
    private final int blocks;
    private final int[] drawn;

    /** Blocks of {@code block} rows that follow each other, drawn uniformly; 1 for rows drawn independently. */
    public DrawAhead(int rows, int block) {
        this.rows = rows;
        this.block = Math.min(block, rows);
        this.blocks = (rows + this.block - 1) / this.block;
        this.drawn = new int[Math.max(ROWS / this.block, 1) * this.block];
    }

    /** The next draws, in an array that the next call overwrites. */
    public int[] next(SplittableRandom random) {
        for (int i = 0; i < drawn.length; i += block) {
            int drawnBlock = (int) (random.nextDouble() * blocks);
            // The last block may be short of rows: it begins earlier and overlaps the one before it.
            int first = Math.min(drawnBlock * block, rows - block);
            for (int k = 0; k < block; k++) {
                drawn[i + k] = first + k;
            }
        }
        return drawn;
    }
}
