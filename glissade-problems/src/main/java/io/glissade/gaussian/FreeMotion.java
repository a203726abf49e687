package io.glissade.gaussian;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Friction, noise and motion without force over a time: v by decay v, x by x + reach v, and the covariance that noise at temperature 1 adds. Short times by
 * Gauss-Legendre quadrature of integrands that do not cancel, long ones in closed form. Source of the closed form: {@code cheng2018underdamped}.
 *
 * @param time t
 * @param decay e^(-g t)
 * @param reach (1 - e^(-g t)) / g
 * @param fall the integral of reach: what a constant force of 1 moves x by
 */
record FreeMotion(double time, double decay, double reach, double fall, double vv, double vx, double xx) {
    private static final double LONG = 2;
    private static final GaussIntegrator STANDARD = new GaussIntegratorFactory().legendre(24);

    /** Without what only the letters U and F need: the rest is NaN. */
    static FreeMotion ofVelocity(double time, double friction) {
        return new FreeMotion(
                time,
                Math.exp(-friction * time),
                Double.NaN,
                Double.NaN,
                -Math.expm1(-2 * friction * time),
                Double.NaN,
                Double.NaN);
    }

    static FreeMotion over(double time, double friction) {
        double lost = -Math.expm1(-friction * time);
        double reach = lost / friction;
        double fall;
        double xx;
        if (friction * time > LONG) {
            fall = (time - reach) / friction;
            xx = (2 * time - reach * (2 + lost)) / friction;
        } else {
            fall = 0;
            xx = 0;
            for (int i = 0; i < STANDARD.getNumberOfPoints(); i++) {
                double weight = STANDARD.getWeight(i) * time / 2;
                double at = -Math.expm1(-friction * (1 + STANDARD.getPoint(i)) * time / 2) / friction;
                fall += weight * at;
                xx += weight * 2 * friction * at * at;
            }
        }
        return new FreeMotion(
                time, 1 - lost, reach, fall, -Math.expm1(-2 * friction * time), lost * lost / friction, xx);
    }
}
