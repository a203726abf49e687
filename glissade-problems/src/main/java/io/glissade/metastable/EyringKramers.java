package io.glissade.metastable;

import io.glissade.parameter.Require;

/**
 * The mean time in which Langevin dynamics leaves a well over its one saddle, as the temperature falls:
 *
 * <pre>
 *   E tau ~ (2 pi / rate) sqrt( |det H_s| / det H_a ) exp(beta (F(s) - F(a)))
 * </pre>
 *
 * <p>with the Hessians at the minimum a and the saddle s. The dynamics differ in the rate at which they fall off the saddle alone: the
 * curvature mu there for reversible overdamped dynamics, minus the unstable eigenvalue of (I + J) H_s for the dynamics with J, and that of
 * the linearised equations with velocity. Sources: {@code bovier2004metastability} for the first, {@code bouchet2016generalisation} for
 * the second, {@code kramers1940brownian} and {@code lee2025eyring} for the third.
 */
public final class EyringKramers {
    private final double[][] hessianAtSaddle;
    private final double unstableCurvature;
    private final double determinants;
    private final double barrier;

    /**
     * A well and its saddle.
     *
     * @param hessianAtMinimum symmetric and positive definite, d by d
     * @param hessianAtSaddle symmetric with one negative eigenvalue and none that is 0, d by d
     * @param barrier F(s) - F(a), positive
     */
    public EyringKramers(double[][] hessianAtMinimum, double[][] hessianAtSaddle, double barrier) {
        Require.positive("barrier", barrier);
        double[] well = eigenvalues("the Hessian at the minimum", hessianAtMinimum);
        double[] saddle = eigenvalues("the Hessian at the saddle", hessianAtSaddle);
        if (well.length != saddle.length) {
            throw new IllegalArgumentException(
                    "the Hessian at the saddle must have " + well.length + " rows, got " + saddle.length);
        }
        double product = 1;
        int negative = 0;
        double least = 0;
        for (int i = 0; i < well.length; i++) {
            if (!(well[i] > 0)) {
                throw new IllegalArgumentException(
                        "the Hessian at the minimum must be positive definite, got the eigenvalue " + well[i]);
            }
            product *= Math.abs(saddle[i]) / well[i];
            negative += saddle[i] < 0 ? 1 : 0;
            least = Math.min(least, saddle[i]);
        }
        if (negative != 1 || product == 0) {
            throw new IllegalArgumentException(
                    "the Hessian at the saddle must have one negative eigenvalue and no zero, got " + negative
                            + " negative ones and a determinant of " + product + " times that at the minimum");
        }
        this.hessianAtSaddle = SmallMatrices.copy(hessianAtSaddle);
        this.unstableCurvature = -least;
        this.determinants = product;
        this.barrier = barrier;
    }

    private static double[] eigenvalues(String what, double[][] hessian) {
        for (int i = 0; i < hessian.length; i++) {
            if (hessian[i].length != hessian.length) {
                throw new IllegalArgumentException("row " + i + " of " + what + " must have " + hessian.length
                        + " numbers, got " + hessian[i].length);
            }
            for (int j = 0; j < i; j++) {
                if (hessian[i][j] != hessian[j][i]) {
                    throw new IllegalArgumentException(what + " must be symmetric, got " + hessian[i][j] + " and "
                            + hessian[j][i] + " at rows " + i + " and " + j);
                }
            }
        }
        return SmallMatrices.eigenvalues(hessian);
    }

    /** mu, minus the negative eigenvalue at the saddle: the rate of reversible overdamped dynamics. */
    public double unstableCurvature() {
        return unstableCurvature;
    }

    /**
     * The rate with J: minus the one eigenvalue of (I + J) H_s with a negative real part, which is real; by bisection on the sign of
     * det((I + J) H_s + r I). It is never less than mu. Cost: about 60 eliminations.
     *
     * @param j antisymmetric, d by d
     */
    public double nonReversibleRate(double[][] j) {
        double[][] drift = turned(j);
        double high = 0;
        for (double[] row : drift) {
            double sum = 0;
            for (double element : row) {
                sum += Math.abs(element);
            }
            high = Math.max(high, sum);
        }
        // det(drift + r I) is negative from 0 to the rate and positive beyond it; no eigenvalue is larger than the
        // largest row sum.
        double low = 0;
        high *= 1 + 1e-9;
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            double[][] shifted = SmallMatrices.copy(drift);
            for (int i = 0; i < shifted.length; i++) {
                shifted[i][i] += middle;
            }
            if (SmallMatrices.signOfDeterminant(shifted) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /** (I + J) H_s. */
    private double[][] turned(double[][] j) {
        int dimension = hessianAtSaddle.length;
        if (j.length != dimension) {
            throw new IllegalArgumentException("J must have " + dimension + " rows, got " + j.length);
        }
        double[][] drift = SmallMatrices.copy(hessianAtSaddle);
        for (int row = 0; row < dimension; row++) {
            if (j[row].length != dimension) {
                throw new IllegalArgumentException(
                        "row " + row + " of J must have " + dimension + " numbers, got " + j[row].length);
            }
            for (int k = 0; k < dimension; k++) {
                if (j[row][k] != -j[k][row]) {
                    throw new IllegalArgumentException("J must be antisymmetric, got J[" + row + "][" + k + "] = "
                            + j[row][k] + " and J[" + k + "][" + row + "] = " + j[k][row]);
                }
                for (int column = 0; column < dimension; column++) {
                    drift[row][column] += j[row][k] * hessianAtSaddle[k][column];
                }
            }
        }
        return drift;
    }

    /**
     * That rate in the plane in closed form: {@code (-(k - mu) + sqrt((k - mu)^2 + 4 mu k (1 + a^2)))/2}.
     *
     * @param mu minus the negative curvature at the saddle
     * @param k the positive one
     * @param a of J = [[0, a], [-a, 0]]
     */
    public static double rateInThePlane(double mu, double k, double a) {
        double root = Math.hypot(k - mu, 2 * Math.sqrt(mu * k * (1 + a * a)));
        // Of the two forms of a root of a quadratic, the one without cancellation.
        return k > mu ? 2 * mu * k * (1 + a * a) / (k - mu + root) : (mu - k + root) / 2;
    }

    /**
     * The rate with velocity: {@code (-gamma + sqrt(gamma^2 + 4 mu))/2}.
     *
     * @param friction gamma, positive
     */
    public double underdampedRate(double friction) {
        Require.positive("friction", friction);
        return 2 * unstableCurvature / (friction + Math.hypot(friction, 2 * Math.sqrt(unstableCurvature)));
    }

    /** Whether velocity of this friction leaves the well sooner than none: where {@code gamma + mu < 1}. */
    public boolean isUnderdampedFaster(double friction) {
        Require.positive("friction", friction);
        return friction + unstableCurvature < 1;
    }

    /**
     * The mean time for a rate of falling off the saddle.
     *
     * @param rate one of the above
     * @param inverseTemperature beta, positive
     */
    public double meanTime(double rate, double inverseTemperature) {
        Require.positive("rate", rate);
        Require.positive("inverseTemperature", inverseTemperature);
        return 2 * Math.PI / rate * Math.sqrt(determinants) * Math.exp(inverseTemperature * barrier);
    }
}
