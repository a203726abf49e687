package io.glissade.diagnosis;

import io.glissade.smoothness.Quantile;
import io.glissade.smoothness.SmoothnessFit;
import org.jspecify.annotations.Nullable;

/**
 * A run with what was fitted to it, so that advice, diagnosis and report share one fit.
 *
 * @param trace what the run recorded
 * @param fit smoothness along the steps against gradient norm, {@code null} with too few measurements
 * @param controlFit the same at one fixed small radius, {@code null} with too few measurements
 */
public record MeasuredRun(
        RunTrace trace,
        @Nullable SmoothnessFit fit,
        @Nullable SmoothnessFit controlFit) {

    /**
     * From this share of its ceiling on, smoothness is that ceiling to within a factor of two, whatever the objective: two
     * unrelated gradients of equal norm reach 0.71.
     */
    static final double NEAR_CEILING = 0.5;

    /** Above this share of clipped steps the step length is the rule's constant. */
    static final double NEARLY_ALWAYS = 0.9;

    /** Fits both measurements of a trace. Cost: twice that of {@link SmoothnessFit}. */
    public static MeasuredRun of(RunTrace trace) {
        return new MeasuredRun(
                trace,
                SmoothnessFit.of(trace.gradientNorm(), trace.smoothness()).orElse(null),
                SmoothnessFit.of(trace.gradientNorm(), trace.controlSmoothness())
                        .orElse(null));
    }

    /**
     * Median of smoothness over its ceiling, in [0, 1] up to rounding; NaN where not measured. The ceiling is about {@code
     * 2/h} with h the effective step size, so near 1 the smoothness repeats the rule, not the objective.
     */
    public double ceilingShare() {
        return Quantile.median(ratio(trace.smoothness(), trace.ceiling()));
    }

    /**
     * Whether the slope of smoothness against gradient norm is the rule's own: smoothness lies near its ceiling, and the
     * ceiling grows with the gradient norm because the step length is (nearly) constant: every step clipped, or the gradient
     * normalised. The fixed-radius control is free of this.
     */
    public boolean slopeBuiltIn() {
        boolean constantLength =
                trace.family() == RunTrace.Family.NORMALISED || trace.meanClippedShare() > NEARLY_ALWAYS;
        return constantLength && ceilingShare() > NEAR_CEILING;
    }

    /**
     * The fit that speaks of the objective: the control where there is one, else the fit along the steps unless its slope is
     * built in; {@code null} where neither can.
     */
    @Nullable
    SmoothnessFit evidence() {
        return controlFit != null ? controlFit : slopeBuiltIn() ? null : fit;
    }

    /** Whether the run ended better than it began: see {@link LossChecks}. */
    boolean worked() {
        return LossChecks.diverged(this).isEmpty()
                && LossChecks.exploded(this).isEmpty()
                && Double.isFinite(trace.finalLoss());
    }

    static double[] ratio(double[] numerator, double[] denominator) {
        double[] ratio = new double[numerator.length];
        for (int i = 0; i < ratio.length; i++) {
            ratio[i] = numerator[i] / denominator[i];
        }
        return ratio;
    }
}
