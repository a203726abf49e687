package io.glissade.oracle;

import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;

/**
 * A stream of minibatches. Each is a frozen objective: the same rows, dropout mask and initial hidden state however
 * often and wherever it is evaluated. Measuring smoothness needs exactly this.
 *
 * @param <V> the vector type
 */
public interface Minibatches<V> {

    /** The space of the points and gradients. */
    VectorSpace<V> space();

    /** The objective of the next minibatch. It stays valid until the call after this one. */
    Objective<V> next();

    /** Passes over the data completed by the minibatches handed out so far, fractional; NaN where there is no data. */
    default double epoch() {
        return Double.NaN;
    }

    /** What the step size decided on the latest minibatch is multiplied with: 1 but for minibatches of uneven length. */
    default double stepFactor() {
        return 1;
    }

    /** Back to the first minibatch: what follows is what a new stream would give. */
    default void restart() {}

    /** Saves or loads where the stream stands: after loading, what follows is what would have followed. */
    default void archive(Archive<V> archive) {}

    /** The deterministic case: every minibatch is the whole objective. */
    static <V> Minibatches<V> always(Objective<V> objective) {
        return new Minibatches<>() {
            @Override
            public VectorSpace<V> space() {
                return objective.space();
            }

            @Override
            public Objective<V> next() {
                return objective;
            }
        };
    }
}
