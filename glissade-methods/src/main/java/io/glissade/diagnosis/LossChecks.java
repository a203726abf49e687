package io.glissade.diagnosis;

import io.glissade.smoothness.Digits;
import io.glissade.smoothness.Quantile;
import java.util.Arrays;
import java.util.Optional;

/** Checks on the loss and the gradient norm of one run. */
final class LossChecks {

    /** Final over best loss from which a run is called exploded: far beyond the wobble of a window of minibatches. */
    private static final double TIMES_BEST = 2;

    /** ... and this share of the whole descent must be lost again, or a loss near 0 would explode by wobbling. */
    private static final double DESCENT_LOST = 0.1;

    /** A smaller fall of the loss than this share is not told from noise. */
    private static final double SMALLEST_FALL = 0.02;

    /** Largest over median gradient norm: a tenfold gradient makes a tenfold step. */
    private static final double SPIKE = 10;

    /** Below this the product with usual step sizes is lost in single precision (spacing 1.2e-7 at 1). */
    private static final double VANISHED = 1e-7;

    /** Last over first gradient norm: a working run lowers it by one or two orders of magnitude, not four. */
    private static final double VANISHED_SHARE = 1e-4;

    private LossChecks() {}

    /** A value or gradient left the range of floating point. */
    static Optional<Finding> diverged(MeasuredRun run) {
        RunTrace trace = run.trace();
        return finding(
                trace.diverged(),
                "diverged",
                Finding.Level.PROBLEM,
                trace,
                trace.divergedSentence().isEmpty() ? "A value became non-finite." : trace.divergedSentence(),
                Double.isNaN(trace.baseStepSize())
                        ? "Take a rule with a step size of its own, and lower it."
                        : "Lower the step size, or clip: what " + Digits.three(trace.baseStepSize())
                                + " does in the steepest place decides.");
    }

    /** All finite, but the loss ends above its start, or at twice its best: the step size is too large. */
    static Optional<Finding> exploded(MeasuredRun run) {
        RunTrace trace = run.trace();
        if (trace.diverged() || trace.steps() < 2) {
            return Optional.empty();
        }
        double last = trace.finalLoss();
        double start = trace.loss()[0];
        double best = RunTrace.bestLoss(trace.loss());
        boolean lostAgain = best > 0 && last > TIMES_BEST * best && last - best > DESCENT_LOST * (start - best);
        return finding(
                last > start || lostAgain,
                "exploded",
                Finding.Level.PROBLEM,
                trace,
                "The loss ended at " + Digits.loss(last) + ", after " + Digits.loss(start) + " at the first step and "
                        + Digits.loss(best) + " at its best.",
                "Halve the step size until the loss stays down, or clip.");
    }

    /** Finite and not exploded, yet first and last window hardly differ. */
    static Optional<Finding> lossNotDecreasing(MeasuredRun run) {
        RunTrace trace = run.trace();
        double first = RunTrace.firstLoss(trace.loss());
        double last = trace.finalLoss();
        return finding(
                run.worked() && trace.steps() >= 2 && stalled(first, last),
                "loss-not-decreasing",
                Finding.Level.WARNING,
                trace,
                "The mean loss went from " + Digits.loss(first) + " to " + Digits.loss(last) + " in " + trace.steps()
                        + " steps.",
                "Raise the step size tenfold, or run longer; if neither helps, look at the data and the model.");
    }

    /** Single gradients much larger than the usual one, and a rule that does not shorten its steps there. */
    static Optional<Finding> gradientSpikes(MeasuredRun run) {
        RunTrace trace = run.trace();
        double median = Quantile.median(trace.gradientNorm());
        double largest = Quantile.of(trace.gradientNorm(), 1);
        boolean shortens = !trace.plain();
        return finding(
                run.worked() && !shortens && median > 0 && largest / median > SPIKE,
                "gradient-spikes",
                Finding.Level.WARNING,
                trace,
                "The largest gradient norm, " + Digits.three(largest) + ", is " + Digits.three(largest / median)
                        + " times the median.",
                "Clip: a threshold at the 99th percentile, " + Digits.three(Quantile.of(trace.gradientNorm(), 0.99))
                        + ", would catch the spikes alone.");
    }

    /** Gradients too small to move anything: converged, or stuck. */
    static Optional<Finding> vanishingGradient(MeasuredRun run) {
        RunTrace trace = run.trace();
        int window = RunTrace.lossWindow(trace.steps());
        int steps = trace.steps();
        double first = Quantile.median(Arrays.copyOfRange(trace.gradientNorm(), 0, Math.min(window, steps)));
        double last = Quantile.median(Arrays.copyOfRange(trace.gradientNorm(), Math.max(0, steps - window), steps));
        boolean stalled = stalled(RunTrace.firstLoss(trace.loss()), trace.finalLoss());
        return finding(
                !trace.diverged() && (last < VANISHED || last < VANISHED_SHARE * first),
                "vanishing-gradient",
                stalled ? Finding.Level.WARNING : Finding.Level.NOTE,
                trace,
                "The median gradient norm went from " + Digits.three(first) + " in the first " + window + " steps to "
                        + Digits.three(last) + " in the last.",
                stalled
                        ? "The loss did not fall: look for saturated or dead units and at the initial weights."
                        : "The run has converged, or got stuck on a plateau: more steps of this size change little.");
    }

    static boolean stalled(double firstLoss, double lastLoss) {
        return lastLoss > firstLoss - SMALLEST_FALL * Math.abs(firstLoss);
    }

    static Optional<Finding> finding(
            boolean fires, String name, Finding.Level level, RunTrace about, String evidence, String action) {
        return fires ? Optional.of(new Finding(name, level, about.label(), evidence, action)) : Optional.empty();
    }
}
