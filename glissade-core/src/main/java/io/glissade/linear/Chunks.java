package io.glissade.linear;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Consecutive rows, worked on at once. How many chunks there are depends on the design alone and their results are added in order,
 * so that a sum is the same on any number of threads.
 */
final class Chunks {

    private static final int MOST = 8;
    private static final long ENTRIES_WORTH_A_THREAD = 200_000;
    private static final long NUMBERS_OF_TRIANGLES = 1 << 25;

    private final int rows;
    private final int count;
    private final boolean parallel;

    private Chunks(Design design, long most, boolean parallel) {
        this.rows = design.rows();
        this.count = (int) Math.max(1, Math.min(Math.min(most, MOST), rows));
        this.parallel = parallel && count > 1 && design.entries() >= ENTRIES_WORTH_A_THREAD;
    }

    /** For results of a few numbers. */
    static Chunks forNumbers(Design design, boolean parallel) {
        return new Chunks(design, MOST, parallel);
    }

    /** For results of a vector each: no more than the rows can pay for. */
    static Chunks forVectors(Design design, int dimension, boolean parallel) {
        return new Chunks(design, design.entries() / (4L * dimension), parallel);
    }

    /** For results of a triangle each, of {@code dimension} rows: no more than the rows and 256 MB can pay for. */
    static Chunks forTriangles(Design design, int dimension, boolean parallel) {
        long numbers = (dimension + 1L) * dimension / 2;
        return new Chunks(design, Math.min(design.entries() / (4 * numbers), NUMBERS_OF_TRIANGLES / numbers), parallel);
    }

    int count() {
        return count;
    }

    /** The first row of a chunk; that of chunk {@link #count()} is the number of rows. */
    int start(int chunk) {
        return (int) ((long) rows * chunk / count);
    }

    void forEach(IntConsumer action) {
        IntStream chunks = IntStream.range(0, count);
        (parallel ? chunks.parallel() : chunks).forEach(action);
    }
}
