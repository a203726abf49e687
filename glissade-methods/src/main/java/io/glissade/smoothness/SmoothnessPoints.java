package io.glissade.smoothness;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The measurements a fit can use: pairs of gradient norm and local smoothness, both finite and positive, in the order of
 * the run.
 *
 * @param gradientNorm of each usable pair
 * @param smoothness of each usable pair, in units of gradient norm per unit of length
 * @param leftOut how many pairs had an entry that is infinite, zero, negative or (other than by not being measured) NaN
 */
// Columns of numbers, never compared as values: equality by identity of the arrays does no harm.
@SuppressWarnings("ArrayRecordComponent")
public record SmoothnessPoints(double[] gradientNorm, double[] smoothness, int leftOut) {

    /** The fewest points that over-determine a line. */
    static final int FEWEST = 3;

    /** Gradient norms whose logarithms differ by less say nothing about a slope: rounding would decide it. */
    private static final double SMALLEST_SPREAD = 1e-9;

    /**
     * Picks the usable pairs of two columns of a trace. A NaN smoothness means "not measured at this step" and is neither
     * used nor counted.
     *
     * @param gradientNorm one entry for each step
     * @param smoothness one entry for each step
     */
    public static SmoothnessPoints of(double[] gradientNorm, double[] smoothness) {
        if (gradientNorm.length != smoothness.length) {
            throw new IllegalArgumentException("smoothness must have as many entries as gradientNorm ("
                    + gradientNorm.length + "), got " + smoothness.length);
        }
        double[] norms = new double[smoothness.length];
        double[] values = new double[smoothness.length];
        int usable = 0;
        int leftOut = 0;
        for (int i = 0; i < smoothness.length; i++) {
            if (isFinitePositive(gradientNorm[i]) && isFinitePositive(smoothness[i])) {
                norms[usable] = gradientNorm[i];
                values[usable++] = smoothness[i];
            } else if (!Double.isNaN(smoothness[i])) {
                leftOut++;
            }
        }
        return new SmoothnessPoints(Arrays.copyOf(norms, usable), Arrays.copyOf(values, usable), leftOut);
    }

    /** How many pairs are usable. */
    public int count() {
        return smoothness.length;
    }

    /** One sentence why no line can be fitted, {@code null} when one can. */
    public @Nullable String obstacle() {
        if (count() < FEWEST) {
            return "A fit needs at least " + FEWEST + " usable measurements, got " + count() + ".";
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (double norm : gradientNorm) {
            smallest = Math.min(smallest, norm);
            largest = Math.max(largest, norm);
        }
        return spreads(smallest, largest)
                ? null
                : "A fit needs gradient norms that differ, all " + count() + " are " + Digits.three(largest) + ".";
    }

    static boolean spreads(double smallestNorm, double largestNorm) {
        return Math.log(largestNorm / smallestNorm) > SMALLEST_SPREAD;
    }

    private static boolean isFinitePositive(double number) {
        return number > 0 && number < Double.POSITIVE_INFINITY;
    }
}
