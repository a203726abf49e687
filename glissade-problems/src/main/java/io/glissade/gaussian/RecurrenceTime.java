package io.glissade.gaussian;

import io.glissade.parameter.Require;

/**
 * The time T_rec after which dynamics started within r of a local minimum is, with high probability, within eps of it or has left: the forms of
 * {@code gao2020breaking}, whose constants are not confirmed. Test how they scale, not the constants. {@code target} is the Gaussian of the Hessian at the minimum.
 */
public final class RecurrenceTime {

    private RecurrenceTime() {}

    /** Overdamped: (2/m) log(8 r/eps). */
    public static double overdamped(GaussianTarget target, double radius, double accuracy) {
        return 2 / target.smallestCurvature() * Math.log(8 * ratio(radius, accuracy));
    }

    /**
     * Underdamped with less than the optimal friction: (4/friction) log(8 C r/eps), the C of {@link ContractionBounds#underdampedConstant}.
     *
     * @param friction in (0, 2 sqrt(m))
     */
    public static double underdamped(GaussianTarget target, double friction, double radius, double accuracy) {
        double constant = ContractionBounds.underdampedConstant(target, friction);
        return 4 / friction * Math.log(8 * constant * ratio(radius, accuracy));
    }

    /**
     * Underdamped with friction 2 sqrt(m): -W(-eps^2 sqrt(m) / (8 r^2 sqrt(C_H + 2 + (m + 1)^2))) / sqrt(m), W the lower branch of Lambert's function.
     */
    public static double underdampedAtOptimalFriction(GaussianTarget target, double radius, double accuracy) {
        double ratio = ratio(radius, accuracy);
        double least = target.smallestCurvature();
        double constant = Math.sqrt(ContractionBounds.optimalFrictionConstant(target) + 2 + (least + 1) * (least + 1));
        double argument = -Math.sqrt(least) / (8 * ratio * ratio * constant);
        return -lowerLambert(argument) / Math.sqrt(least);
    }

    /**
     * Non-reversible: (2/m_J) log(8 C r/eps).
     *
     * @param rate m_J, positive: {@link LinearDynamics#rate}
     * @param constant C, at least 1, of a bound C e^(-m_J t) on the contraction
     */
    public static double nonReversible(double rate, double constant, double radius, double accuracy) {
        Require.positive("rate", rate);
        Require.positive("constant", constant);
        return 2 / rate * Math.log(8 * constant * ratio(radius, accuracy));
    }

    private static double ratio(double radius, double accuracy) {
        Require.positive("radius", radius);
        Require.positive("accuracy", accuracy);
        if (accuracy > radius) {
            throw new IllegalArgumentException("accuracy must be at most the radius " + radius + ", got " + accuracy);
        }
        return radius / accuracy;
    }

    /**
     * The w &lt;= -1 with w e^w = {@code argument}, Lambert's W of the lower branch. With u = -w it solves u - log u = s, s = -log(-argument) &gt;= 1, by Newton's method from
     * above, where it falls monotonically.
     *
     * @param argument in [-1/e, 0)
     */
    static double lowerLambert(double argument) {
        double s = -Math.log(-argument);
        if (!(argument < 0) || !(s >= 1)) {
            throw new IllegalArgumentException(
                    "Lambert's lower branch needs an argument in [-1/e, 0), got " + argument);
        }
        double u = 1 + Math.sqrt(2 * (s - 1)) + (s - 1);
        for (int i = 0; i < 100 && u > 1; i++) {
            double next = u - (u - Math.log(u) - s) * u / (u - 1);
            if (!(next < u)) {
                break;
            }
            u = next;
        }
        return -u;
    }
}
