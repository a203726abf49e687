package io.glissade.cli.reproduce.clipping;

import io.glissade.cli.figure.Figure;
import io.glissade.guarantee.ClippedDescent;
import io.glissade.guarantee.PlainDescentLowerBound;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.step.FixedStep;
import io.glissade.testfunction.ExponentialLowerBound;
import io.glissade.testfunction.LinearTailedLowerBound;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A3: two functions, of which one diverges for large fixed steps and the other is slow for small ones. L0 = L1 = 1, tolerance
 * 0.01; the slow one starts at 101.
 */
final class LowerBoundPair {

    private static final SmoothnessConstants ONE = new SmoothnessConstants(1, 1);
    private static final double TOLERANCE = 0.01;
    private static final double START = 101;
    private static final double[] STEEPNESS = {10, 30, 100, 300, 1_000, 3_000, 10_000};
    private static final ExponentialLowerBound STEEP = new ExponentialLowerBound(ONE);
    private static final LinearTailedLowerBound SLOW = new LinearTailedLowerBound(TOLERANCE);

    private LowerBoundPair() {}

    static List<Figure> figures() {
        int n = STEEPNESS.length;
        long[] minimax = new long[n];
        long[] slope = new long[n];
        long[] full = new long[n];
        double leastExcess = Double.POSITIVE_INFINITY;
        double gap = SLOW.valueAndGradient(new double[] {START}, new double[1]);
        for (int i = 0; i < n; i++) {
            double steepness = STEEPNESS[i];
            double step = 0.9999 * STEEP.divergenceThreshold(steepness);
            minimax[i] = minimax(steepness);
            slope[i] = perSteepness(minimax[i], steepness);
            long count = StepCount.of(SLOW, new FixedStep(step), TOLERANCE, StepCount.BUDGET, START);
            full[i] = perSteepness(count, steepness);
            double bound = new PlainDescentLowerBound(ONE, steepness).iterationBound(gap, TOLERANCE);
            leastExcess = Math.min(leastExcess, count / bound);
        }
        ClippedDescent clipped = new ClippedDescent(ONE);
        double bound = clipped.iterationBound(gap, TOLERANCE);
        long count = StepCount.of(SLOW, clipped.stepRule(1), TOLERANCE, StepCount.BUDGET, START);
        String where = ", M = 10, 30, 1e2, 3e2, 1e3, 3e3, 1e4";
        return List.of(
                Figure.counts(
                        "A3/minimax",
                        "the best fixed step on the worse of both" + where,
                        new long[] {7_571, 17_043, 44_607, 111_889, 316_177, 832_828, 2_448_744},
                        minimax),
                Figure.counts("A3/slope-constant", "that times (log M + 1) / M, rounded", constant(2_500), slope),
                Figure.counts("A3/full-constant", "the same to a gradient of the tolerance", constant(2_521), full),
                new Figure(
                        "A3/theorem-4",
                        "least count over the number of Theorem 4 (" + standing() + ")",
                        "at least 1",
                        String.format(Locale.ROOT, "%.4f", leastExcess),
                        leastExcess >= 1),
                Figure.counts("A3/clipped", "clipped, Theorem 3, for every M", new long[] {50_413}, new long[] {count}),
                Figure.counts(
                        "A3/theorem-3",
                        "its bound (" + clipped.standing().sentence() + ")",
                        new long[] {402_540},
                        new long[] {(long) bound}),
                Figure.number("A3/theorem-3-slack", "the bound over the count", 8.0, 0.05, bound / count, 1));
    }

    private static String standing() {
        return new PlainDescentLowerBound(ONE, STEEPNESS[0]).standing().sentence();
    }

    /**
     * The least over steps h of the larger of two counts: descent on the steep function, and the steps that descent takes down
     * the slope of the slow one. The second alone grows as h falls, which ends the scan.
     */
    private static long minimax(double steepness) {
        long best = StepCount.BUDGET;
        for (double share = 0.9999; ; share *= 0.97) {
            double step = share * STEEP.divergenceThreshold(steepness);
            long slope = (long) Math.ceil((START - 1) / (2 * TOLERANCE * step));
            if (slope >= best) {
                return best;
            }
            long steep = StepCount.of(STEEP, new FixedStep(step), TOLERANCE, best, STEEP.pointWithGradient(steepness));
            best = steep == StepCount.NONE ? best : Math.min(best, Math.max(steep, slope));
        }
    }

    private static long perSteepness(long count, double steepness) {
        return Math.round(count * (Math.log(steepness) + 1) / steepness);
    }

    private static long[] constant(long value) {
        long[] all = new long[STEEPNESS.length];
        Arrays.fill(all, value);
        return all;
    }
}
