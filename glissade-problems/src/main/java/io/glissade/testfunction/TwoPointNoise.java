package io.glissade.testfunction;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.space.EuclideanSpace;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Noise of mean zero with two values on the first coordinate of the gradient: each minibatch is f(x) + xi x_1, where xi is
 * {@code value} with the probability given and {@code -value p / (1 - p)} otherwise. With p = 1/2 these are random signs;
 * a rare large value against a frequent small one is the skewed noise under which clipping is biased. Source:
 * {@code koloskova2023revisiting}.
 */
public final class TwoPointNoise implements Minibatches<double[]> {

    private final TestFunction function;
    private final double value;
    private final double probability;
    private final long seed;
    private RandomGenerator random;

    /**
     * A stream of noisy minibatches.
     *
     * @param function what they are on average
     * @param value the first value of xi, finite
     * @param probability of that value, in (0, 1)
     * @param seed of the draws; the same seed gives the same stream
     */
    public TwoPointNoise(TestFunction function, double value, double probability, long seed) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite, got " + value);
        }
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability must be in (0, 1), got " + probability);
        }
        this.function = function;
        this.value = value;
        this.probability = probability;
        this.seed = seed;
        this.random = generator(seed);
    }

    /** The largest distance between a minibatch's gradient and that of the function: the tau of bounded noise. */
    public double bound() {
        return Math.max(Math.abs(value), Math.abs(other()));
    }

    @Override
    public EuclideanSpace space() {
        return function.space();
    }

    @Override
    public Objective<double[]> next() {
        return new Tilted(function, random.nextDouble() < probability ? value : other());
    }

    @Override
    public void restart() {
        random = generator(seed);
    }

    private double other() {
        return -value * probability / (1 - probability);
    }

    private static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** The function with a constant added to the first coordinate of its gradient. */
    private record Tilted(TestFunction function, double tilt) implements Objective<double[]> {

        @Override
        public EuclideanSpace space() {
            return function.space();
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradientOut) {
            double untilted = function.valueAndGradient(x, gradientOut);
            gradientOut[0] += tilt;
            return untilted + tilt * x[0];
        }
    }
}
