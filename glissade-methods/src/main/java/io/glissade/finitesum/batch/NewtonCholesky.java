package io.glissade.finitesum.batch;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.PassRun;
import io.glissade.finitesum.Start;
import io.glissade.linear.LinearSum;

/**
 * Newton's method with the Cholesky factor of the Hessian, made safe by a line search:
 *
 * <pre>H = (1/n) sum_i w_i loss''(a_i'x, b_i) a_i a_i' + l2 I;   x = x - t H^-1 g</pre>
 *
 * <p>Converges quadratically near the minimum, from anywhere for a smooth strictly convex sum. Where H is singular, as with columns that
 * depend on each other and no penalty, or where the second derivatives vanish, its diagonal gets a ridge of 1e-9 of its largest entry,
 * or as much more as makes it positive. Needs {@code l1 = 0} and a loss with a continuous derivative.
 *
 * <p>Cost of a step: for each row half the square of its entries, a third of the cube of the columns, and one evaluation of all rows; a
 * trial of the line search costs one slope for each row. Memory: two triangles and up to eight of work. Choose it for up to a few hundred
 * columns, and for more where a minimum to the last digits is wanted; {@link SubsampledNewton} is the faster the more rows there are.
 *
 * <p>Reference: {@code nocedal2006numerical}, section 3.3.
 */
public record NewtonCholesky() implements FiniteSumMethod {

    /** Columns, the intercept included, beyond which the method refuses: a triangle of 100 MB. */
    public static final int MOST_COLUMNS = 5_000;

    @Override
    public FiniteSumIteration start(LinearSum sum, Start start, Evaluation evaluation, long seed) {
        requireFit("newton-cholesky", sum);
        return new PassRun(sum, evaluation, new NewtonPass(sum, start.point()));
    }

    static void requireFit(String method, LinearSum sum) {
        if (sum.l1() > 0) {
            throw new IllegalArgumentException(
                    method + " needs l1 = 0, got " + sum.l1() + "; saga takes an l1 penalty");
        }
        if (sum.space().dimension() > MOST_COLUMNS) {
            throw new IllegalArgumentException(method + " takes at most " + MOST_COLUMNS + " columns, got "
                    + sum.space().dimension() + "; l-bfgs and sdca take any number");
        }
    }
}
