package io.glissade.cli.reproduce.clipping;

import io.glissade.cli.figure.Figure;
import io.glissade.guarantee.ClippedDescent;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.step.FixedStep;
import io.glissade.step.NormalisedStep;
import io.glissade.step.SimplifiedSmoothStep;
import io.glissade.step.StepRule;
import io.glissade.testfunction.ExponentialLowerBound;
import io.glissade.testfunction.LinearTailedLowerBound;
import io.glissade.testfunction.SeparableSum;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleToLongFunction;

/**
 * A2: one function, steep in one coordinate and flat in the other, on which the best fixed step pays for the steepness M and
 * clipping does not. L0 = L1 = 1, tolerance 0.01, start where the steep gradient is M and the flat coordinate is 11.
 */
final class GapOnOneFunction {

    private static final SmoothnessConstants ONE = new SmoothnessConstants(1, 1);
    private static final double TOLERANCE = 0.01;
    private static final double[] STEEPNESS = {10, 100, 1_000, 10_000};
    private static final ExponentialLowerBound STEEP = new ExponentialLowerBound(ONE);
    private static final SeparableSum FUNCTION =
            new SeparableSum(List.of(STEEP, new LinearTailedLowerBound(TOLERANCE)));

    private GapOnOneFunction() {}

    static List<Figure> figures() {
        long[] fixed = counts(GapOnOneFunction::bestFixed);
        long[] clipped = counts(steepness -> count(new ClippedDescent(ONE).stepRule(1), steepness, StepCount.BUDGET));
        long[] normalised = counts(steepness -> count(new NormalisedStep(0.1, 1), steepness, StepCount.BUDGET));
        long[] simplified = counts(steepness -> count(new SimplifiedSmoothStep(ONE), steepness, StepCount.BUDGET));
        String where = ", M = 10, 1e2, 1e3, 1e4";
        return List.of(
                Figure.counts(
                        "A2/fixed-step", "best fixed step" + where, new long[] {821, 4_834, 34_262, 265_353}, fixed),
                Figure.counts(
                        "A2/clipped", "clipped, Theorem 3" + where, new long[] {5_428, 5_450, 5_473, 5_496}, clipped),
                Figure.counts(
                        "A2/normalised",
                        "normalised, matched" + where,
                        new long[] {5_552, 5_575, 5_598, 5_621},
                        normalised),
                Figure.counts(
                        "A2/simplified-smooth-step",
                        "simplified smooth step" + where,
                        new long[] {562, 566, 569, 573},
                        simplified),
                growth(fixed),
                perDecade(clipped),
                crossover(fixed, clipped));
    }

    private static long[] counts(DoubleToLongFunction count) {
        return Arrays.stream(STEEPNESS).mapToLong(count).toArray();
    }

    private static long count(StepRule rule, double steepness, long budget) {
        return StepCount.of(FUNCTION, rule, TOLERANCE, budget, STEEP.pointWithGradient(steepness), 11);
    }

    /** The least count over seven steps below the threshold of divergence. */
    private static long bestFixed(double steepness) {
        long best = StepCount.BUDGET;
        for (double share : new double[] {0.999, 0.95, 0.9, 0.8, 0.7, 0.5, 0.3}) {
            long count = count(new FixedStep(share * STEEP.divergenceThreshold(steepness)), steepness, best);
            best = count == StepCount.NONE ? best : Math.min(best, count);
        }
        return best;
    }

    private static Figure growth(long[] fixed) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < fixed.length; i++) {
            double factor = fixed[i] * (Math.log(STEEPNESS[i]) + 1) / STEEPNESS[i];
            least = Math.min(least, factor);
            most = Math.max(most, factor);
        }
        return new Figure(
                "A2/fixed-step-growth",
                "best fixed step over M / (log M + 1)",
                "271.0 within 0.1 %",
                String.format(Locale.ROOT, "%.2f to %.2f", least, most),
                least >= 271.0 * 0.999 && most <= 271.0 * 1.001);
    }

    private static Figure perDecade(long[] clipped) {
        long[] increments = new long[clipped.length - 1];
        for (int i = 0; i < increments.length; i++) {
            increments[i] = clipped[i + 1] - clipped[i];
        }
        return new Figure(
                "A2/clipped-growth",
                "clipped, more steps per decade of M",
                "22 to 23",
                Figure.counts(increments),
                Arrays.stream(increments).allMatch(increment -> increment == 22 || increment == 23));
    }

    /** With the cautious steps of Theorem 3 clipping is slower for small M. */
    private static Figure crossover(long[] fixed, long[] clipped) {
        StringBuilder slower = new StringBuilder();
        boolean pass = true;
        for (int i = 0; i < fixed.length; i++) {
            boolean clippedWins = clipped[i] < fixed[i];
            slower.append(i == 0 ? "" : ", ").append(clippedWins ? "clipped" : "fixed");
            pass &= clippedWins == STEEPNESS[i] >= 1_000;
        }
        return new Figure(
                "A2/crossover",
                "the faster of fixed and clipped, Theorem 3, for the same M",
                "fixed, fixed, clipped, clipped",
                slower.toString(),
                pass);
    }
}
