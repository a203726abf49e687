package io.glissade.finitesum.sag;

import io.glissade.oracle.FiniteSum;
import io.glissade.parameter.Require;
import io.glissade.run.Iteration;

/**
 * The stochastic average gradient as its theorem has it, for any finite sum: a table of one gradient for each term.
 *
 * <pre>d = d - y_i + f_i'(x);   y_i = f_i'(x);   x = x - (stepSize / n) d</pre>
 *
 * <p>With {@code stepSize = 1/(16 L)}, for convex terms with L-Lipschitz gradients and a mean that is mu-strongly convex,
 * {@code E g(x^k) - g* <= (1 - min{mu/(16 L), 1/(8 n)})^k C0}; see {@link SagTheorem}. Memory: n vectors. Cost of a step: one gradient of
 * one term. Choose it for few terms that are not linear models, such as large batches of a network; linear models have {@link Sag}.
 *
 * <p>Reference: {@code schmidt2017sag}, Algorithm 1 and Theorem 1.
 *
 * @param stepSize positive
 * @param first what the table holds before anything was drawn
 */
public record TableSag(double stepSize, FirstTable first) {

    /** The table before the first step. */
    public enum FirstTable {
        /** Zeros. */
        ZERO,
        /** The gradients at x0, each less their mean. Costs one pass. */
        CENTRED
    }

    public TableSag {
        Require.positive("stepSize", stepSize);
    }

    /** A run that stands at {@code x0}, before its first step; the first step only reports x0. */
    public <V> Iteration<V> start(FiniteSum<V> sum, V x0, long seed) {
        return new TableSagRun<>(sum, this, x0, seed);
    }
}
