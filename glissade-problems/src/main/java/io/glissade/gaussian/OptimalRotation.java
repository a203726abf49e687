package io.glissade.gaussian;

import io.glissade.parameter.Require;

/**
 * The antisymmetric J for which non-reversible dynamics on a Gaussian converges fastest in continuous time: all eigenvalues of (I + J) H have the real
 * part Tr(H)/d, which none can exceed.
 *
 * <p>An orthonormal basis psi with psi_k' H psi_k = Tr(H)/d is found by plane rotations; with distinct positive q_k,
 * J = H^-1/2 K H^-1/2 for the K that is (q_k + q_j)/(q_k - q_j) psi_k' H psi_j in that basis. Then H^1/2 (I + J) H^1/2 is, in the basis psi / sqrt(q),
 * Tr(H)/d times the identity plus an antisymmetric matrix. Which basis is found depends on the order of the rotations, J is not unique.
 *
 * <p>Discretised, it is a poor choice where its norm is large: see {@link RotationSearch}. Source: {@code lelievre2013optimal}.
 */
public final class OptimalRotation {

    private OptimalRotation() {}

    /** The a of J = [[0, a], [-a, 0]] from which on the rate on H = diag(m, M) is (m + M)/2: (M - m) / (2 sqrt(m M)). */
    public static double ofPlane(double smallest, double largest) {
        Require.positive("the smallest curvature", smallest);
        Require.positive("the largest curvature", largest);
        return (largest - smallest) / (2 * Math.sqrt(smallest * largest));
    }

    /** J with q_k = k, from 1 to d: d rows. Cost: some d^3. */
    public static double[][] of(GaussianTarget target) {
        int dimension = target.dimension();
        double[] curvatures = target.basis().values();
        double[][] form = new double[dimension][dimension];
        double[][] basis = new double[dimension][dimension];
        double mean = 0;
        for (int k = 0; k < dimension; k++) {
            form[k][k] = curvatures[k];
            basis[k][k] = 1;
            mean += curvatures[k] / dimension;
        }
        level(form, basis, mean);
        double[][] eigenCoordinates = new double[dimension][dimension];
        for (int k = 0; k < dimension; k++) {
            for (int j = 0; j < k; j++) {
                double element = (k + j + 2.0) / (k - j) * form[k][j];
                for (int p = 0; p < dimension; p++) {
                    for (int q = 0; q < dimension; q++) {
                        double term = element * (basis[k][p] * basis[j][q] - basis[j][p] * basis[k][q]);
                        eigenCoordinates[p][q] += term / Math.sqrt(curvatures[p] * curvatures[q]);
                    }
                }
            }
        }
        return target.basis().fromCoordinates(antisymmetric(eigenCoordinates));
    }

    /** Rotates in the plane of the largest and the smallest diagonal element that are left until one of them is the mean, d - 1 times. */
    private static void level(double[][] form, double[][] basis, double mean) {
        int dimension = form.length;
        for (int n = 0; n < dimension - 1; n++) {
            int largest = n;
            int smallest = n;
            for (int k = n; k < dimension; k++) {
                largest = form[k][k] > form[largest][largest] ? k : largest;
                smallest = form[k][k] < form[smallest][smallest] ? k : smallest;
            }
            if (largest == smallest) {
                return;
            }
            swap(form, basis, n, largest);
            smallest = smallest == n ? largest : smallest;
            // cos^2 p + 2 cos sin q + sin^2 r = mean, p the largest and r the smallest: a quadratic in the tangent.
            double p = form[n][n] - mean;
            double r = form[smallest][smallest] - mean;
            double q = form[n][smallest];
            double tangent = r == 0 ? 0 : (-q - Math.sqrt(Math.max(0, q * q - p * r))) / r;
            double cosine = 1 / Math.sqrt(1 + tangent * tangent);
            rotate(form, basis, n, smallest, cosine, tangent * cosine);
        }
    }

    private static void swap(double[][] form, double[][] basis, int i, int j) {
        double[] row = form[i];
        form[i] = form[j];
        form[j] = row;
        for (double[] each : form) {
            double element = each[i];
            each[i] = each[j];
            each[j] = element;
        }
        double[] vector = basis[i];
        basis[i] = basis[j];
        basis[j] = vector;
    }

    private static void rotate(double[][] form, double[][] basis, int i, int j, double cosine, double sine) {
        rotateRows(form[i], form[j], cosine, sine);
        for (double[] row : form) {
            double first = row[i];
            row[i] = cosine * first + sine * row[j];
            row[j] = cosine * row[j] - sine * first;
        }
        rotateRows(basis[i], basis[j], cosine, sine);
    }

    private static void rotateRows(double[] one, double[] other, double cosine, double sine) {
        for (int k = 0; k < one.length; k++) {
            double first = one[k];
            one[k] = cosine * first + sine * other[k];
            other[k] = cosine * other[k] - sine * first;
        }
    }

    /** Without what rounding left of a symmetric part. */
    private static double[][] antisymmetric(double[][] matrix) {
        double[][] result = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                result[i][j] = (matrix[i][j] - matrix[j][i]) / 2;
                result[j][i] = -result[i][j];
            }
        }
        return result;
    }

    /**
     * A C with |e^(-t (I + J) H)| &lt;= C e^(-t Tr(H)/d) for the J of {@link #of}: sqrt(d kappa(H)), from the two changes of basis, whose condition numbers are
     * sqrt(kappa) and sqrt(q_d/q_1).
     */
    public static double constant(GaussianTarget target) {
        return Math.sqrt(target.dimension() * target.largestCurvature() / target.smallestCurvature());
    }
}
