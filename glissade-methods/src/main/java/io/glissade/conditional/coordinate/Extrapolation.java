package io.glissade.conditional.coordinate;

/**
 * Anderson's extrapolation of sweeps: of the last six points {@code x_k} the combination {@code sum c_k x_(k+1)}, {@code sum c_k = 1}, whose differences
 * {@code sum c_k (x_(k+1) - x_k)} cancel best. The pulls are affine in the point and follow by the same combination. Reference:
 * {@code bertrand2021anderson}.
 */
final class Extrapolation {

    private static final int DEPTH = 5;
    private static final double SMALLEST_PIVOT = 1e-14;

    private final double[][] points = new double[DEPTH + 1][0];
    private final double[][] pulls;
    private final double[][] products = new double[DEPTH][DEPTH + 1];
    private double[] point = new double[0];
    private final double[] pull;
    private int size;
    private int count;

    Extrapolation(int rows) {
        pulls = new double[DEPTH + 1][rows];
        pull = new double[rows];
    }

    void clear() {
        count = 0;
    }

    /** Remembers a point; true once there are enough, and the next one begins anew. */
    boolean add(double[] values, int length, double[] pullOfPoint) {
        if (points[0].length < length) {
            for (int k = 0; k <= DEPTH; k++) {
                points[k] = new double[2 * length];
            }
            point = new double[2 * length];
        }
        size = length;
        System.arraycopy(values, 0, points[count], 0, length);
        System.arraycopy(pullOfPoint, 0, pulls[count], 0, pull.length);
        count++;
        if (count <= DEPTH) {
            return false;
        }
        count = 0;
        return true;
    }

    /** Makes {@link #point()} and {@link #pull()}; false where the differences are too dependent. */
    boolean combine() {
        for (int a = 0; a < DEPTH; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int i = 0; i < size; i++) {
                    sum += (points[a + 1][i] - points[a][i]) * (points[b + 1][i] - points[b][i]);
                }
                products[a][b] = sum;
                products[b][a] = sum;
            }
            products[a][DEPTH] = 1;
        }
        if (!solve()) {
            return false;
        }
        double total = 0;
        for (int k = 0; k < DEPTH; k++) {
            total += products[k][DEPTH];
        }
        if (!(Math.abs(total) > 0) || !Double.isFinite(total)) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            point[i] = combination(points, i, total);
        }
        for (int i = 0; i < pull.length; i++) {
            pull[i] = combination(pulls, i, total);
        }
        return true;
    }

    private double combination(double[][] vectors, int i, double total) {
        double sum = 0;
        for (int k = 0; k < DEPTH; k++) {
            sum += products[k][DEPTH] * vectors[k + 1][i];
        }
        return sum / total;
    }

    /** Gauss's elimination without exchanges, which a positive definite matrix does not need. */
    private boolean solve() {
        for (int a = 0; a < DEPTH; a++) {
            double diagonal = products[a][a];
            for (int k = 0; k < a; k++) {
                double factor = products[a][k] / products[k][k];
                for (int b = k; b <= DEPTH; b++) {
                    products[a][b] -= factor * products[k][b];
                }
            }
            if (!(products[a][a] > SMALLEST_PIVOT * diagonal)) {
                return false;
            }
        }
        for (int a = DEPTH - 1; a >= 0; a--) {
            double right = products[a][DEPTH];
            for (int b = a + 1; b < DEPTH; b++) {
                right -= products[a][b] * products[b][DEPTH];
            }
            products[a][DEPTH] = right / products[a][a];
        }
        return true;
    }

    double[] point() {
        return point;
    }

    double[] pull() {
        return pull;
    }
}
