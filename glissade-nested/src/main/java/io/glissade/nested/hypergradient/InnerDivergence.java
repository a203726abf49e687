package io.glissade.nested.hypergradient;

import java.util.Locale;

/**
 * The gradient steps of a lower level diverge: a number in them is not finite, or their gradient grew out of all proportion. A
 * step size above 2/L does it, L the smoothness of the level, and so does an objective without a minimum.
 */
public final class InnerDivergence extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private final int level;
    private final String name;
    private final double stepSize;
    private final double firstNorm;
    private final double lastNorm;

    /** Steps with a step size that is none: 0, infinite or NaN. */
    InnerDivergence(int level, String name, double stepSize, String block) {
        super(String.format(
                Locale.ROOT,
                "level %d (%s): its step size, the exponential of %s, must be positive and finite, got %s",
                level,
                name,
                block,
                stepSize));
        this.level = level;
        this.name = name;
        this.stepSize = stepSize;
        this.firstNorm = Double.NaN;
        this.lastNorm = Double.NaN;
    }

    InnerDivergence(
            int level, String name, int steps, double stepSize, double firstNorm, double lastNorm, String likelyCause) {
        super(String.format(
                Locale.ROOT,
                "level %d (%s): its gradient steps diverge: with step size %s the gradient norm goes from %.3g to %.3g in %d"
                        + " steps; %s",
                level,
                name,
                (float) stepSize,
                firstNorm,
                lastNorm,
                steps,
                likelyCause));
        this.level = level;
        this.name = name;
        this.stepSize = stepSize;
        this.firstNorm = firstNorm;
        this.lastNorm = lastNorm;
    }

    /** The level, counted from 1 for the outermost. */
    public int level() {
        return level;
    }

    /** Its variable, as the problem names it. */
    public String name() {
        return name;
    }

    /** The step size of its last step; of several the largest. */
    public double stepSize() {
        return stepSize;
    }

    /** The gradient norm of the level at its first step; NaN where the step size is none. */
    public double firstNorm() {
        return firstNorm;
    }

    /** The gradient norm of the level at its last step; infinite or NaN where it left the range. */
    public double lastNorm() {
        return lastNorm;
    }
}
