package io.glissade.finitesum.batch;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.PassRun;
import io.glissade.finitesum.Start;
import io.glissade.linear.LinearSum;
import io.glissade.parameter.Require;

/**
 * Newton's method with the full gradient and the Hessian of a sample of the rows, made safe by a line search on all rows:
 *
 * <pre>x = x - t H_S^-1 g;   H_S = (1/n) sum_{i in S} (w_i / p_i) loss''(a_i'x, b_i) a_i a_i' + l2 I</pre>
 *
 * <p>Row i is in the sample S with probability {@code p_i}, up to 1 in proportion to its square in columns of unit mean square, so that rows
 * a rare feature hangs on are in it for certain. The first step goes to the minimum of the sample, which is looked for from the minimum of a
 * sixteenth of it. A factor is kept while the decrement {@code g'H^-1 g} falls to a tenth in each step and the steps are not
 * short; then it is made anew at the point,
 * and where that does not help the sample grows four-fold, up to all rows. So it converges wherever {@link NewtonCholesky} does, to the
 * same minimum: linearly at a rate of about {@code 2 / sqrt(rowsPerColumn)}. The sample is for the direction only; gradient and certificate
 * are of all rows. Needs {@code l1 = 0} and a loss with a continuous derivative.
 *
 * <p>Cost of a step: one evaluation of all rows, for most; Hessians cost half the square of the entries of each row in the sample. Memory:
 * a copy of the sampled rows and the triangles of {@link NewtonCholesky}; a growing sample is allocated anew. Choose it over that for more
 * than about {@code 2 rowsPerColumn} rows per column.
 *
 * <p>Reference: {@code roosta2019subsampled}; {@code xu2016subsampled} for sampling that is not uniform.
 *
 * @param rowsPerColumn rows of the first sample for each column, at least 10
 */
public record SubsampledNewton(int rowsPerColumn) implements FiniteSumMethod {

    /** With 1000 rows for each column. */
    public static final SubsampledNewton OF_A_THOUSAND = new SubsampledNewton(1000);

    public SubsampledNewton {
        Require.atLeast("rowsPerColumn", 10, rowsPerColumn);
    }

    @Override
    public FiniteSumIteration start(LinearSum sum, Start start, Evaluation evaluation, long seed) {
        NewtonCholesky.requireFit("subsampled-newton", sum);
        return new PassRun(sum, evaluation, new SubsampledNewtonPass(sum, rowsPerColumn, start.point(), seed));
    }
}
