package io.glissade.cli.reproduce.clipping;

import io.glissade.cli.figure.Figure;
import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.guarantee.StochasticClippedDescent;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.step.ClippedStep;
import io.glissade.step.StepRule;
import io.glissade.testfunction.Cosh;
import io.glissade.testfunction.Quadratic;
import io.glissade.testfunction.TwoPointNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A7: where clipping noisy gradients ends elsewhere than at the minimum, and a printed rule that does not end at all. */
final class StochasticHonesty {

    private static final long ITERATIONS = 1_000_000;
    private static final StochasticClippedDescent THEOREM =
            new StochasticClippedDescent(new SmoothnessConstants(1, 1), 1);

    private StochasticHonesty() {}

    static List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        figures.add(bias(2, 0.005));
        // Four standard errors of a mean of 300,000: 0.3 (c + c/9) / 0.9 each, 3 where nothing is clipped.
        figures.add(bias(5, 0.0135));
        figures.add(bias(20, 0.022));
        figures.add(printed());
        figures.add(corrected());
        return figures;
    }

    private static Figure bias(double threshold, double tolerance) {
        return Figure.number(
                String.format(Locale.ROOT, "A7/bias-c=%.0f", threshold),
                "where clipped descent on x^2/2 with noise +9 (one in ten) or -1 settles: max(0, 1 - c/9)",
                Math.max(0, 1 - threshold / 9),
                tolerance,
                settles(threshold),
                4);
    }

    /** Step 0.002, 400,000 steps from 0, mean of the iterates after 100,000. */
    private static double settles(double threshold) {
        double sum = 0;
        try (GradientIteration<double[]> run = new GradientDescent<double[]>(new ClippedStep(0.002, threshold))
                .start(new TwoPointNoise(new Quadratic(1), 9, 0.1, 0), new double[] {0})) {
            for (int k = 0; k < 400_000; k++) {
                run.step();
                sum += k >= 100_000 ? run.point()[0] : 0;
            }
        }
        return sum / 300_000;
    }

    /** cosh with random signs from 20, after 200,000 of a million steps planned. */
    private static Figure printed() {
        Range range = range(THEOREM.literature().stepRule(ITERATIONS), 200_000, 199_900);
        String observed = String.format(Locale.ROOT, "between %.1f and %.1f", range.least(), range.most());
        return new Figure(
                "A7/theorem-7-printed",
                "the last 100 of 200,000 iterates of the rule of Theorem 7 as printed, on cosh from 20",
                "between -42.5 and 20.0",
                observed,
                observed.equals("between -42.5 and 20.0"));
    }

    /** The same start with the rule corrected, all of the million steps. */
    private static Figure corrected() {
        Range all = range(THEOREM.stepRule(ITERATIONS), ITERATIONS, 0);
        boolean pass = all.most() <= 20 && all.least() >= -20 && Math.abs(all.last()) <= 0.1;
        return new Figure(
                "A7/theorem-7-corrected",
                "the same with the rule corrected, all of a million iterates ("
                        + THEOREM.standing().sentence() + ")",
                "never beyond 20, at the end within 0.1 of 0",
                String.format(
                        Locale.ROOT, "between %.2f and %.2f, at the end %.3f", all.least(), all.most(), all.last()),
                pass);
    }

    /** Least and greatest iterate from a step on, and the last. */
    private record Range(double least, double most, double last) {}

    private static Range range(StepRule rule, long iterations, long from) {
        Cosh cosh = new Cosh(1, new SmoothnessConstants(1, 1));
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        try (GradientIteration<double[]> run =
                new GradientDescent<double[]>(rule).start(new TwoPointNoise(cosh, 1, 0.5, 0), new double[] {20})) {
            for (long k = 0; k < iterations; k++) {
                run.step();
                double x = run.point()[0];
                if (k >= from) {
                    least = Math.min(least, x);
                    most = Math.max(most, x);
                }
            }
            return new Range(least, most, run.point()[0]);
        }
    }
}
