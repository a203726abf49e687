package io.glissade.conditional;

import io.glissade.atom.AtomicPoint;
import io.glissade.linear.LinearSum;
import io.glissade.linear.RowPasses;
import io.glissade.penalty.GaugePenalty;
import io.glissade.run.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the suboptimality of a point from the point alone. Slopes {@code s} of the rows give, with {@code z = -(1/n) sum_i w_i s_i a_i},
 *
 * <pre>D = -(1/n) sum_i w_i loss*(s_i) - phi*(sigma(z))</pre>
 *
 * <p>by Fenchel's inequality. Those at the point are used: first balanced where a coordinate is free, {@code sum_i w_i s_i d_i = 0}, by scaling
 * down those of the heavier sign, then all scaled down where {@code phi*} would be infinite. Both stay in the domain of each conjugate because 0 is.
 * With a concave function of the weights the bound is that of the problem linearised in the prices at the point: a gap of 0 says that the
 * point is stationary. Reference: {@code sun2021screening}.
 */
public final class GaugeCertifier {

    private final GaugeProblem problem;
    private final LinearSum sum;
    private final GaugePenalty penalty;
    private final RowPasses passes;
    private final AtomicPoint atoms;
    private final double @Nullable [] freeColumn;
    private final double[] margins;
    private final double[] slopes;
    private final double[] descent;

    /** Keeps two numbers for each row and a point. */
    public GaugeCertifier(GaugeProblem problem) {
        this.problem = problem;
        this.sum = problem.sum();
        this.penalty = problem.penalty();
        this.passes = new RowPasses(sum);
        this.atoms = problem.atoms().point();
        this.freeColumn = problem.freeColumn();
        this.margins = new double[sum.rows()];
        this.slopes = new double[sum.rows()];
        this.descent = sum.space().zero();
    }

    /** The certificate of {@code x}, over all elements. Cost: two passes. */
    public Certificate certify(double[] x) {
        return certify(x, Double.POSITIVE_INFINITY);
    }

    /**
     * The same for a point that is known to be a sum of atoms of this total weight, which where groups overlap can be less than the weight found
     * from the point alone. It counts where it is the smaller of the two and nothing concave is asked of the weights.
     */
    public Certificate certify(double[] x, double totalWeight) {
        passes.margins(x, margins);
        passes.slopes(margins, slopes);
        balance();
        passes.combine(slopes, descent);
        for (int j = 0; j < descent.length; j++) {
            descent[j] = -descent[j];
        }
        atoms.restart(x);
        double rest = atoms.reweigh(problem.gamma());
        double level = atoms.support(descent);
        double price = problem.gamma() == null ? Math.min(atoms.gauge(), totalWeight) : rest + atoms.price();
        double value = passes.meanLoss(margins) + penalty.value(price);
        double factor = level > penalty.largestLevel() ? penalty.largestLevel() / level : 1;
        // Rounding must not carry the level over the edge of the domain again.
        double used = Math.min(factor * level, penalty.largestLevel());
        return new Certificate(value, -meanConjugate(factor) - most(penalty, used, rest), Double.NaN);
    }

    /** {@code sup_s level s - phi(rest + s)} over {@code s >= 0}: the conjugate of the penalty once {@code rest} is paid. */
    static double most(GaugePenalty penalty, double level, double rest) {
        return penalty.magnitude(level) >= rest ? penalty.conjugate(level) - level * rest : -penalty.value(rest);
    }

    private void balance() {
        if (freeColumn == null) {
            return;
        }
        double up = 0;
        double down = 0;
        for (int i = 0; i < slopes.length; i++) {
            double moment = sum.weight(i) * slopes[i] * freeColumn[i];
            up += Math.max(moment, 0);
            down += Math.max(-moment, 0);
        }
        double upFactor = up > down ? down / up : 1;
        double downFactor = down > up ? up / down : 1;
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] *= slopes[i] * freeColumn[i] > 0 ? upFactor : downFactor;
        }
    }

    private double meanConjugate(double factor) {
        double total = 0;
        double lost = 0;
        for (int i = 0; i < slopes.length; i++) {
            double term = sum.weight(i) * sum.loss().conjugate(factor * slopes[i], sum.target(i)) - lost;
            double next = total + term;
            lost = next - total - term;
            total = next;
        }
        return total / slopes.length;
    }
}
