package io.glissade.finitesum.variance;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.PassRun;
import io.glissade.finitesum.Start;
import io.glissade.linear.LinearSum;
import io.glissade.parameter.Require;

/**
 * The stochastic variance reduced gradient without an inner loop. With a snapshot z and its mean gradient G, both kept,
 *
 * <pre>x = prox(x - step (w_i (loss'(a_i'x, b_i) - loss'(a_i'z, b_i)) a_i + G));   z = x   with probability refreshes / n
 * prox(u) = sign(u) max(|u| - step l1, 0) / (1 + step l2)</pre>
 *
 * <p>for a row i drawn uniformly, with {@code step = 1 / (divisor L)} and L the largest Lipschitz constant of a term with its penalty. An
 * intercept is not penalised. Converges linearly on strongly convex sums, in {@code O((n + L / l2) log(1/eps))} visits. A visit takes two
 * evaluations of a row's slope and a refresh n, all of which {@link FiniteSumIteration#passes()} counts: with one refresh a pass a step of
 * the run, n visits, is about three passes. Memory: the rows, a margin for each row and three numbers for a coordinate; two more
 * for each row where rows are sparse. There is no table of slopes; certificates take one pass more. Choose it over {@link Saga}
 * only to compare.
 *
 * <p>Reference: {@code kovalev2020dont}.
 *
 * @param divisor of L, positive
 * @param refreshes of the snapshot to be expected in n visits, positive; n or more for one after each visit
 */
public record LooplessSvrg(double divisor, double refreshes) implements FiniteSumMethod {

    /** With the step {@code 1 / (6 L)} and one refresh a pass. */
    public static final LooplessSvrg STANDARD = new LooplessSvrg(6, 1);

    public LooplessSvrg {
        Require.positive("divisor", divisor);
        Require.positive("refreshes", refreshes);
    }

    @Override
    public FiniteSumIteration start(LinearSum sum, Start start, Evaluation evaluation, long seed) {
        return new PassRun(sum, evaluation, new LooplessSvrgPass(sum, this, start, seed));
    }
}
