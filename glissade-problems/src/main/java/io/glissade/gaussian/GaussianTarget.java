package io.glissade.gaussian;

import io.glissade.landscape.KnownMoments;
import io.glissade.parameter.Require;
import io.glissade.random.CounterRandom;
import io.glissade.space.EuclideanSpace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The negative logarithm of a Gaussian density, up to its constant: F(x) = (x - mean)' H (x - mean) / 2, H the precision. At temperature T
 * the law exp(-F/T) has this mean and the covariance T H^-1.
 *
 * <p>A diagonal H is kept as its spectrum: d numbers, and d multiplications a gradient; any other as d^2. No allocation per gradient;
 * threads may share a target.
 */
public final class GaussianTarget implements KnownMoments {
    private final EuclideanSpace space;
    private final double[] mean;
    private final Eigenbasis basis;
    /** H in rows; {@code null} where H is diagonal. */
    private final double @Nullable [][] precision;

    private GaussianTarget(double[] mean, Eigenbasis basis, double @Nullable [][] precision) {
        this.space = new EuclideanSpace(mean.length);
        this.mean = mean;
        this.basis = basis;
        this.precision = precision;
    }

    /**
     * Mean 0 and a diagonal precision.
     *
     * @param curvatures the diagonal of H, each positive and finite; at least one
     */
    public static GaussianTarget diagonal(double... curvatures) {
        Require.atLeast("the number of curvatures", 1, curvatures.length);
        for (double curvature : curvatures) {
            Require.positive("each curvature", curvature);
        }
        return new GaussianTarget(new double[curvatures.length], Eigenbasis.ofDiagonal(curvatures), null);
    }

    /**
     * Mean 0 and a diagonal precision with curvatures from 1/condition to 1, at equal distances in logarithm.
     *
     * @param dimension at least 1
     * @param condition of H, at least 1 and finite; 1 in one dimension
     */
    public static GaussianTarget ofCondition(int dimension, double condition) {
        return diagonal(curvatures(dimension, condition));
    }

    /** The curvatures of {@link #ofCondition}, ascending. */
    public static double[] curvatures(int dimension, double condition) {
        Require.atLeast("dimension", 1, dimension);
        Require.finite("condition", condition);
        if (!(condition >= 1)) {
            throw new IllegalArgumentException("condition must be at least 1, got " + condition);
        }
        if (dimension == 1 && condition != 1) {
            throw new IllegalArgumentException("condition must be 1 in one dimension, got " + condition);
        }
        double[] curvatures = new double[dimension];
        for (int i = 0; i < dimension - 1; i++) {
            curvatures[i] = Math.pow(condition, (i + 1.0 - dimension) / (dimension - 1.0));
        }
        curvatures[dimension - 1] = 1;
        return curvatures;
    }

    /**
     * Any mean and precision.
     *
     * @param mean d finite numbers, copied
     * @param precision d rows of d numbers, symmetric up to rounding and positive definite, copied. Cost: its eigenvectors
     */
    public static GaussianTarget ofPrecision(double[] mean, double[][] precision) {
        requireMean(mean, precision.length);
        Eigenbasis basis = Eigenbasis.of("the precision", precision);
        return new GaussianTarget(mean.clone(), basis, basis.compose(curvature -> curvature));
    }

    /**
     * Any mean and covariance.
     *
     * @param mean d finite numbers, copied
     * @param covariance at temperature 1: d rows of d numbers, symmetric up to rounding and positive definite. Cost: its eigenvectors
     */
    public static GaussianTarget ofCovariance(double[] mean, double[][] covariance) {
        requireMean(mean, covariance.length);
        Eigenbasis basis = Eigenbasis.of("the covariance", covariance).inverse();
        return new GaussianTarget(mean.clone(), basis, basis.compose(curvature -> curvature));
    }

    /** The same spectrum and mean in a basis drawn uniformly from all orthogonal ones; the same seed gives the same basis. */
    public GaussianTarget rotated(long seed) {
        Eigenbasis turned = Eigenbasis.random(basis.values(), new CounterRandom(seed, 0));
        return new GaussianTarget(mean, turned, turned.compose(curvature -> curvature));
    }

    /** The same precision about another mean. */
    public GaussianTarget about(double... otherMean) {
        requireMean(otherMean, mean.length);
        return new GaussianTarget(otherMean.clone(), basis, precision);
    }

    private static void requireMean(double[] mean, int dimension) {
        Require.atLeast("the dimension", 1, mean.length);
        if (mean.length != dimension) {
            throw new IllegalArgumentException(
                    "the mean must have " + dimension + " numbers, one for each row, got " + mean.length);
        }
        for (int i = 0; i < mean.length; i++) {
            Require.finite("mean[" + i + "]", mean[i]);
        }
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double[][] rows = precision;
        double[] diagonal = basis.values();
        double twice = 0;
        for (int i = 0; i < mean.length; i++) {
            double slope = rows == null ? diagonal[i] * (x[i] - mean[i]) : product(rows[i], x);
            gradientOut[i] = slope;
            twice += slope * (x[i] - mean[i]);
        }
        return twice / 2;
    }

    /** A row times the deviation from the mean, in two sums so that one need not wait for the other. */
    private double product(double[] row, double[] x) {
        double even = 0;
        double odd = 0;
        int last = row.length - 1;
        for (int j = 0; j < last; j += 2) {
            even += row[j] * (x[j] - mean[j]);
            odd += row[j + 1] * (x[j + 1] - mean[j + 1]);
        }
        return (row.length & 1) == 0 ? even + odd : even + odd + row[last] * (x[last] - mean[last]);
    }

    /** d. */
    public int dimension() {
        return mean.length;
    }

    /** Whether H is kept as a diagonal. */
    public boolean isDiagonal() {
        return precision == null;
    }

    /** A copy of the mean. */
    @Override
    public double[] mean() {
        return mean.clone();
    }

    /** The eigenvalues of H, ascending; a copy. */
    public double[] spectrum() {
        double[] spectrum = basis.values().clone();
        Arrays.sort(spectrum);
        return spectrum;
    }

    /** The least eigenvalue of H: m. */
    public double smallestCurvature() {
        return Arrays.stream(basis.values()).min().orElseThrow();
    }

    /** The largest eigenvalue of H, which is the smoothness of F: M. */
    public double largestCurvature() {
        return Arrays.stream(basis.values()).max().orElseThrow();
    }

    /** H, a copy: d rows. */
    public double[][] precision() {
        return basis.compose(curvature -> curvature);
    }

    /** H^-1, the covariance at temperature 1: d rows. */
    public double[][] covariance() {
        return basis.compose(curvature -> 1 / curvature);
    }

    /** The diagonal of the covariance at temperature 1. Cost: d^2, or d for a diagonal H. */
    @Override
    public double[] variances() {
        return basis.diagonalOf(curvature -> 1 / curvature);
    }

    /** The eigenvectors that go with the curvatures. */
    Eigenbasis basis() {
        return basis;
    }
}
