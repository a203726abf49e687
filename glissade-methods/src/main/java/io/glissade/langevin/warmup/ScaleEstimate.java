package io.glissade.langevin.warmup;

import io.glissade.space.CoordinateSpace;

/**
 * The standard deviation of each coordinate over the points it is shown, drawn a little towards one number while they are few:
 *
 * <pre>
 *   variance = n/(n + 5) (sum of squares)/(n - 1) + 5/(n + 5) mean variance / 10^6
 * </pre>
 *
 * <p>so that no scale is 0 once a coordinate has moved, and variances may be apart by seven orders of magnitude. Cost of a point: four passes; three vectors. Sources: {@code welford1962note}, {@code carpenter2017stan} for the weight of 5.
 *
 * @param <V> the vector type
 */
public final class ScaleEstimate<V> implements AutoCloseable {
    private static final double PRIOR_WEIGHT = 5;
    private static final double PRIOR_SHARE = 1e-6;

    private final CoordinateSpace<V> space;
    private final V mean;
    private final V squares;
    private final V work;
    private long count;

    /** Of no points. */
    public ScaleEstimate(CoordinateSpace<V> space) {
        this.space = space;
        this.mean = space.zero();
        this.squares = space.zero();
        this.work = space.zero();
    }

    /** Adds a point. */
    public void add(V x) {
        count++;
        space.copy(x, work);
        space.axpy(-1, mean, work);
        space.axpy(1.0 / count, work, mean);
        space.addSquares((count - 1.0) / count, work, squares);
    }

    /** Points added. */
    public long count() {
        return count;
    }

    /** The variance, averaged over the coordinates; NaN before the second point. */
    public double meanVariance() {
        space.fill(1, work);
        return count < 2 ? Double.NaN : space.dot(squares, work) / (count - 1) / space.dimension();
    }

    /**
     * Overwrites {@code scalesOut} with the standard deviations.
     *
     * @throws IllegalStateException before the second point, and where all points are the same
     */
    public void scales(V scalesOut) {
        double meanVariance = meanVariance();
        if (!(meanVariance > 0)) {
            throw new IllegalStateException("scales need at least 2 different points, got " + count
                    + (count < 2 ? "" : " with the mean variance " + meanVariance));
        }
        space.fill(PRIOR_SHARE * meanVariance * PRIOR_WEIGHT / (count + PRIOR_WEIGHT), work);
        space.axpy(count / (count + PRIOR_WEIGHT) / (count - 1), squares, work);
        space.scale(0, scalesOut);
        space.addRootQuotient(1, work, work, 0, scalesOut);
    }

    /** Forgets every point. */
    public void reset() {
        count = 0;
        space.scale(0, mean);
        space.scale(0, squares);
    }

    @Override
    public void close() {
        space.release(mean);
        space.release(squares);
        space.release(work);
    }
}
