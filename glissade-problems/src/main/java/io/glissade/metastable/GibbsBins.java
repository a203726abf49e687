package io.glissade.metastable;

import io.glissade.parameter.Require;
import java.util.function.DoubleUnaryOperator;

/**
 * The Gibbs measure {@code exp(-beta F)/Z} of a potential on the line, in equal bins: Gauss-Legendre rules of 20 points on each bin, and on as
 * many bins of the same width on either side as the rest needs.
 */
public final class GibbsBins {
    private static final int FARTHEST = 100_000;

    private static final GaussLegendre RULE = new GaussLegendre(20);

    private final double[] probabilities;

    /**
     * The probabilities of bins.
     *
     * @param potential F, smooth within a bin, growing without bound on both sides
     * @param inverseTemperature beta, positive
     * @param low where the first bin begins
     * @param high where the last one ends, greater than {@code low}
     * @param bins at least 1
     */
    public GibbsBins(DoubleUnaryOperator potential, double inverseTemperature, double low, double high, int bins) {
        Require.positive("inverseTemperature", inverseTemperature);
        Require.finite("low", low);
        Require.positive("high - low", high - low);
        Require.atLeast("bins", 1, bins);
        double reference = least(potential, low, high, bins);
        DoubleUnaryOperator density = x -> Math.exp(-inverseTemperature * (potential.applyAsDouble(x) - reference));
        double width = (high - low) / bins;
        probabilities = new double[bins + 2];
        double total = 0;
        for (int bin = 1; bin <= bins; bin++) {
            probabilities[bin] = RULE.integral(density, low + (bin - 1) * width, width);
            total += probabilities[bin];
        }
        probabilities[0] = tail(density, low, -width, total);
        probabilities[bins + 1] = tail(density, high, width, total);
        total += probabilities[0] + probabilities[bins + 1];
        if (!Double.isFinite(total)) {
            throw new IllegalArgumentException("the bins must cover where the potential is least, got " + low + " to "
                    + high + " and more than 700 temperatures less beside them");
        }
        for (int bin = 0; bin < probabilities.length; bin++) {
            probabilities[bin] /= total;
        }
    }

    /** The least value at the points where the density is evaluated, so that it is at most 1 there. */
    private static double least(DoubleUnaryOperator potential, double low, double high, int bins) {
        double width = (high - low) / bins;
        double least = Double.POSITIVE_INFINITY;
        for (int bin = 0; bin < bins; bin++) {
            for (int k = 0; k < RULE.size(); k++) {
                least = Math.min(least, potential.applyAsDouble(RULE.point(k, low + bin * width, width)));
            }
        }
        return least;
    }

    private static double tail(DoubleUnaryOperator density, double from, double step, double total) {
        double sum = 0;
        for (int k = 0; k < FARTHEST; k++) {
            double part = Math.abs(RULE.integral(density, from + k * step, step));
            sum += part;
            if (part <= 1e-18 * (total + sum)) {
                return sum;
            }
        }
        throw new IllegalArgumentException("the potential must grow without bound beyond " + from
                + ", got a density of " + density.applyAsDouble(from + FARTHEST * step) + " times that there at "
                + (from + FARTHEST * step));
    }

    /** The probability of each bin as a new array: below {@code low}, each bin, from {@code high} on. Their sum is 1. */
    public double[] probabilities() {
        return probabilities.clone();
    }

    /**
     * The total variation distance of a histogram from the measure in the bins: half the sum of the absolute differences, in [0, 1]. The
     * noise of N independent points adds about 0.4 sqrt(bins/N).
     *
     * @param counts as many as there are probabilities, not all 0
     */
    public double totalVariation(long[] counts) {
        if (counts.length != probabilities.length) {
            throw new IllegalArgumentException(
                    "there must be " + probabilities.length + " counts, one per probability, got " + counts.length);
        }
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        Require.positive("the sum of the counts", total);
        double sum = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            sum += Math.abs(counts[bin] / total - probabilities[bin]);
        }
        return sum / 2;
    }
}
