package io.glissade.oracle;

import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;

/**
 * Minibatches with a square penalty on the point: each loss {@code f} becomes {@code f(x) + factor/2 ||x||^2}, its gradient
 * {@code grad f(x) + factor x}. The penalty is part of what is clipped and of what is reported as loss. Cost of an evaluation
 * beside that of {@code f}: an axpy and an inner product.
 *
 * @param minibatches what is penalised; whoever made it closes it
 * @param factor at least 0 and finite
 * @param <V> the vector type
 */
public record WeightDecay<V>(Minibatches<V> minibatches, double factor) implements Minibatches<V> {

    public WeightDecay {
        Require.notNegative("weight decay", factor);
    }

    private record Penalised<V>(Objective<V> objective, double factor) implements Objective<V> {
        @Override
        public VectorSpace<V> space() {
            return objective.space();
        }

        @Override
        public double valueAndGradient(V x, V gradientOut) {
            double value = objective.valueAndGradient(x, gradientOut);
            if (factor == 0) {
                return value;
            }
            space().axpy(factor, x, gradientOut);
            return value + factor / 2 * space().dot(x, x);
        }
    }

    @Override
    public VectorSpace<V> space() {
        return minibatches.space();
    }

    @Override
    public Objective<V> next() {
        return new Penalised<>(minibatches.next(), factor);
    }

    @Override
    public double epoch() {
        return minibatches.epoch();
    }

    @Override
    public double stepFactor() {
        return minibatches.stepFactor();
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
