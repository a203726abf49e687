package io.glissade.finitesum.sag;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.PassRun;
import io.glissade.finitesum.Start;
import io.glissade.linear.LinearSum;
import io.glissade.parameter.Require;

/**
 * The stochastic average gradient: of a row drawn uniformly the latest slope goes into a table, and the step is along the average of the
 * table:
 *
 * <pre>y_i = loss'(a_i'x, b_i);   d = sum_i w_i y_i a_i;   x = (1 - step l2) x - (step / m) d</pre>
 *
 * <p>The table holds one number for each row; the penalty is exact and not in the table. {@code m} is the number of rows, or of those
 * seen at least once. Linear convergence is proved for {@code step = 1/(16 L)} and {@code m = n}. Needs {@code l1 = 0}.
 * Cost of a step: one pass over the rows, in random order. Choose it for many sparse rows and a penalty near 1/n.
 *
 * <p>Reference: {@code schmidt2017sag}, Algorithms 1 and 2.
 *
 * @param step how long
 * @param divideBySeen whether m counts the rows seen; it is faster where the first pass matters and is not covered by the theorem
 * @param block rows that are visited one after the other from where a draw fell. 1 draws every row independently, as the paper does; 8
 *     reads memory in longer stretches, for dense rows that are in random order
 */
public record Sag(SagStep step, boolean divideBySeen, int block) implements FiniteSumMethod {

    public Sag {
        Require.atLeast("block", 1, block);
    }

    /** Every row drawn independently. */
    public Sag(SagStep step, boolean divideBySeen) {
        this(step, divideBySeen, 1);
    }

    /** With a line search, divided by the rows seen: what the paper's experiments use. */
    public static final Sag WITH_LINE_SEARCH = new Sag(new SagStep.LineSearch(1), true);

    @Override
    public FiniteSumIteration start(LinearSum sum, Start start, Evaluation evaluation, long seed) {
        return new PassRun(
                sum, evaluation, new TablePass("sag", sum, divideBySeen, new SagVisits(sum, this), start, seed));
    }
}
