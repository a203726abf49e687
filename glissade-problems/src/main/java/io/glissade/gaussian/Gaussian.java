package io.glissade.gaussian;

import io.glissade.parameter.Require;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/** A Gaussian law, possibly concentrated on a subspace or a point. */
public final class Gaussian {
    private final double[] mean;
    private final RealMatrix covariance;

    /**
     * A law.
     *
     * @param mean n finite numbers, copied
     * @param covariance n rows of n numbers, symmetric up to rounding and without negative eigenvalues; copied
     */
    public Gaussian(double[] mean, double[][] covariance) {
        this(mean.clone(), MatrixUtils.createRealMatrix(Eigenbasis.symmetric("the covariance", covariance)));
        if (mean.length != covariance.length) {
            throw new IllegalArgumentException(
                    "the mean must have " + covariance.length + " numbers, one for each row, got " + mean.length);
        }
        double[] values = new EigenDecompositionSymmetric(this.covariance).getEigenvalues();
        double least = values[values.length - 1];
        if (least < -1e-10 * Math.max(values[0], 0)) {
            throw new IllegalArgumentException(
                    "the covariance must have no negative eigenvalue, got the eigenvalue " + least);
        }
    }

    /** Takes both as they are. */
    Gaussian(double[] mean, RealMatrix covariance) {
        this.mean = mean;
        this.covariance = covariance;
    }

    /** All mass at one point. */
    public static Gaussian at(double... point) {
        Require.atLeast("the dimension", 1, point.length);
        return new Gaussian(point.clone(), MatrixUtils.createRealMatrix(point.length, point.length));
    }

    /** n. */
    public int dimension() {
        return mean.length;
    }

    /** A copy of the mean. */
    public double[] mean() {
        return mean.clone();
    }

    /** A copy of the covariance, in rows. */
    public double[][] covariance() {
        return covariance.getData();
    }

    RealMatrix covarianceMatrix() {
        return covariance;
    }

    /** The law of {@code length} coordinates from number {@code from}. */
    public Gaussian marginal(int from, int length) {
        double[] part = new double[length];
        System.arraycopy(mean, from, part, 0, length);
        int last = from + length - 1;
        return new Gaussian(part, covariance.getSubMatrix(from, last, from, last));
    }

    /**
     * The Wasserstein distance of order 2 to another law of the same dimension.
     *
     * <p>With roots A and B of the covariances its square is |difference of the means|^2 + min |A - B U|^2 over orthogonal U (Frobenius norm),
     * taken at the polar factor of B'A. As a norm of a difference it is accurate to rounding for laws that nearly agree, where the usual
     * form with a trace loses half of the digits; so does this one in directions in which a law is concentrated. Cost: three decompositions.
     */
    public double wasserstein(Gaussian other) {
        if (other.dimension() != dimension()) {
            throw new IllegalArgumentException(
                    "the other law must have dimension " + dimension() + ", got " + other.dimension());
        }
        RealMatrix a = root(covariance);
        RealMatrix b = root(other.covariance);
        SingularValueDecomposition product =
                new SingularValueDecomposition(b.transpose().multiply(a));
        RealMatrix turned = b.multiply(product.getU().multiply(product.getVT()));
        double distance = a.subtract(turned).getFrobeniusNorm();
        double square = distance * distance;
        for (int i = 0; i < mean.length; i++) {
            square += (mean[i] - other.mean[i]) * (mean[i] - other.mean[i]);
        }
        return Math.sqrt(square);
    }

    /** Symmetric; eigenvalues that rounding made negative count as zero. */
    private static RealMatrix root(RealMatrix matrix) {
        if (matrix.getFrobeniusNorm() == 0) {
            return matrix;
        }
        EigenDecompositionSymmetric found =
                new EigenDecompositionSymmetric(matrix.add(matrix.transpose()).scalarMultiply(0.5));
        double[] roots = found.getEigenvalues();
        for (int i = 0; i < roots.length; i++) {
            roots[i] = Math.sqrt(Math.max(0, roots[i]));
        }
        return found.getV()
                .multiply(MatrixUtils.createRealDiagonalMatrix(roots))
                .multiply(found.getVT());
    }
}
