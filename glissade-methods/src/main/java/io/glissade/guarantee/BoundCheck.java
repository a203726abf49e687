package io.glissade.guarantee;

import io.glissade.run.Iteration;
import io.glissade.run.Observer;
import io.glissade.run.Progress;

/**
 * Holds a run with exact gradients against a bound: notes the index of the first point whose gradient norm is at most the
 * tolerance, and every step on which the objective rose. Cost per step: a few comparisons; it holds no vector.
 *
 * <p>The residual of the run must be the norm of the exact gradient. On minibatches neither count nor rises mean anything.
 *
 * @param <V> the vector type
 */
public final class BoundCheck<V> implements Observer<V, Iteration<V>> {

    /** A rise of at most this share of the larger value is rounding: 16 units in the last place. */
    private static final double ROUNDING = 0x1p-48;

    private final Guarantee guarantee;
    private final double bound;
    private final double tolerance;
    private long firstIndex = -1;
    private long lastIndex = -1;
    private double previous = Double.NaN;
    private long rises;
    private double largestRise;

    /**
     * A check of one run.
     *
     * @param guarantee what the run should keep
     * @param gap f(x0) - inf f, not negative
     * @param tolerance the gradient norm asked for, positive
     */
    public BoundCheck(Guarantee guarantee, double gap, double tolerance) {
        this.guarantee = guarantee;
        this.bound = guarantee.iterationBound(gap, tolerance);
        this.tolerance = tolerance;
    }

    @Override
    public void afterStep(Iteration<V> iteration) {
        Progress progress = iteration.progress();
        lastIndex = progress.iteration();
        if (firstIndex < 0 && progress.residual() <= tolerance) {
            firstIndex = lastIndex;
        }
        double value = progress.value();
        double rise = value - previous;
        if (rise > ROUNDING * Math.max(Math.abs(value), Math.abs(previous))) {
            rises++;
            largestRise = Math.max(largestRise, rise);
        }
        previous = value;
    }

    /** What was seen so far. */
    public BoundReport report() {
        return new BoundReport(
                guarantee.title(),
                guarantee.standing(),
                tolerance,
                bound,
                firstIndex,
                Math.max(0, lastIndex),
                rises,
                largestRise);
    }
}
