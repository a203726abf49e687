package io.glissade.gaussian;

import io.glissade.parameter.Require;

/**
 * The variance that a scheme keeps on one curvature at temperature 1, and how far it is off.
 *
 * @param position of x; exact is 1/curvature
 * @param velocity of v; exact is 1. NaN for schemes without velocity
 * @param relativeBias of the position: curvature times its variance less 1
 */
public record StationaryVariance(double position, double velocity, double relativeBias) {

    /**
     * Of Euler's scheme of overdamped dynamics.
     *
     * @param stepSize positive, below 2/curvature
     */
    public static StationaryVariance overdamped(double curvature, double stepSize) {
        Require.positive("curvature", curvature);
        Require.between("stepSize", 0, stepSize, 2 / curvature);
        double half = stepSize * curvature / 2;
        return new StationaryVariance(1 / (curvature * (1 - half)), Double.NaN, half / (1 - half));
    }

    /**
     * Of an underdamped scheme.
     *
     * @param scheme as in {@link GaussianStep#underdamped}
     * @param stepSize positive; stable on this curvature
     */
    public static StationaryVariance underdamped(String scheme, double curvature, double stepSize, double friction) {
        Require.positive("curvature", curvature);
        ModeStep mode = new SchemeStep(scheme, stepSize, friction).mode(curvature);
        if (!(mode.radius() < 1)) {
            throw new IllegalArgumentException("stepSize must be below the largest stable one, "
                    + StabilityLimit.underdamped(GaussianTarget.diagonal(curvature), scheme, friction)
                    + ", got "
                    + stepSize);
        }
        ModeStep limit = mode.stationary();
        return new StationaryVariance(limit.xx(), limit.vv(), curvature * limit.xx() - 1);
    }
}
