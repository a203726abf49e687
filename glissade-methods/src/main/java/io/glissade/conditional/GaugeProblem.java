package io.glissade.conditional;

import io.glissade.atom.AtomSet;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.penalty.ConcavePenalty;
import io.glissade.penalty.GaugePenalty;
import org.jspecify.annotations.Nullable;

/**
 * A mean loss and a penalty on the gauge,
 *
 * <pre>F(x) = (1/n) sum_i w_i loss(a_i'x + c, b_i) + phi(kappa(x)),</pre>
 *
 * <p>or with a concave function of the weights of the atoms in place of the gauge, {@code phi(sum_p gamma(c_p))}. The intercept c, the last
 * coordinate where there is one, is not penalised. Reference: {@code sun2021screening}.
 *
 * @param sum without penalties of its own
 * @param columns its design, transposed
 * @param atoms over the columns of the design
 * @param penalty {@code phi}
 * @param gamma {@code null} for the gauge itself; its slopes between a positive and a finite number
 */
public record GaugeProblem(
        LinearSum sum,
        Design columns,
        AtomSet atoms,
        GaugePenalty penalty,
        @Nullable ConcavePenalty gamma) {

    public GaugeProblem {
        if (sum.l2() != 0 || sum.l1() != 0) {
            throw new IllegalArgumentException("a sum with a gauge must have no penalty of its own, has l2 = "
                    + sum.l2() + " and l1 = " + sum.l1());
        }
        if (atoms.dimension() != sum.design().columns()) {
            throw new IllegalArgumentException("atoms must have the "
                    + sum.design().columns() + " coordinates of the design, have " + atoms.dimension());
        }
        if (columns.rows() != sum.design().columns() || columns.columns() != sum.rows()) {
            throw new IllegalArgumentException("columns must be the design transposed, "
                    + sum.design().columns() + " by " + sum.rows() + ", got " + columns.rows() + " by "
                    + columns.columns());
        }
        if (atoms.constantsAreFree() && sum.intercept()) {
            throw new IllegalArgumentException("atoms that leave constants free take no intercept");
        }
        if (gamma != null) {
            requirePrices(gamma);
        }
    }

    private static void requirePrices(ConcavePenalty gamma) {
        double least = gamma.derivative(Double.POSITIVE_INFINITY);
        if (!(least > 0)) {
            throw new IllegalArgumentException("a concave function of the weights must keep a positive slope, that of "
                    + gamma + " falls to " + least + ": take it within LinearBeyond");
        }
        double most = gamma.derivative(0);
        if (!(most < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a concave function of the weights must have a finite slope at 0, that of " + gamma + " is "
                            + most);
        }
    }

    /** Transposes the design. Cost: a copy of it. */
    public static GaugeProblem of(LinearSum sum, AtomSet atoms, GaugePenalty penalty) {
        return new GaugeProblem(sum, sum.design().transposed(), atoms, penalty, null);
    }

    /** The same with another penalty: a point on a path. */
    public GaugeProblem with(GaugePenalty other) {
        return new GaugeProblem(sum, columns, atoms, other, gamma);
    }

    /** The same with a concave function of the weights of the atoms. */
    public GaugeProblem with(@Nullable ConcavePenalty other) {
        return new GaugeProblem(sum, columns, atoms, penalty, other);
    }

    /**
     * The change of each row's margin with the free coordinate, the intercept or the constant; {@code null} where there is none.
     */
    public double @Nullable [] freeColumn() {
        if (!sum.intercept() && !atoms.constantsAreFree()) {
            return null;
        }
        double[] free = new double[sum.rows()];
        double[] ones = new double[sum.design().columns()];
        java.util.Arrays.fill(ones, 1);
        for (int i = 0; i < free.length; i++) {
            free[i] = sum.intercept() ? 1 : sum.design().dot(i, ones);
        }
        return free;
    }
}
