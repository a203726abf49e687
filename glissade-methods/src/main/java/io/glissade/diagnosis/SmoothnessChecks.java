package io.glissade.diagnosis;

import static io.glissade.diagnosis.LossChecks.finding;

import io.glissade.smoothness.Digits;
import io.glissade.smoothness.Quantile;
import io.glissade.smoothness.SmoothnessFit;
import io.glissade.smoothness.SmoothnessPoints;
import java.util.Arrays;
import java.util.Optional;

/** Checks on clipping and on the measured smoothness of one run. */
final class SmoothnessChecks {

    /** Step size times smoothness at which gradient descent on a quadratic neither grows nor shrinks. */
    private static final double EDGE = 2;

    /** A fifth of the smoothness from rounding shifts a slope in the logarithms to be seen. */
    private static final double LARGEST_FLOOR = 0.2;

    /** With fewer points the interval of a correlation is at least 0.7 wide around 0. */
    private static final int FEW_POINTS = 20;

    /** A weaker correlation explains less than a tenth of the scatter, however many points make it certain. */
    private static final double WEAK = 0.3;

    private SmoothnessChecks() {}

    /** Nearly every step clipped: descent with steps of constant length. */
    static Optional<Finding> clipBindsAlways(MeasuredRun run) {
        RunTrace trace = run.trace();
        double share = trace.meanClippedShare();
        return finding(
                share > MeasuredRun.NEARLY_ALWAYS,
                "clip-binds-always",
                Finding.Level.WARNING,
                trace,
                Digits.percent(share) + " of " + trace.steps()
                        + " steps were clipped: this is normalised descent with steps"
                        + " of constant length " + Digits.three(Quantile.median(trace.stepLength()))
                        + ", only the product of step size and threshold matters.",
                "Raise the threshold (a median gradient norm is " + Digits.three(Quantile.median(trace.gradientNorm()))
                        + ") and lower the step size by the same factor.");
    }

    /** A threshold that no gradient reached. */
    static Optional<Finding> clipNeverBinds(MeasuredRun run) {
        RunTrace trace = run.trace();
        return finding(
                trace.family() == RunTrace.Family.CLIPPED && trace.meanClippedShare() == 0,
                "clip-never-binds",
                Finding.Level.NOTE,
                trace,
                "None of " + trace.steps() + " steps was clipped, the largest gradient norm was "
                        + Digits.three(Quantile.of(trace.gradientNorm(), 1)) + ": this is plain descent.",
                "Raise the step size, for which clipping is the safeguard, or lower the threshold.");
    }

    /** The relation of smoothness to gradient norm is the rule's own, and what the control says instead. */
    static Optional<Finding> builtInSlope(MeasuredRun run) {
        SmoothnessFit fit = run.fit();
        SmoothnessFit control = run.controlFit();
        return finding(
                run.slopeBuiltIn(),
                "built-in-slope",
                Finding.Level.WARNING,
                run.trace(),
                "The steps have nearly constant length and the smoothness is " + Digits.percent(run.ceilingShare())
                        + " of what the triangle inequality allows, which grows with the gradient norm by itself: the correlation"
                        + (fit == null ? "" : " " + fit.correlation()) + " is built in. "
                        + (control == null
                                ? "There is no fixed-radius control."
                                : "The fixed-radius control has correlation " + control.correlation() + "."),
                control == null
                        ? "Measure the fixed-radius control, or read the scatter of a run that is not clipped."
                        : "Read the control instead of the scatter along the steps.");
    }

    /** Whether the measurement supports clipping: steep where the gradient is large. */
    static Optional<Finding> relation(MeasuredRun run) {
        SmoothnessFit evidence = run.evidence();
        if (!run.worked() || evidence == null) {
            return Optional.empty();
        }
        boolean grows = evidence.correlation().low() > 0;
        boolean weak = evidence.correlation().value() < WEAK;
        String action = !grows
                ? "Steepness gives no reason to clip here; only a high threshold against accidents can be justified."
                : weak
                        ? "The relation is certain but weak: expect little from clipping."
                        : "Clipping or normalising suits this objective: shorten the step where the gradient is large.";
        return finding(
                true,
                grows ? "steepness-grows-with-gradient" : "no-relation",
                Finding.Level.NOTE,
                run.trace(),
                correlation(run, evidence)
                        + (grows ? ", slope in the logarithms " + evidence.slope() + "." : ": not above 0."),
                action);
    }

    /** The typical step is as long as a quadratic of this smoothness allows at all. */
    static Optional<Finding> edgeOfStability(MeasuredRun run) {
        RunTrace trace = run.trace();
        double[] product = new double[trace.steps()];
        Arrays.setAll(product, i -> trace.stepSize()[i] * trace.smoothness()[i]);
        double median = Quantile.median(product);
        return finding(
                run.worked() && median > EDGE,
                "edge-of-stability",
                Finding.Level.WARNING,
                trace,
                "Step size times smoothness has median " + Digits.three(median) + ", above 2.",
                "Do not raise the step size further; halving it may descend faster.");
    }

    /** Rounding makes up too much of the measured smoothness. */
    static Optional<Finding> noiseFloor(MeasuredRun run) {
        RunTrace trace = run.trace();
        double share = Quantile.median(MeasuredRun.ratio(trace.noiseFloor(), trace.smoothness()));
        return finding(
                share > LARGEST_FLOOR,
                "noise-floor",
                Finding.Level.WARNING,
                trace,
                "The noise floor has median " + Digits.percent(share) + " of the smoothness.",
                "Do not trust the smoothness of this run; measure over longer distances or in double precision.");
    }

    /** Something was measured, but not enough. */
    static Optional<Finding> tooFewPoints(MeasuredRun run) {
        RunTrace trace = run.trace();
        SmoothnessPoints points = SmoothnessPoints.of(trace.gradientNorm(), trace.smoothness());
        boolean measured = points.count() + points.leftOut() > 0;
        return finding(
                measured && (run.fit() == null || points.count() < FEW_POINTS),
                "too-few-points",
                Finding.Level.NOTE,
                trace,
                points.count() + " usable measurements of smoothness in " + trace.steps() + " steps"
                        + (points.leftOut() == 0
                                ? ""
                                : ", " + points.leftOut() + " left out as not finite and positive")
                        + (run.fit() == null ? ": no line can be fitted." : ": the intervals are wide."),
                "Probe more often or run longer.");
    }

    private static String correlation(MeasuredRun run, SmoothnessFit evidence) {
        String where = run.controlFit() != null ? "at a fixed radius" : "along the steps";
        return "Smoothness " + where + " against gradient norm has log correlation " + evidence.correlation();
    }
}
