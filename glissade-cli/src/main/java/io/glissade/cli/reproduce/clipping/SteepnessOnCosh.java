package io.glissade.cli.reproduce.clipping;

import io.glissade.cli.figure.Figure;
import io.glissade.guarantee.ClippedDescent;
import io.glissade.guarantee.PlainDescent;
import io.glissade.guarantee.SmoothDescent;
import io.glissade.guarantee.SmoothDescent.Step;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.step.OptimalSmoothStep;
import io.glissade.step.StepRule;
import io.glissade.testfunction.Cosh;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** A5: cosh with L0 = L1 = 1 from where the gradient is M, to a gradient of 1e-6, with the steps of four theorems. */
final class SteepnessOnCosh {

    private static final SmoothnessConstants ONE = new SmoothnessConstants(1, 1);
    private static final double[] STEEPNESS = {1e1, 1e2, 1e3, 1e4, 1e5};

    private SteepnessOnCosh() {}

    static List<Figure> figures() {
        long[] clipped = counts(steepness -> new ClippedDescent(ONE).stepRule(1));
        long[] plain = counts(steepness -> new PlainDescent(ONE, steepness).stepRule(1));
        long[] optimal = counts(steepness -> new SmoothDescent(ONE, Step.OPTIMAL).stepRule(1));
        long[] clippedSmooth = counts(steepness -> new SmoothDescent(ONE, Step.CLIPPED).stepRule(1));
        String where = ", M = 1e1, 1e2, 1e3, 1e4, 1e5";
        return List.of(
                Figure.counts("A5/clipped", "Theorem 3" + where, new long[] {151, 174, 197, 220, 243}, clipped),
                Figure.counts(
                        "A5/fixed-step",
                        "Theorem 6" + where,
                        new long[] {309, 2_920, 29_034, 290_189, 2_901_746},
                        plain),
                Figure.counts(
                        "A5/optimal-smooth-step",
                        "optimal smooth step" + where,
                        new long[] {9, 13, 16, 19, 23},
                        optimal),
                Figure.counts(
                        "A5/clipped-smooth-step",
                        "clipped smooth step" + where,
                        new long[] {27, 34, 41, 48, 54},
                        clippedSmooth),
                growth(plain),
                progress());
    }

    private static long[] counts(DoubleFunction<StepRule> rule) {
        Cosh cosh = new Cosh(1, ONE);
        return Arrays.stream(STEEPNESS)
                .mapToLong(steepness -> StepCount.of(
                        cosh,
                        rule.apply(steepness),
                        1e-6,
                        StepCount.BUDGET,
                        Math.log(steepness + Math.hypot(steepness, 1))))
                .toArray();
    }

    private static Figure growth(long[] plain) {
        double first = Math.log10((double) plain[1] / plain[0]);
        double last = Math.log10((double) plain[4] / plain[3]);
        String observed = String.format(Locale.ROOT, "%.3f to %.3f", first, last);
        return new Figure(
                "A5/fixed-step-growth",
                "growth exponent of Theorem 6 per decade of M",
                "0.975 to 1.000",
                observed,
                observed.equals("0.975 to 1.000"));
    }

    /**
     * The least of (f(x) - f(x+)) (2 L0 + 3 a) / ||g||^2 over three pairs of constants and a grid of points. It is that of the
     * first point of the grid, and would fall to 1 with a finer one.
     */
    private static Figure progress() {
        double least = Double.POSITIVE_INFINITY;
        for (SmoothnessConstants constants :
                new SmoothnessConstants[] {ONE, new SmoothnessConstants(1, 10), new SmoothnessConstants(5, 0.5)}) {
            Cosh cosh = new Cosh(1, constants);
            OptimalSmoothStep rule = new OptimalSmoothStep(constants);
            SmoothDescent guarantee = new SmoothDescent(constants, Step.OPTIMAL);
            double[] gradient = new double[1];
            for (int i = 1; i < 3_000; i++) {
                double x = 0.01 * i / constants.l1();
                double before = cosh.valueAndGradient(new double[] {x}, gradient);
                double norm = Math.abs(gradient[0]);
                double moved = x - rule.stepSize(0, Double.NaN, norm) * gradient[0];
                double after = cosh.valueAndGradient(new double[] {moved}, gradient);
                least = Math.min(least, (before - after) / guarantee.progress(norm));
            }
        }
        String observed = String.format(Locale.ROOT, "%.4f", least);
        return new Figure(
                "A5/progress",
                "least decrease of an optimal smooth step over the decrease promised, x from 0.01 / L1 on",
                "1.0148",
                observed,
                observed.equals("1.0148"));
    }
}
