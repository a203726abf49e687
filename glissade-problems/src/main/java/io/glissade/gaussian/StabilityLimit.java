package io.glissade.gaussian;

import io.glissade.parameter.Require;
import java.util.Arrays;
import org.hipparchus.complex.Complex;

/**
 * The largest stable step on a quadratic: below it the step has a stationary law, above it positions grow without bound. What matters of a target is its
 * spectrum.
 */
public final class StabilityLimit {
    private static final double ROUNDING = 1e-13;
    private static final double GROWTH = 1.01;

    private StabilityLimit() {}

    /** Of Euler's scheme of overdamped dynamics: 2/M. */
    public static double overdamped(GaussianTarget target) {
        return 2 / target.largestCurvature();
    }

    /**
     * Of Euler's scheme of non-reversible dynamics: the least 2 Re(l)/|l|^2 over the eigenvalues l of (I + J) H.
     *
     * @param rotation J: d rows of d numbers, antisymmetric up to rounding
     */
    public static double nonReversible(GaussianTarget target, double[][] rotation) {
        double least = Double.POSITIVE_INFINITY;
        for (Complex eigenvalue : Drift.eigenvalues(target, rotation)) {
            double square = eigenvalue.norm() * eigenvalue.norm();
            least = Math.min(least, 2 * eigenvalue.getReal() / square);
        }
        return least;
    }

    /**
     * Of an underdamped scheme: the first step at which an eigenvalue of the step of some curvature reaches magnitude 1. Looked for upwards in ratios of 1.01,
     * then by bisection to the last digits; a gap in stability that is narrower is stepped over. Infinite if there is none up to 10^4 times the larger of
     * 1/sqrt(M) and friction/M.
     *
     * @param scheme as in {@link GaussianStep#underdamped}
     * @param friction positive and finite
     */
    public static double underdamped(GaussianTarget target, String scheme, double friction) {
        Require.positive("friction", friction);
        double[] curvatures = Arrays.stream(target.spectrum()).distinct().toArray();
        double largest = target.largestCurvature();
        double scale = 1 / Math.sqrt(largest);
        double below = 1e-3 * Math.min(scale, Math.min(friction / largest, 1 / friction));
        double last = 1e4 * Math.max(scale, friction / largest);
        while (below < last) {
            double above = below * GROWTH;
            if (!stable(scheme, above, friction, curvatures)) {
                return boundary(scheme, friction, curvatures, below, above);
            }
            below = above;
        }
        return Double.POSITIVE_INFINITY;
    }

    private static double boundary(String scheme, double friction, double[] curvatures, double low, double high) {
        double below = low;
        double above = high;
        while (above - below > 1e-15 * above) {
            double middle = (below + above) / 2;
            if (stable(scheme, middle, friction, curvatures)) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }

    /** Jury's conditions for both eigenvalues within the unit circle: no roots are taken, so they hold their digits at its edge. */
    private static boolean stable(String scheme, double stepSize, double friction, double[] curvatures) {
        SchemeStep step = new SchemeStep(scheme, stepSize, friction);
        for (double curvature : curvatures) {
            ModeStep mode = step.mode(curvature);
            double determinant = mode.determinant();
            double trace = mode.a() + mode.d();
            if (determinant > 1 + ROUNDING || Math.abs(trace) > 1 + determinant + ROUNDING) {
                return false;
            }
        }
        return true;
    }
}
