package io.glissade.cli.target;

import io.glissade.parameter.Require;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * An interval for each coordinate.
 *
 * @param lower the lower ends, copied
 * @param upper the upper ends, each above its lower one, copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Box(double[] lower, double[] upper) {

    /** Checks that the two belong together. */
    public Box {
        if (lower.length != upper.length) {
            throw new IllegalArgumentException(
                    "a box must have as many lower ends as upper ones, got " + lower.length + " and " + upper.length);
        }
        for (int i = 0; i < lower.length; i++) {
            Require.finite("lower end " + i, lower[i]);
            Require.finite("upper end " + i, upper[i]);
            if (!(lower[i] < upper[i])) {
                throw new IllegalArgumentException(
                        "lower end " + i + " must be below the upper one, got " + lower[i] + " and " + upper[i]);
            }
        }
        lower = lower.clone();
        upper = upper.clone();
    }

    /** The same interval for every coordinate. */
    public static Box cube(int dimension, double lower, double upper) {
        double[] low = new double[dimension];
        double[] high = new double[dimension];
        Arrays.fill(low, lower);
        Arrays.fill(high, upper);
        return new Box(low, high);
    }

    /** Overwrites {@code out} with a point of the box, each with equal chance. */
    public void draw(RandomGenerator random, double[] out) {
        for (int i = 0; i < lower.length; i++) {
            out[i] = lower[i] + random.nextDouble() * (upper[i] - lower[i]);
        }
    }
}
