package io.glissade.finitesum;

import io.glissade.linear.LinearSum;
import io.glissade.linear.RowPasses;
import io.glissade.run.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the suboptimality of a point by the duality gap. Slopes {@code s_i} of the rows, wherever they were taken, give with
 * {@code v = (1/n) sum_i w_i s_i a_i} the lower bound
 *
 * <pre>D = -(1/n) sum_i w_i loss*(s_i) - sum_j max(|v_j| - l1, 0)^2 / (2 l2)</pre>
 *
 * <p>by Fenchel's inequality. With an unpenalised intercept the slopes must balance, {@code sum_i w_i s_i = 0}: those of the heavier sign
 * are scaled down, which stays feasible because 0 is in the domain of each conjugate. Without {@code l2} all slopes are scaled down
 * until {@code |v_j| <= l1}. Without any penalty there is no such bound.
 *
 * <p>Reference: {@code schmidt2017sag} has the table; the bound is that of {@code shalevshwartz2013sdca}.
 */
public final class Certifier implements Certification {

    private final LinearSum sum;
    private final RowPasses passes;
    private final double[] feasible;
    private final double[] combined;
    private final double[] fresh;

    /** Keeps two numbers for each row and, for each of up to eight chunks of the rows, one for each coordinate. */
    public Certifier(LinearSum sum) {
        this.sum = sum;
        this.passes = new RowPasses(sum);
        this.feasible = new double[sum.rows()];
        this.fresh = new double[sum.rows()];
        this.combined = sum.space().zero();
    }

    /** Whether the sum has a dual bound at all. */
    public static boolean hasDual(LinearSum sum) {
        return sum.l2() > 0 || sum.l1() > 0;
    }

    @Override
    public boolean hasDual() {
        return hasDual(sum);
    }

    /**
     * The certificate of where a method stands, without the gradient norm where there is a dual. Cost: one pass for the value and, where
     * the method keeps no sum of its own, one for the bound.
     */
    @Override
    public Certificate certify(Pass pass) {
        double[] slopes = pass.slopes();
        if (slopes == null || !hasDual(sum)) {
            return certifyFully(pass.point(), null);
        }
        double value = value(pass.point(), null);
        balance(slopes);
        // An intercept changes the slopes, so that the method's own sum is not theirs any more.
        if (sum.intercept() || !pass.combine(combined)) {
            passes.combine(feasible, combined);
        }
        return new Certificate(value, dual(), Double.NaN);
    }

    private double value(double[] x, double @Nullable [] slopesOut) {
        return sum.meanLoss(x, slopesOut) + sum.penalty(x);
    }

    /**
     * The certificate of {@code x} from the better of two duals, the slopes given and those at {@code x}, with the true gradient norm.
     * Cost: up to three passes.
     */
    @Override
    public Certificate certifyFully(double[] x, double @Nullable [] slopes) {
        double value = value(x, fresh);
        passes.combine(fresh, combined);
        double norm = gradientNorm(x);
        if (!hasDual(sum)) {
            return new Certificate(value, Double.NaN, norm);
        }
        balance(fresh);
        if (sum.intercept()) {
            passes.combine(feasible, combined);
        }
        double dual = dual();
        if (slopes != null) {
            balance(slopes);
            passes.combine(feasible, combined);
            double ofTable = dual();
            dual = ofTable > dual ? ofTable : dual;
        }
        return new Certificate(value, dual, norm);
    }

    private double gradientNorm(double[] x) {
        double squares = 0;
        for (int j = 0; j < combined.length; j++) {
            boolean penalised = j < sum.design().columns();
            double slope = combined[j] + (penalised ? sum.l2() * x[j] : 0);
            if (penalised && sum.l1() > 0) {
                slope = x[j] != 0
                        ? slope + sum.l1() * Math.signum(x[j])
                        : Math.signum(slope) * Math.max(Math.abs(slope) - sum.l1(), 0);
            }
            squares += slope * slope;
        }
        return Math.sqrt(squares);
    }

    /** Of the feasible slopes and the rows combined with them. */
    private double dual() {
        int columns = sum.design().columns();
        double squares = 0;
        double largest = 0;
        for (int j = 0; j < columns; j++) {
            double beyond = Math.max(Math.abs(combined[j]) - sum.l1(), 0);
            squares += beyond * beyond;
            largest = Math.max(largest, Math.abs(combined[j]));
        }
        if (sum.l2() > 0) {
            return -meanConjugate(1) - squares / (2 * sum.l2());
        }
        return -meanConjugate(largest > sum.l1() ? sum.l1() / largest : 1);
    }

    private void balance(double[] slopes) {
        double up = 0;
        double down = 0;
        if (sum.intercept()) {
            for (int i = 0; i < slopes.length; i++) {
                double weighted = sum.weight(i) * slopes[i];
                up += Math.max(weighted, 0);
                down += Math.max(-weighted, 0);
            }
        }
        double upFactor = up > down ? down / up : 1;
        double downFactor = down > up ? up / down : 1;
        for (int i = 0; i < slopes.length; i++) {
            feasible[i] = slopes[i] * (slopes[i] > 0 ? upFactor : downFactor);
        }
    }

    private double meanConjugate(double factor) {
        double total = 0;
        double lost = 0;
        for (int i = 0; i < feasible.length; i++) {
            double term = sum.weight(i) * sum.loss().conjugate(factor * feasible[i], sum.target(i)) - lost;
            double next = total + term;
            lost = next - total - term;
            total = next;
        }
        return total / feasible.length;
    }
}
