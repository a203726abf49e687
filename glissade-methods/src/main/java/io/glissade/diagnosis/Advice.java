package io.glissade.diagnosis;

import io.glissade.smoothness.Digits;
import io.glissade.smoothness.Quantile;
import io.glissade.smoothness.SmoothnessEnvelope;
import io.glissade.smoothness.SmoothnessFit;
import io.glissade.smoothness.SmoothnessPoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step size and a threshold to try next, from the smoothness {@code L(g) = L0 + L1 g} measured along a run.
 *
 * <p><b>Practical</b> rests on the fitted line, so on the typical step: half of the measured ones are steeper. Where the
 * smoothness is L a step of size h changes the loss by {@code -h (1 - hL/2) g^2} to second order: best at hL = 1, a loss
 * above 2. Step size {@code 1/L0} with threshold {@code L0/L1} is {@code h = min(1/L0, 1/(L1 g))}, which keeps {@code hL}
 * between 1 and 2 at every gradient norm; the normalised rule with the same two numbers, {@code 1/(L0 + L1 g)}, keeps it
 * at 1. The measured smoothness bounds the curvature along the step from above, which is the reserve. Beyond
 * {@value #REACH} times the longest step size tried it does not go: the path that such steps would take was not measured.
 *
 * <p><b>Cautious</b> rests on a line above every measurement, and certifies a decrease of the minibatch's loss at each
 * step where the line holds: {@code h = min(1/(2 L0), 1/(3 L1 g))} ({@code vankov2024optimizing}), so step size {@code 1/(2 L0)}
 * and threshold {@code 2 L0/(3 L1)}. Its step size is at most half of {@code 1/L0}.
 *
 * <p>Both see curvature only, not the noise of minibatches: check the advice by a second run. Derivation and where it can
 * lose: docs/theory/smoothness-fit.md. Cost: a few sorts of the recorded norms.
 *
 * @param practical what to try next, {@code null} where nothing can be said
 * @param cautious a rule certified on the recorded points, {@code null} where there is none
 * @param reason one or two sentences: what the advice rests on, or why there is none
 * @param candidates thresholds and the share of the recorded steps each would have clipped
 */
public record Advice(
        @Nullable Suggestion practical, @Nullable Suggestion cautious, String reason, List<ClipShare> candidates) {

    /** How far beyond the largest step size tried the advice may go: two doublings. */
    static final double REACH = 4;

    /** A term of {@code L0 + L1 g} that never exceeds a tenth of the other would not change the step to be noticed. */
    private static final double NEGLIGIBLE = 0.1;

    /** Where steepness gives no reason to clip, a threshold that only catches accidents: one step in a hundred. */
    private static final double SAFETY_LEVEL = 0.99;

    private static final double GENTLE = 0.05;
    private static final double STEEP = 0.95;

    /** What form a suggestion has. */
    public enum Form {
        /** {@code h = stepSize}. */
        PLAIN,
        /** {@code h = stepSize * min(1, threshold/||g||)}. */
        CLIPPED,
        /** {@code h = stepSize * threshold/(||g|| + threshold)}, that is {@code eta = stepLengthCap(), beta = threshold}. */
        NORMALISED
    }

    /**
     * A rule to try.
     *
     * @param stepSize as the gradient vanishes, positive
     * @param threshold gradient norm from which steps are shortened, infinite for {@link Form#PLAIN}
     */
    public record Suggestion(Form form, double stepSize, double threshold) {

        public Suggestion {
            if (!(stepSize > 0) || !(threshold > 0) || Double.isInfinite(stepSize)) {
                throw new IllegalArgumentException("stepSize must be positive and finite and threshold positive, got "
                        + stepSize + " and " + threshold);
            }
        }

        /** The longest step the rule takes: {@code stepSize * threshold}. */
        public double stepLengthCap() {
            return stepSize * threshold;
        }
    }

    /** Advice from one run. */
    public static Advice of(MeasuredRun run) {
        RunTrace trace = run.trace();
        if (!run.worked()) {
            return none(trace, "The run failed: its measurements tell of the fall, take the advice of another run.");
        }
        boolean builtIn = run.slopeBuiltIn();
        SmoothnessFit fit = builtIn ? run.controlFit() : run.fit();
        if (fit == null) {
            return none(
                    trace,
                    builtIn
                            ? "The slope is built in by the constant step length, and there is no fixed-radius control to"
                                    + " read instead: run plain descent, or measure the control."
                            : "Too little was measured to fit a line: probe more often.");
        }
        SmoothnessPoints points =
                SmoothnessPoints.of(trace.gradientNorm(), builtIn ? trace.controlSmoothness() : trace.smoothness());
        String source = builtIn
                ? "The slope along the steps is built in by their constant length, so this rests on the fixed-radius control. "
                : "";
        SmoothnessFit evidence = run.evidence();
        boolean supported = evidence != null && evidence.correlation().low() > 0;
        return supported ? fromLine(trace, fit, points, source) : unsupported(trace, evidence, points, source);
    }

    private static Advice fromLine(RunTrace trace, SmoothnessFit fit, SmoothnessPoints points, String source) {
        double l0 = fit.l0().value();
        double l1 = fit.l1().value();
        double reach = reach(trace);
        double gentle = Quantile.of(points.gradientNorm(), GENTLE);
        Suggestion cautious = cautious(fit, points, reach);
        List<ClipShare> candidates = candidates(trace);
        if (l1 * Quantile.of(points.gradientNorm(), STEEP) <= NEGLIGIBLE * l0) {
            double stepSize = Math.min(1 / l0, reach);
            return new Advice(
                    new Suggestion(Form.PLAIN, stepSize, Double.POSITIVE_INFINITY),
                    cautious,
                    source + "Smoothness is " + Digits.three(l0) + " (L0) and hardly grows with the gradient norm: "
                            + "no clipping, step size " + stepText(stepSize, "1/L0", reach) + ".",
                    candidates);
        }
        boolean scaleFree = l0 <= NEGLIGIBLE * l1 * gentle;
        double stepSize = Math.min(reach, scaleFree ? 1 / (l1 * gentle) : 1 / l0);
        double threshold = 1 / (l1 * stepSize);
        if (l0 > 0) {
            candidates.add(ClipShare.of("L0 / L1", l0 / l1, trace.gradientNorm()));
        }
        candidates.add(ClipShare.of("advised", threshold, trace.gradientNorm()));
        String reason = scaleFree
                ? "Smoothness is in proportion to the gradient norm, L1 = " + Digits.three(l1)
                        + ": normalise the gradient, step length up to 1/L1 = " + Digits.three(1 / l1) + "."
                : "Typical smoothness is " + Digits.three(l0) + " + " + Digits.three(l1)
                        + " * gradient norm: step size " + stepText(stepSize, "1/L0", reach)
                        + ", step length at most 1/L1 = " + Digits.three(1 / l1) + ".";
        Form form = scaleFree ? Form.NORMALISED : Form.CLIPPED;
        return new Advice(new Suggestion(form, stepSize, threshold), cautious, source + reason, candidates);
    }

    private static Advice unsupported(
            RunTrace trace, @Nullable SmoothnessFit evidence, SmoothnessPoints points, String source) {
        double typical = Quantile.median(points.smoothness());
        double stepSize = Math.min(1 / typical, reach(trace));
        double threshold = Quantile.of(
                Arrays.stream(trace.gradientNorm()).filter(norm -> norm > 0).toArray(), SAFETY_LEVEL);
        String correlation =
                evidence == null ? "not measured" : evidence.correlation().toString();
        return new Advice(
                new Suggestion(Form.CLIPPED, stepSize, threshold),
                null,
                source + "The measurement does not support clipping by steepness (correlation " + correlation
                        + "): step size " + stepText(stepSize, "one over the median smoothness", reach(trace))
                        + ", and a threshold at the 99th percentile only for accidents.",
                candidates(trace));
    }

    private static @Nullable Suggestion cautious(SmoothnessFit fit, SmoothnessPoints points, double reach) {
        double l1 = fit.l1().high();
        double l0 = Math.max(SmoothnessEnvelope.of(points, l1).l0(), fit.l0().high());
        if (l0 == 0) {
            return null;
        }
        double stepSize = Math.min(1 / (2 * l0), reach);
        return l1 == 0
                ? new Suggestion(Form.PLAIN, stepSize, Double.POSITIVE_INFINITY)
                : new Suggestion(Form.CLIPPED, stepSize, 1 / (3 * l1 * stepSize));
    }

    private static Advice none(RunTrace trace, String reason) {
        return new Advice(null, null, reason, candidates(trace));
    }

    private static List<ClipShare> candidates(RunTrace trace) {
        List<ClipShare> candidates = new ArrayList<>(ClipShare.percentiles(trace.gradientNorm()));
        if (!Double.isNaN(trace.threshold())) {
            candidates.add(ClipShare.of("current", trace.threshold(), trace.gradientNorm()));
        }
        return candidates;
    }

    private static double reach(RunTrace trace) {
        double largest = Quantile.of(trace.stepSize(), 1);
        return largest > 0 ? REACH * largest : Double.POSITIVE_INFINITY;
    }

    private static String stepText(double stepSize, String formula, double reach) {
        return stepSize < reach
                ? formula + " = " + Digits.three(stepSize)
                : Digits.three(stepSize) + ", four times the largest tried (" + formula + " would be larger)";
    }
}
