package io.glissade.cli.reproduce.clipping;

import io.glissade.cli.figure.Figure;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.run.Outcome;
import io.glissade.step.ClippedStep;
import io.glissade.step.FixedStep;
import io.glissade.step.NormalisedStep;
import io.glissade.testfunction.ExponentialLowerBound;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A1: the normalised step lies between a half and the whole of the clipped one; where a fixed step starts to diverge. */
final class StepIdentities {

    private StepIdentities() {}

    static List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        figures.add(ratio());
        for (double steepness : new double[] {10, 100, 1_000, 10_000}) {
            figures.add(threshold(steepness));
        }
        return figures;
    }

    /** Matched by gamma eta_c = eta_n and eta_c = eta_n / beta, for gradient norms from 1e-6 to 1e6. */
    private static Figure ratio() {
        double beta = 1.7;
        NormalisedStep normalised = new NormalisedStep(0.3, beta);
        ClippedStep clipped = new ClippedStep(0.3 / beta, beta);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = -600; i <= 600; i++) {
            double norm = Math.pow(10, i / 100.0);
            double ratio = normalised.stepSize(0, Double.NaN, norm) / clipped.stepSize(0, Double.NaN, norm);
            least = Math.min(least, ratio);
            most = Math.max(most, ratio);
        }
        double atBeta = normalised.stepSize(0, Double.NaN, beta) / clipped.stepSize(0, Double.NaN, beta);
        double rounding = 0x1p-50;
        return new Figure(
                "A1/step-ratio",
                "normalised over matched clipped step, gradient norms 1e-6 to 1e6",
                "in [0.5, 1], 0.5 at beta",
                String.format(Locale.ROOT, "in [%.4f, %.6f], %.15f at beta", least, most, atBeta),
                least >= 0.5 - rounding && most <= 1 + rounding && Math.abs(atBeta - 0.5) <= rounding);
    }

    /** L0 = L1 = 1, from the point where the gradient is M. */
    private static Figure threshold(double steepness) {
        ExponentialLowerBound function = new ExponentialLowerBound(new SmoothnessConstants(1, 1));
        double threshold = function.divergenceThreshold(steepness);
        double x0 = function.pointWithGradient(steepness);
        Outcome below = StepCount.run(function, new FixedStep(0.999 * threshold), 0.01, StepCount.BUDGET, x0)
                .outcome();
        Outcome above = StepCount.run(function, new FixedStep(1.001 * threshold), 0.01, StepCount.BUDGET, x0)
                .outcome();
        return new Figure(
                String.format(Locale.ROOT, "A1/divergence-M=%.0f", steepness),
                "fixed step 0.1 % below and above 2 (log M + 1) / M on the exponential lower bound",
                "Converged, Diverged",
                below.kind() + ", " + above.kind(),
                below instanceof Outcome.Converged && above instanceof Outcome.Diverged);
    }
}
