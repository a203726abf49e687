package io.glissade.diagnosis;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** A healthy run of 400 steps, and copies of it with single columns changed. */
final class Runs {

    static final int STEPS = 400;

    private Runs() {}

    /** Falling loss; norms wave between 0.1 and 0.3; control smoothness 0.1 + 0.5 g; ceiling twice the smoothness. */
    static RunTrace healthy(RunTrace.Family family) {
        double[] norm = column(i -> 0.2 + 0.1 * Math.sin(0.7 * i));
        double[] smoothness = column(i -> i % 4 == 0 ? 0.1 + 0.5 * norm[i] : Double.NaN);
        boolean clipped = family == RunTrace.Family.CLIPPED;
        return new RunTrace(
                "healthy",
                family,
                4,
                column(i -> 1.5 + 2.5 * Math.exp(-i / 80.0)),
                norm,
                norm.clone(),
                column(i -> 4),
                column(i -> 4 * norm[i]),
                column(i -> clipped && norm[i] > 0.25 ? 1 : 0),
                smoothness,
                column(i -> 3 * smoothness[i]),
                smoothness.clone(),
                column(i -> 0.01 * smoothness[i]),
                clipped ? 0.25 : Double.NaN,
                false,
                "");
    }

    static double[] column(IntToDoubleFunction entry) {
        double[] column = new double[STEPS];
        Arrays.setAll(column, entry);
        return column;
    }

    static RunTrace plain() {
        return healthy(RunTrace.Family.PLAIN);
    }

    static RunTrace clipped() {
        return healthy(RunTrace.Family.CLIPPED);
    }

    static RunTrace named(RunTrace t, String label, double baseStepSize) {
        return copy(t, label, baseStepSize, t.loss(), t.gradientNorm(), t.stepSize(), t.clippedShare(), t.diverged());
    }

    static RunTrace withLoss(RunTrace t, double[] loss) {
        return copy(t, t.label(), t.baseStepSize(), loss, t.gradientNorm(), t.stepSize(), t.clippedShare(), false);
    }

    static RunTrace withNorm(RunTrace t, double[] norm) {
        return copy(t, t.label(), t.baseStepSize(), t.loss(), norm, t.stepSize(), t.clippedShare(), false);
    }

    static RunTrace withStepSize(RunTrace t, double[] stepSize) {
        return copy(t, t.label(), t.baseStepSize(), t.loss(), t.gradientNorm(), stepSize, t.clippedShare(), false);
    }

    static RunTrace withClippedShare(RunTrace t, double[] share) {
        return copy(t, t.label(), t.baseStepSize(), t.loss(), t.gradientNorm(), t.stepSize(), share, false);
    }

    /** The first steps of a run, as a signal leaves it. */
    static RunTrace cutShort(RunTrace t, int steps) {
        return new RunTrace(
                t.label(),
                t.family(),
                t.baseStepSize(),
                Arrays.copyOf(t.loss(), steps),
                Arrays.copyOf(t.gradientNorm(), steps),
                Arrays.copyOf(t.clippedGradientNorm(), steps),
                Arrays.copyOf(t.stepSize(), steps),
                Arrays.copyOf(t.stepLength(), steps),
                Arrays.copyOf(t.clippedShare(), steps),
                Arrays.copyOf(t.smoothness(), steps),
                Arrays.copyOf(t.ceiling(), steps),
                Arrays.copyOf(t.controlSmoothness(), steps),
                Arrays.copyOf(t.noiseFloor(), steps),
                t.threshold(),
                t.diverged(),
                t.divergedSentence());
    }

    static RunTrace diverged(RunTrace t) {
        return copy(t, t.label(), t.baseStepSize(), t.loss(), t.gradientNorm(), t.stepSize(), t.clippedShare(), true);
    }

    static RunTrace measured(RunTrace t, double[] smoothness, double[] ceiling, double[] control, double[] floor) {
        return new RunTrace(
                t.label(),
                t.family(),
                t.baseStepSize(),
                t.loss(),
                t.gradientNorm(),
                t.clippedGradientNorm(),
                t.stepSize(),
                t.stepLength(),
                t.clippedShare(),
                smoothness,
                ceiling,
                control,
                floor,
                t.threshold(),
                t.diverged(),
                t.divergedSentence());
    }

    private static RunTrace copy(
            RunTrace t,
            String label,
            double baseStepSize,
            double[] loss,
            double[] norm,
            double[] stepSize,
            double[] clippedShare,
            boolean diverged) {
        return new RunTrace(
                label,
                t.family(),
                baseStepSize,
                loss,
                norm,
                t.clippedGradientNorm(),
                stepSize,
                t.stepLength(),
                clippedShare,
                t.smoothness(),
                t.ceiling(),
                t.controlSmoothness(),
                t.noiseFloor(),
                t.threshold(),
                diverged,
                diverged ? "Parameter rnn.weight became non-finite in step 7." : "");
    }
}
