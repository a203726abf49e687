package io.glissade.testkit;

import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.presentation.StandardRepresentation;

/** Checks a property on many random values. Each case has a seed of its own, so that a failure can be replayed alone. */
public final class ForAll {

    private ForAll() {}

    /** What must hold for each value; it throws when it does not. */
    @FunctionalInterface
    public interface Property<T> {
        void check(T value) throws Exception;
    }

    /**
     * Checks {@code property} on {@code cases} values. Case number i draws from a generator seeded with {@code seed + i}.
     *
     * @param seed the seed of case 0
     * @param cases how many, at least 1
     * @throws AssertionError at the first case that fails, with its number, its seed and its value
     */
    public static <T> void forAll(
            long seed, int cases, Function<? super RandomGenerator, T> generator, Property<? super T> property) {
        if (cases < 1) {
            throw new IllegalArgumentException("cases must be at least 1, got " + cases);
        }
        for (int i = 0; i < cases; i++) {
            T value = generator.apply(random(seed + i));
            try {
                property.check(value);
            } catch (Exception | AssertionError failure) {
                throw new AssertionError(
                        "case " + i + " of " + cases + " failed (replay with seed " + (seed + i) + " and 1 case) for "
                                + StandardRepresentation.STANDARD_REPRESENTATION.toStringOf(value) + ": "
                                + failure.getMessage(),
                        failure);
            }
        }
    }

    /** The generator of the case with this seed. */
    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
