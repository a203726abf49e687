package io.glissade.cli.target;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;

/**
 * Minibatches whose values and gradients are multiplied by a factor: the sum of a model's losses from their mean.
 *
 * @param factor positive
 */
record ScaledMinibatches<V>(Minibatches<V> minibatches, double factor) implements Minibatches<V> {

    /** An objective times a factor. */
    record Scaled<V>(Objective<V> objective, double factor) implements Objective<V> {
        @Override
        public VectorSpace<V> space() {
            return objective.space();
        }

        @Override
        public double valueAndGradient(V x, V gradientOut) {
            double value = objective.valueAndGradient(x, gradientOut);
            space().scale(factor, gradientOut);
            return factor * value;
        }
    }

    @Override
    public VectorSpace<V> space() {
        return minibatches.space();
    }

    @Override
    public Objective<V> next() {
        return new Scaled<>(minibatches.next(), factor);
    }

    @Override
    public double epoch() {
        return minibatches.epoch();
    }

    @Override
    public void restart() {
        minibatches.restart();
    }

    @Override
    public void archive(Archive<V> archive) {
        minibatches.archive(archive);
    }
}
