package io.glissade.atom;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The largest singular value of a matrix {@code Z} and its two vectors, by the bidiagonalisation of Golub and Kahan with every new vector
 * orthogonalised twice against all before. It stops at a residual {@code ||Z'u - sigma v||} of {@code 1e-12 sigma}, measured with the vectors
 * handed out; {@code Zv = sigma u} holds by their making. A residual says that a singular value is near, not that none is larger. {@link #bound}
 * says that too: in the bases made so far {@code Z} is {@code [B, b e_k e_1'; 0, C]} with {@code ||C||_F^2 = ||Z||_F^2 - ||B||_F^2 - b^2}. Once that
 * remainder is below {@code sigma}, at the latest when the shorter side is exhausted, the bound is {@code sigma} up to the residual.
 *
 * <p>Cost of step k: two products with the matrix and 4 k times both sides. At most {@value #MOST_VECTORS} vectors of each side are kept; after
 * those it begins again from the best. Source: {@code golub1965calculating}.
 */
final class LeadingSingularPair {

    static final int MOST_VECTORS = 400;

    private static final double RESIDUAL = 1e-12;
    private static final double NOTHING = 1e-14;
    private static final double ROUNDING = 1e-13;
    private static final double FRESH = 0.3;
    private static final int MOST_BEGINNINGS = 20;
    private static final int STEPS_BETWEEN_CHECKS = 4;

    private final int rows;
    private final int columns;
    private final boolean wide;
    private final int height;
    private final int width;
    private final double[] left;
    private final double[] right;
    private final double[] image;
    private final Bidiagonal small = new Bidiagonal();
    private double[][] lefts = new double[8][];
    private double[][] rights = new double[8][];
    private RandomGenerator random;
    private boolean warm;
    private double scale;
    private double value;
    private double residual;
    private double bound;

    LeadingSingularPair(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.wide = rows < columns;
        this.height = Math.max(rows, columns);
        this.width = Math.min(rows, columns);
        this.left = new double[height];
        this.right = new double[width];
        this.image = new double[width];
        this.random = fresh();
    }

    private static RandomGenerator fresh() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    }

    /** Begins the next search anew instead of from the vectors of the latest. */
    void forget() {
        warm = false;
        random = fresh();
    }

    /**
     * Looks at {@code z}, row after row.
     *
     * @param prove whether to go on until {@link #bound} is {@link #value} but for the residual, or the vectors run out
     */
    void find(double[] z, boolean prove) {
        scale = frobenius(z);
        if (scale == 0 || !Double.isFinite(scale)) {
            Arrays.fill(left, 0);
            Arrays.fill(right, 0);
            left[0] = 1;
            right[0] = 1;
            value = scale == 0 ? 0 : Double.NaN;
            residual = value;
            bound = value;
            warm = false;
            return;
        }
        for (int i = 0; i < MOST_BEGINNINGS; i++) {
            if (bidiagonalise(z, prove)) {
                return;
            }
        }
    }

    /** {@code ||Zv||} for the {@code v} handed out, never above the largest singular value but for rounding. */
    double value() {
        return value;
    }

    /** {@code ||Z'u - sigma v||}, measured. */
    double residual() {
        return residual;
    }

    /** No singular value is larger, but for rounding of some {@code 1e-15} of the Frobenius norm. */
    double bound() {
        return bound;
    }

    /** The vector on the side of the rows. */
    double[] u() {
        return wide ? right : left;
    }

    /** The vector on the side of the columns. */
    double[] v() {
        return wide ? left : right;
    }

    private double frobenius(double[] z) {
        double squares = 0;
        for (int i = 0; i < rows * columns; i++) {
            squares += z[i] * z[i];
        }
        return Math.sqrt(squares);
    }

    private boolean bidiagonalise(double[] z, boolean prove) {
        small.clear();
        double[] first = at(rights, 0, width);
        drawOrthogonal(first, rights, 0);
        if (warm) {
            for (int j = 0; j < width; j++) {
                first[j] = right[j] + FRESH * first[j];
            }
            normalise(first);
        }
        warm = true;
        int most = Math.min(width, MOST_VECTORS);
        for (int k = 0; k < most; k++) {
            double[] u = at(lefts, k, height);
            forward(z, rights[k], u);
            double alpha = orthogonalise(u, lefts, k);
            rights = roomFor(rights, k + 2);
            lefts = roomFor(lefts, k + 2);
            double[] next = at(rights, k + 1, width);
            backward(z, u, next);
            double beta = k + 1 == width ? 0 : orthogonalise(next, rights, k + 1);
            small.add(alpha / scale, beta / scale);
            boolean last = k + 1 == most;
            if ((k + 1) % STEPS_BETWEEN_CHECKS == 0 || beta == 0 || last) {
                double sigma = small.largest();
                boolean settled = beta / scale * Math.abs(small.left(k)) <= RESIDUAL * sigma;
                if ((settled && (!prove || proven(sigma, beta / scale) || (beta == 0 && k + 1 == width))) || last) {
                    handOut(z, sigma);
                    bound = scale * boundOf(value / scale, residual / scale, beta / scale);
                    return settled;
                }
            }
        }
        return false;
    }

    private boolean proven(double sigma, double beta) {
        double most = boundOf(sigma, beta * Math.abs(small.left(small.size() - 1)), beta);
        return most <= sigma * (1 + RESIDUAL);
    }

    /** Of {@code [sigma, r; 0, t]} with {@code t} a bound on all but the leading pair. */
    private double boundOf(double sigma, double off, double beta) {
        double remainder = 1 + ROUNDING;
        for (int k = 0; k < small.size(); k++) {
            remainder -= small.alpha(k) * small.alpha(k) + small.beta(k) * small.beta(k);
        }
        double others = normOfTriangle(small.second(), beta, Math.sqrt(Math.max(remainder, ROUNDING)));
        return normOfTriangle(sigma, off, others);
    }

    /** The norm of {@code [a, b; 0, c]}. */
    private static double normOfTriangle(double a, double b, double c) {
        return (Math.hypot(a + c, b) + Math.hypot(a - c, b)) / 2;
    }

    private void handOut(double[] z, double sigma) {
        Arrays.fill(right, 0);
        for (int k = 0; k < small.size(); k++) {
            double share = small.leftTimesColumn(k) / sigma;
            for (int j = 0; j < width; j++) {
                right[j] += share * rights[k][j];
            }
        }
        normalise(right);
        forward(z, right, left);
        value = normalise(left);
        backward(z, left, image);
        double squares = 0;
        for (int j = 0; j < width; j++) {
            double off = image[j] - value * right[j];
            squares += off * off;
        }
        residual = Math.sqrt(squares);
    }

    /** From the shorter side to the longer. */
    private void forward(double[] z, double[] v, double[] out) {
        if (wide) {
            combineRows(z, v, out);
        } else {
            multiplyRows(z, v, out);
        }
    }

    private void backward(double[] z, double[] u, double[] out) {
        if (wide) {
            multiplyRows(z, u, out);
        } else {
            combineRows(z, u, out);
        }
    }

    private void multiplyRows(double[] z, double[] v, double[] out) {
        for (int r = 0; r < rows; r++) {
            out[r] = Vectors.dot(z, r * columns, v, 0, columns);
        }
    }

    private void combineRows(double[] z, double[] u, double[] out) {
        Arrays.fill(out, 0, columns, 0);
        for (int r = 0; r < rows; r++) {
            Vectors.add(u[r], z, r * columns, out, 0, columns);
        }
    }

    /** Leaves in {@code vector} its unit part orthogonal to the first {@code count}; a random one, for 0, where nothing is left. */
    private double orthogonalise(double[] vector, double[][] against, int count) {
        Vectors.orthogonalise(vector, against, count);
        double length = normalise(vector);
        if (length > NOTHING * scale) {
            return length;
        }
        drawOrthogonal(vector, against, count);
        return 0;
    }

    private void drawOrthogonal(double[] out, double[][] against, int count) {
        for (int j = 0; j < out.length; j++) {
            out[j] = random.nextGaussian();
        }
        Vectors.orthogonalise(out, against, count);
        normalise(out);
    }

    private static double normalise(double[] vector) {
        return Vectors.normalise(vector, vector.length);
    }

    private static double[][] roomFor(double[][] vectors, int count) {
        return vectors.length >= count ? vectors : Arrays.copyOf(vectors, 2 * count);
    }

    private static double[] at(double[][] vectors, int k, int length) {
        if (vectors[k] == null) {
            vectors[k] = new double[length];
        }
        return vectors[k];
    }
}
