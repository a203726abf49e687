package io.glissade.run;

/**
 * Sees the run after each step: a trace, a progress bar, a probe, a checkpoint. It must not change the run.
 *
 * @param <V> the vector type
 * @param <I> the kind of iteration it can read
 */
@FunctionalInterface
public interface Observer<V, I extends Iteration<V>> {

    /** Called after each step, in the order in which the observers were given to the runner. */
    void afterStep(I iteration);
}
