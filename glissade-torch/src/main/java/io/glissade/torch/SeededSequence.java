package io.glissade.torch;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A sequence of random generators, one for each minibatch or pass of a stream. Generator number {@code k} is the same
 * whatever was drawn from the others, so a stream is resumed by its count alone.
 *
 * @param seed of the sequence; the generator number 0 is that of the seed itself
 */
public record SeededSequence(long seed) {

    /** The golden ratio as a fraction of 2^64: consecutive multiples differ in about half of their bits. */
    private static final long STRIDE = 0x9E3779B97F4A7C15L;

    /** A new generator in the state in which number {@code k} begins. */
    public RandomGenerator generator(long k) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed + k * STRIDE);
    }
}
