package io.glissade.nested.hypergradient;

import java.util.Locale;

/**
 * How far the gradient steps of a lower level come.
 *
 * @param level counted from 1 for the outermost
 * @param name of its variable
 * @param steps number of steps T
 * @param firstNorm gradient norm at the start
 * @param lastNorm gradient norm after the last step
 * @param contraction factor on the gradient norm for each step, the geometric mean over the second half of the steps above rounding;
 *     1 or more where they do not converge, NaN where the gradient is zero at the start
 * @param firstValue of the level's objective at the start, deeper levels reacting
 * @param lastValue of the same after the last step
 */
public record LevelReport(
        int level,
        String name,
        int steps,
        double firstNorm,
        double lastNorm,
        double contraction,
        double firstValue,
        double lastValue) {

    /** What {@link #converged()} asks for: an error of the gradient of F_1 of about T times this, relative. */
    public static final double TOLERANCE = 1e-3;

    /** Whether the gradient norm has fallen to {@value #TOLERANCE} of the first. */
    public boolean converged() {
        return converged(TOLERANCE);
    }

    /** Whether the gradient norm has fallen to {@code tolerance} of the first. */
    public boolean converged(double tolerance) {
        return lastNorm <= tolerance * firstNorm;
    }

    /**
     * The number of steps after which the gradient norm would be {@code tolerance} of the first if it went on as at the end;
     * infinite where the steps do not contract.
     */
    public double stepsTo(double tolerance) {
        if (converged(tolerance)) {
            return steps;
        }
        return contraction < 1
                ? steps + Math.ceil(Math.log(tolerance * firstNorm / lastNorm) / Math.log(contraction))
                : Double.POSITIVE_INFINITY;
    }

    /** One line for a person. */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "level %d (%s): gradient norm %.3g to %.3g, value %.6g to %.6g in %d steps of factor %.3g; %s",
                level,
                name,
                firstNorm,
                lastNorm,
                firstValue,
                lastValue,
                steps,
                contraction,
                verdict());
    }

    private String verdict() {
        if (converged()) {
            return "converged";
        }
        double wanted = stepsTo(TOLERANCE);
        return Double.isFinite(wanted)
                ? String.format(Locale.ROOT, "about %.0f steps would converge", wanted)
                : "no number of steps converges";
    }
}
