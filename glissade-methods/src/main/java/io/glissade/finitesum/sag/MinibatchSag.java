package io.glissade.finitesum.sag;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.PassRun;
import io.glissade.finitesum.Start;
import io.glissade.linear.LinearSum;
import io.glissade.parameter.Require;

/**
 * SAG over fixed minibatches of rows that follow each other: all slopes of a batch are renewed at one point, then one step is made. The
 * step is {@code 1 / (L + l2)} with a Lipschitz constant of the batches, which is smaller than that of the rows, so that the step may
 * grow. Needs {@code l1 = 0} and a loss with bounded second derivative; rows must be in random order.
 *
 * <p>Cost of a step: one pass over the rows in stretches of a batch, and a move of the point for every batch. Choose it for dense
 * rows where moving the point costs as much as reading a row.
 *
 * <p>Reference: {@code schmidt2017sag}, section 4.7.
 *
 * @param batch rows in a minibatch, at least 1
 * @param constant which Lipschitz constant the step is made from
 * @param divideBySeen whether the sum of the table is divided by the rows seen rather than by all
 */
public record MinibatchSag(int batch, BatchConstant constant, boolean divideBySeen) implements FiniteSumMethod {

    /** A Lipschitz constant of the mean of a batch's losses, largest over the batches; each is at most the one before it. */
    public enum BatchConstant {
        /** The largest constant of a row. */
        LARGEST,
        /** The mean of the constants of a batch's rows. */
        MEAN,
        /**
         * The largest eigenvalue of the batch's second moments, by power iteration to a relative change of 1e-3. Costs about twenty
         * passes when the run starts.
         */
        HESSIAN
    }

    public MinibatchSag {
        Require.atLeast("batch", 1, batch);
    }

    @Override
    public FiniteSumIteration start(LinearSum sum, Start start, Evaluation evaluation, long seed) {
        return new PassRun(
                sum,
                evaluation,
                new TablePass("minibatch sag", sum, divideBySeen, new MinibatchSagVisits(sum, this), start, seed));
    }
}
