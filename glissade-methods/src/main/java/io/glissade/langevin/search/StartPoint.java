package io.glissade.langevin.search;

import java.util.random.RandomGenerator;

/**
 * Where a chain begins.
 *
 * @param <V> the vector type
 */
@FunctionalInterface
public interface StartPoint<V> {

    /** Overwrites {@code out} with a point drawn by {@code random}. */
    void draw(RandomGenerator random, V out);
}
