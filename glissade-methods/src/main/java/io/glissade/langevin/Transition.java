package io.glissade.langevin;

import io.glissade.run.Archive;
import org.jspecify.annotations.Nullable;

/**
 * One move of a chain after another: it changes the {@link ChainState} it was made for.
 *
 * @param <V> the vector type
 */
public interface Transition<V> extends AutoCloseable {

    /**
     * Moves the chain's state. Where an evaluation is not finite the move ends there, or goes back, so that no number that is not
     * finite reaches the position.
     *
     * @param stepSize positive
     * @param temperature not negative
     */
    void move(double stepSize, double temperature);

    /** The probability with which the latest move was to be accepted, in [0, 1]; NaN where every move is. */
    default double acceptance() {
        return Double.NaN;
    }

    /** See {@link LangevinIteration#swapRates}. */
    default double[] swapRates() {
        return new double[0];
    }

    /** What is not finite beside the chain's state, in one phrase; {@code null} while all is well. */
    default @Nullable String nonFinite() {
        return null;
    }

    /** Back to before the first move. */
    default void restart() {}

    /** Saves or loads what it carries from move to move beside the chain's state. */
    default void archive(Archive<V> archive) {}

    /** Gives back its work vectors. */
    @Override
    default void close() {}
}
