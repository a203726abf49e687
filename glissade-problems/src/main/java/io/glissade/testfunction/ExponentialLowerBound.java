package io.glissade.testfunction;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.space.EuclideanSpace;

/**
 * The function of one coordinate on which too large a fixed step diverges: a quadratic that turns into an exponential,
 *
 * <pre>
 *   f(x) = L0 x^2 / 2 + L0 / (2 L1^2)        |x| &lt;= 1 / L1
 *        = (L0 / L1^2) exp(L1 |x| - 1)       beyond
 * </pre>
 *
 * <p>It is twice continuously differentiable and (L0, L1)-smooth with exactly these constants: inside the curvature is L0,
 * outside it is L1 |f'|. Gradient descent from the point where |f'| = M converges for a fixed step below
 * {@link #divergenceThreshold} and not from there on; derived in docs/theory/clipping.md. Source: {@code zhang2020clipping},
 * Appendix D; scaled here so that L0 need not be at least L1.
 */
public final class ExponentialLowerBound implements TestFunction {

    private final EuclideanSpace space = new EuclideanSpace(1);
    private final SmoothnessConstants smoothness;

    /**
     * The function for a pair of constants.
     *
     * @param smoothness both constants positive
     */
    public ExponentialLowerBound(SmoothnessConstants smoothness) {
        Require.bothPositive("the exponential lower bound", smoothness);
        this.smoothness = smoothness;
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double l0 = smoothness.l0();
        double l1 = smoothness.l1();
        double magnitude = l1 * Math.abs(x[0]);
        if (magnitude <= 1) {
            gradientOut[0] = l0 * x[0];
            return l0 * x[0] * x[0] / 2 + minimum();
        }
        double growth = Math.exp(magnitude - 1);
        gradientOut[0] = Math.copySign(l0 / l1 * growth, x[0]);
        return l0 / (l1 * l1) * growth;
    }

    @Override
    public SmoothnessConstants smoothness() {
        return smoothness;
    }

    @Override
    public double minimum() {
        return smoothness.l0() / (2 * smoothness.l1() * smoothness.l1());
    }

    @Override
    public double hessianNorm(double[] x) {
        return smoothness.l0() * Math.exp(Math.max(0, smoothness.l1() * Math.abs(x[0]) - 1));
    }

    /** L1 times the value where that lies on the exponential, sqrt(2 L0 (value - minimum)) below. */
    @Override
    public double gradientBound(double value) {
        double excess = Require.aboveMinimum(this, value);
        double l0 = smoothness.l0();
        double l1 = smoothness.l1();
        return excess <= minimum() ? Math.sqrt(2 * l0 * excess) : l1 * value;
    }

    /**
     * The positive point with this gradient, (log(L1 M / L0) + 1) / L1 on the exponential and M / L0 inside.
     *
     * @param gradient M, positive and finite
     */
    public double pointWithGradient(double gradient) {
        Require.positive("gradient", gradient);
        double ratio = smoothness.l1() * gradient / smoothness.l0();
        return (ratio >= 1 ? Math.log(ratio) + 1 : ratio) / smoothness.l1();
    }

    /**
     * The fixed step from which on gradient descent started where |f'| = M never converges: twice that point over M.
     *
     * @param gradient M, above L0 / L1 and finite
     */
    public double divergenceThreshold(double gradient) {
        if (!(gradient > smoothness.l0() / smoothness.l1())) {
            throw new IllegalArgumentException(
                    "gradient must be above L0 / L1 = " + smoothness.l0() / smoothness.l1() + ", got " + gradient);
        }
        return 2 * pointWithGradient(gradient) / gradient;
    }
}
