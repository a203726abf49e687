package io.glissade.langevin.underdamped;

/**
 * The exact solution over a time t of dX = V dt, dV = -g V dt + noise, g the friction, and of the same with a constant force.
 *
 * <pre>
 *   mean:  v = decay v - reach force         x = x + reach v - fall force
 *   noise at temperature T = 1:  v += noiseV xi      x += shared xi + noiseX xi'
 * </pre>
 *
 * <p>Differences that cancel for a small g t are summed as series. Source: {@code cheng2018underdamped}; the covariance by
 * integration of the squares of decay and reach.
 *
 * @param decay e^(-g t)
 * @param reach (1 - e^(-g t)) / g
 * @param fall (g t - 1 + e^(-g t)) / g^2
 * @param noiseV the standard deviation of v
 * @param shared the covariance of x and v over it
 * @param noiseX the standard deviation of x given v
 */
record FreeFlow(double decay, double reach, double fall, double noiseV, double shared, double noiseX) {
    private static final double SERIES_BELOW = 0.5;

    static FreeFlow over(double time, double friction) {
        double z = friction * time;
        double decay = Math.exp(-z);
        double lost = -Math.expm1(-z);
        double reach = z == 0 ? time : lost / friction;
        double varianceV = -Math.expm1(-2 * z);
        double noiseV = Math.sqrt(varianceV);
        // Of x: t^2 (2 z - 3 + 4 e^-z - e^-2z) / z^2; with v: t (1 - e^-z)^2 / z.
        double varianceX = time * time * positionVariance(z);
        double shared = noiseV == 0 ? 0 : reach * lost / noiseV;
        double noiseX = Math.sqrt(Math.max(0, varianceX - shared * shared));
        return new FreeFlow(decay, reach, time * time * fall(z), noiseV, shared, noiseX);
    }

    /** (z - 1 + e^-z) / z^2. */
    private static double fall(double z) {
        if (z >= SERIES_BELOW) {
            return (z + Math.expm1(-z)) / (z * z);
        }
        double sum = 0;
        double term = 0.5;
        for (int n = 2; n < 20; n++) {
            sum += term;
            term *= -z / (n + 1);
        }
        return sum;
    }

    /** (2 z - 3 + 4 e^-z - e^-2z) / z^2, that is the sum over n from 3 of (-1)^n (4 - 2^n) z^(n-2) / n!. */
    private static double positionVariance(double z) {
        if (z >= SERIES_BELOW) {
            return (2 * z - 3 + 4 * Math.exp(-z) - Math.exp(-2 * z)) / (z * z);
        }
        double sum = 0;
        double power = -z / 6;
        double two = 8;
        for (int n = 3; n < 24; n++) {
            sum += power * (4 - two);
            power *= -z / (n + 1);
            two *= 2;
        }
        return sum;
    }
}
