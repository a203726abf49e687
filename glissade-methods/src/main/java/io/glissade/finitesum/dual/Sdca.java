package io.glissade.finitesum.dual;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.PassRun;
import io.glissade.finitesum.Start;
import io.glissade.linear.LinearSum;

/**
 * Stochastic dual coordinate ascent: the slope {@code u_i} of one row after the other is made the best one, all others fixed. With
 * {@code q = w_i ||a_i||^2 / (n l2)} and the margin m of the row
 *
 * <pre>solve s + q loss'(s, b_i) = m + q u_i;   u_i = loss'(s, b_i);   x = -sign(v) max(|v| - l1, 0) / l2,  v = (1/n) sum_i w_i u_i a_i</pre>
 *
 * <p>With {@code l1 = 0} that maximises the dual along the coordinate; with {@code l1} it maximises the lower bound of it that the
 * proximal method uses. There is no step size. The dual never descends, and converges linearly for smooth losses at a rate that depends on
 * {@code n + L / l2}, L the largest Lipschitz constant of a term. The table of slopes is the dual point, so that the certificate is the
 * method's own gap.
 *
 * <p>The run begins at the slopes of its {@link Start}, or zeros: the point of a start has no effect, because slopes determine the
 * point. Needs {@code l2 > 0} and no intercept; a column of ones is a penalised one. Cost of a step: one pass over the rows in
 * random order, two looks at each entry and about four evaluations of the loss's derivatives for each row. Memory: the rows, three numbers
 * for a row and two for a coordinate, and of sparse rows the columns of their entries once more, in an order that keeps together what is used
 * together. Choose it for many sparse rows and a penalty near 1/n.
 *
 * <p>Reference: {@code shalevshwartz2013sdca}; {@code shalevshwartz2014proximal} with {@code l1}.
 *
 * @param permuted whether a pass visits every row once, in a fresh random order; otherwise each visit is to a row drawn uniformly, as
 *     theory has it
 */
public record Sdca(boolean permuted) implements FiniteSumMethod {

    /** Every row once a pass. */
    public static final Sdca STANDARD = new Sdca(true);

    @Override
    public FiniteSumIteration start(LinearSum sum, Start start, Evaluation evaluation, long seed) {
        return new PassRun(sum, evaluation, new SdcaPass(sum, permuted, start, seed));
    }
}
