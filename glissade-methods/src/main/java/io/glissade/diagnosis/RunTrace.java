package io.glissade.diagnosis;

import java.util.Arrays;

/**
 * What one run recorded, a column for each quantity and an entry for each step; NaN where a quantity was not measured.
 * The arrays are kept, not copied.
 *
 * @param label the rule as the user wrote it, unique among the runs compared
 * @param family which kind of rule it is
 * @param baseStepSize the step size before any clipping or normalising: {@code lr} of the rule, NaN where it has none
 * @param loss of the minibatch before each step
 * @param gradientNorm of the minibatch before each step, before clipping
 * @param clippedGradientNorm the same after clipping
 * @param stepSize the factor on the unclipped gradient: step length over gradient norm
 * @param stepLength norm of the step taken
 * @param clippedShare share of the clipping scopes that were clipped, in [0, 1]: 0 or 1 for a global norm
 * @param smoothness largest ratio of gradient change to distance along the step, in gradient norm per length
 * @param ceiling what the triangle inequality allows that ratio to be: sum of the two gradient norms over the distance
 * @param controlSmoothness the same ratio at one fixed small radius, whatever the step length
 * @param noiseFloor what rounding alone would make of that ratio
 * @param threshold gradient norm from which the rule shortens steps, NaN if it has none
 * @param diverged whether a value or gradient left the range of floating point
 * @param divergedSentence names step and parameter, empty if not diverged
 */
// Columns of numbers, never compared as values: equality by identity of the arrays does no harm.
@SuppressWarnings("ArrayRecordComponent")
public record RunTrace(
        String label,
        Family family,
        double baseStepSize,
        double[] loss,
        double[] gradientNorm,
        double[] clippedGradientNorm,
        double[] stepSize,
        double[] stepLength,
        double[] clippedShare,
        double[] smoothness,
        double[] ceiling,
        double[] controlSmoothness,
        double[] noiseFloor,
        double threshold,
        boolean diverged,
        String divergedSentence) {

    /** How a rule's step depends on the gradient norm. */
    public enum Family {
        /** The step size does not: gradient descent, fixed or decaying. */
        PLAIN,
        /** {@code h = min(eta, gamma eta/||g||)} and kin: shortened above a threshold. */
        CLIPPED,
        /** {@code h = eta/(||g|| + beta)}: shortened everywhere, the steeper the more. */
        NORMALISED,
        /** Anything else, such as an adaptive threshold. */
        OTHER
    }

    private static final int LONGEST_WINDOW = 50;
    private static final int STEPS_PER_WINDOW = 10;

    public RunTrace {
        requireLength("gradientNorm", gradientNorm, loss.length);
        requireLength("clippedGradientNorm", clippedGradientNorm, loss.length);
        requireLength("stepSize", stepSize, loss.length);
        requireLength("stepLength", stepLength, loss.length);
        requireLength("clippedShare", clippedShare, loss.length);
        requireLength("smoothness", smoothness, loss.length);
        requireLength("ceiling", ceiling, loss.length);
        requireLength("controlSmoothness", controlSmoothness, loss.length);
        requireLength("noiseFloor", noiseFloor, loss.length);
    }

    /**
     * How many last steps a final loss is the mean of: a tenth of the run, at least 1 and at most 50. The loss of a single
     * minibatch is mostly noise; more than a tenth would blur a run that still descends.
     */
    public static int lossWindow(int steps) {
        return Math.max(1, Math.min(LONGEST_WINDOW, steps / STEPS_PER_WINDOW));
    }

    /** Mean loss of the last {@link #lossWindow} steps; NaN for no steps or when one of these losses is not finite. */
    public static double finalLoss(double[] loss) {
        return finiteMean(loss, loss.length - lossWindow(loss.length), loss.length);
    }

    /** Mean loss of the first {@link #lossWindow} steps; NaN for no steps or when one of these losses is not finite. */
    static double firstLoss(double[] loss) {
        return finiteMean(loss, 0, Math.min(loss.length, lossWindow(loss.length)));
    }

    /** The lowest mean over {@link #lossWindow} steps in a row whose losses are finite; NaN if there are none. */
    static double bestLoss(double[] loss) {
        double best = Double.NaN;
        int window = lossWindow(loss.length);
        for (int from = 0; from + window <= loss.length; from++) {
            double mean = finiteMean(loss, from, from + window);
            best = Double.isNaN(best) || mean < best ? mean : best;
        }
        return best;
    }

    /** Whether steps do not depend on the gradient norm at all. */
    boolean plain() {
        return family == Family.PLAIN;
    }

    /** Whether the rule clips or normalises, by whatever threshold: what is compared with plain descent under that name. */
    boolean shortens() {
        return switch (family) {
            case PLAIN -> false;
            case CLIPPED, NORMALISED -> true;
            case OTHER -> !Double.isNaN(meanClippedShare());
        };
    }

    /** Steps taken. */
    public int steps() {
        return loss.length;
    }

    /** Mean loss of the last steps of this run, see {@link #finalLoss(double[])}. */
    public double finalLoss() {
        return finalLoss(loss);
    }

    /** Mean share clipped over all steps, in [0, 1]; NaN where it was never recorded. */
    public double meanClippedShare() {
        return Arrays.stream(clippedShare).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    private static double finiteMean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = Math.max(0, from); i < to; i++) {
            sum += values[i];
        }
        return to > 0 && Double.isFinite(sum) ? sum / (to - Math.max(0, from)) : Double.NaN;
    }

    private static void requireLength(String name, double[] column, int steps) {
        if (column.length != steps) {
            throw new IllegalArgumentException(
                    name + " must have as many entries as loss (" + steps + "), got " + column.length);
        }
    }
}
