package io.glissade.finitesum.batch;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.PassRun;
import io.glissade.finitesum.Start;
import io.glissade.linear.LinearSum;
import io.glissade.parameter.Require;

/**
 * The quasi-Newton method of limited memory: the inverse Hessian is the one that {@code memory} latest pairs of a move and the change of the
 * gradient along it make of a multiple of the identity.
 *
 * <p>The line search meets {@code |s(t)| <= 0.5 |s(0)|} for the derivative s along the line, which makes every pair admissible; a trial costs
 * one slope for each row. Works without {@code l2}, where the norm of the gradient is the certificate. Needs {@code l1 = 0} and a loss
 * with a continuous derivative.
 *
 * <p>Cost of a step: one evaluation of all rows and {@code 4 memory} operations for each coordinate. Memory: {@code 2 memory} vectors.
 * Choose it for any number of columns without {@code l2} or with an intercept that is not penalised.
 *
 * <p>Reference: {@code liu1989limited}.
 *
 * @param memory pairs kept, at least 1; 5 to 20 are usual
 */
public record LimitedMemoryBfgs(int memory) implements FiniteSumMethod {

    /** With ten pairs. */
    public static final LimitedMemoryBfgs OF_TEN = new LimitedMemoryBfgs(10);

    public LimitedMemoryBfgs {
        Require.atLeast("memory", 1, memory);
    }

    @Override
    public FiniteSumIteration start(LinearSum sum, Start start, Evaluation evaluation, long seed) {
        if (sum.l1() > 0) {
            throw new IllegalArgumentException("l-bfgs needs l1 = 0, got " + sum.l1() + "; saga takes an l1 penalty");
        }
        return new PassRun(sum, evaluation, new LimitedMemoryBfgsPass(sum, memory, start.point()));
    }
}
