package io.glissade.cli.target;

import io.glissade.gaussian.GaussianTarget;
import io.glissade.oracle.Minibatches;
import io.glissade.space.VectorSpace;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An energy F with what is known of it: where chains begin, what is recorded of a point, and exact figures where there are some. A
 * sampler draws from exp(-F/T), a minimiser looks for the least F.
 *
 * @param <V> the vector type
 */
public interface Target<V> extends AutoCloseable {

    /** As it was given on the command line. */
    String name();

    /** What it is, in a few words. */
    String title();

    /** What was read or chosen, by name, for the record. */
    Map<String, Object> facts();

    /** The space of the points. */
    VectorSpace<V> space();

    /**
     * The energy for one chain, for its thread alone: the whole of it each time, or that of a random minibatch, scaled to the size of the
     * whole. The caller closes nothing; what a stream holds is given back by {@link #close()}.
     *
     * @param chain from 0; the same number gives the same minibatches
     */
    Minibatches<V> stream(long chain);

    /** Whether {@link #stream} hands out random minibatches. */
    default boolean isStochastic() {
        return false;
    }

    /** Overwrites {@code out} with a starting point. */
    void start(RandomGenerator random, V out);

    /** What is recorded of a point, one name for each number of {@link #read}. */
    List<String> variables();

    /**
     * Overwrites {@code out} with the variables of a point.
     *
     * @param energy F where it was evaluated last
     */
    void read(V x, double energy, double[] out);

    /** The index of the coordinate that each variable is; empty where they are other numbers. */
    default int[] coordinates() {
        return new int[0];
    }

    /** Exact means and variances of the variables at a temperature; {@code null} where none are known. */
    default @Nullable Moments moments(double temperature) {
        return null;
    }

    /** The Gaussian that it is, whose rates and limits are known exactly; {@code null} where it is none. */
    default @Nullable GaussianTarget gaussian() {
        return null;
    }

    /** Where to look for the minimum, and what to draw of it; {@code null} where nothing bounds it. */
    default @Nullable Box box() {
        return null;
    }

    /** The least F; NaN where it is not known. */
    default double minimum() {
        return Double.NaN;
    }

    /** The points of the least F, copies; empty where they are not known. */
    default List<V> minimisers() {
        return List.of();
    }

    /** What a user should know of it beside the title, a sentence each. */
    default List<String> notes() {
        return List.of();
    }

    @Override
    default void close() {}
}
