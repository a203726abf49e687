package io.glissade.finitesum.multinomial;

import io.glissade.finitesum.Certification;
import io.glissade.finitesum.Pass;
import io.glissade.linear.MultinomialSum;
import io.glissade.linear.Softmax;
import io.glissade.run.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the suboptimality of a point of a {@link MultinomialSum} by the duality gap. Slopes {@code s_i} of the rows, wherever they were
 * taken, give with {@code V = (1/n) sum_i w_i a_i s_i'} the lower bound
 *
 * <pre>D = -(1/n) sum_i w_i loss*(s_i) - ||V||^2 / (2 l2)</pre>
 *
 * <p>by Fenchel's inequality. With unpenalised intercepts the slopes must balance in each class; {@link ClassBalance} makes them.
 * Without penalty there is no such bound.
 *
 * <p>Reference: {@code shalevshwartz2013sdca}; derivation in docs/theory/finite-sums.md.
 */
public final class MultinomialCertifier implements Certification {

    private final MultinomialSum sum;
    private final double[] feasible;
    private final double[] fresh;
    private final double[] combined;
    private final @Nullable ClassBalance balance;

    /** Keeps work arrays of 2 K numbers for each row and one for each coordinate. */
    public MultinomialCertifier(MultinomialSum sum) {
        this.sum = sum;
        this.fresh = new double[Math.multiplyExact(sum.rows(), sum.outputs())];
        this.feasible = new double[fresh.length];
        this.combined = sum.space().zero();
        this.balance = sum.intercept() ? new ClassBalance(sum) : null;
    }

    @Override
    public boolean hasDual() {
        return sum.l2() > 0;
    }

    /** Cost: one pass for the value and one for the bound; the intercepts add up to about ten times K^2 operations for each row. */
    @Override
    public Certificate certify(Pass pass) {
        double[] x = pass.point();
        double[] slopes = pass.slopes();
        if (slopes == null || !hasDual()) {
            return certifyFully(x, null);
        }
        return new Certificate(sum.meanLoss(x, null) + sum.penalty(x), dual(slopes), Double.NaN);
    }

    /** Cost: up to three passes, and the intercepts. */
    @Override
    public Certificate certifyFully(double[] x, double @Nullable [] slopes) {
        double dual = slopes == null || !hasDual() ? Double.NaN : dual(slopes);
        double value = sum.meanLoss(x, fresh) + sum.penalty(x);
        sum.combine(fresh, combined);
        double norm = gradientNorm(x);
        if (hasDual()) {
            double here = dual(fresh);
            dual = slopes == null || here > dual ? here : dual;
        }
        return new Certificate(value, dual, norm);
    }

    private double gradientNorm(double[] x) {
        double squares = 0;
        for (int at = 0; at < combined.length; at++) {
            double slope = combined[at] + (at < penalised() ? sum.l2() * x[at] : 0);
            squares += slope * slope;
        }
        return Math.sqrt(squares);
    }

    private int penalised() {
        return sum.design().columns() * sum.outputs();
    }

    private double dual(double[] slopes) {
        double[] used = slopes;
        if (balance != null) {
            balance.balance(slopes, feasible);
            used = feasible;
        }
        sum.combine(used, combined);
        double squares = 0;
        for (int at = 0; at < penalised(); at++) {
            squares += combined[at] * combined[at];
        }
        double total = 0;
        double lost = 0;
        for (int i = 0; i < sum.rows(); i++) {
            int first = i * sum.outputs();
            double term = sum.weight(i) * Softmax.conjugate(used, first, sum.outputs(), sum.target(i)) - lost;
            double next = total + term;
            lost = next - total - term;
            total = next;
        }
        return -total / sum.rows() - squares / (2 * sum.l2());
    }
}
