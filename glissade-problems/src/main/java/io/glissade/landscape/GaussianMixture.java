package io.glissade.landscape;

import io.glissade.parameter.Require;
import io.glissade.space.EuclideanSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * A mixture of Gaussians with independent coordinates: the density {@code sum_k w_k N(m_k, diag(s_k^2))}. The objective is the negative
 * logarithm of the normalised density. Mean {@code m = sum_k w_k m_k}; covariance
 * {@code sum_k w_k (diag(s_k^2) + (m_k - m)(m_k - m)^T)}. Cost of an evaluation: two logarithms and K (d + 1) exponentials and products
 * for K modes.
 */
public final class GaussianMixture implements KnownMoments {

    /**
     * One mode.
     *
     * @param weight positive; the weights of a mixture are divided by their sum
     * @param centre its mean
     * @param deviations the standard deviation of each coordinate, positive
     */
    public record Mode(double weight, List<Double> centre, List<Double> deviations) {
        public Mode {
            Require.positive("the weight of a mode", weight);
            if (centre.isEmpty() || centre.size() != deviations.size()) {
                throw new IllegalArgumentException("a mode must have as many deviations as coordinates, got "
                        + deviations.size() + " for " + centre.size());
            }
            centre.forEach(number -> Require.finite("the centre of a mode", number));
            deviations.forEach(number -> Require.positive("the deviation of a mode", number));
            centre = List.copyOf(centre);
            deviations = List.copyOf(deviations);
        }
    }

    private final EuclideanSpace space;
    private final double[] weights;
    private final double[] logFactors;
    private final double[][] centres;
    private final double[][] deviations;

    /** At least one mode; all have the same number of coordinates. */
    public GaussianMixture(List<Mode> modes) {
        if (modes.isEmpty()) {
            throw new IllegalArgumentException("a mixture needs at least one mode, got none");
        }
        int dimension = modes.get(0).centre().size();
        double total = modes.stream().mapToDouble(Mode::weight).sum();
        this.space = new EuclideanSpace(dimension);
        this.weights = new double[modes.size()];
        this.logFactors = new double[modes.size()];
        List<double[]> means = new ArrayList<>();
        List<double[]> spreads = new ArrayList<>();
        for (int k = 0; k < weights.length; k++) {
            Mode mode = modes.get(k);
            if (mode.centre().size() != dimension) {
                throw new IllegalArgumentException("mode " + k + " must have " + dimension
                        + " coordinates, as mode 0, got " + mode.centre().size());
            }
            double[] spread =
                    mode.deviations().stream().mapToDouble(Double::doubleValue).toArray();
            means.add(mode.centre().stream().mapToDouble(Double::doubleValue).toArray());
            spreads.add(spread);
            weights[k] = mode.weight() / total;
            logFactors[k] = Math.log(weights[k]) - dimension * Math.log(2 * Math.PI) / 2;
            for (double deviation : spread) {
                logFactors[k] -= Math.log(deviation);
            }
        }
        this.centres = means.toArray(new double[0][]);
        this.deviations = spreads.toArray(new double[0][]);
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    /** The number of modes. */
    public int modes() {
        return weights.length;
    }

    /** The share of a mode, between 0 and 1. */
    public double weight(int mode) {
        return weights[mode];
    }

    /** The mean of a mode, as a copy. */
    public double[] centre(int mode) {
        return centres[mode].clone();
    }

    /** The mode with the largest share of the density at {@code x}: where a draw belongs. */
    public int modeOf(double[] x) {
        int best = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            double density = logDensity(k, x);
            if (density > largest) {
                largest = density;
                best = k;
            }
        }
        return best;
    }

    private double logDensity(int mode, double[] x) {
        double square = 0;
        for (int i = 0; i < x.length; i++) {
            double z = (x[i] - centres[mode][i]) / deviations[mode][i];
            square += z * z;
        }
        return logFactors[mode] - square / 2;
    }

    /** The sum is kept relative to its largest term so far, so it neither overflows nor vanishes. */
    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        space.scale(0, gradientOut);
        for (int k = 0; k < weights.length; k++) {
            double density = logDensity(k, x);
            if (density > largest) {
                double shrink = Math.exp(largest - density);
                sum *= shrink;
                space.scale(shrink, gradientOut);
                largest = density;
            }
            double share = Math.exp(density - largest);
            sum += share;
            for (int i = 0; i < x.length; i++) {
                gradientOut[i] += share * (x[i] - centres[k][i]) / (deviations[k][i] * deviations[k][i]);
            }
        }
        space.scale(1 / sum, gradientOut);
        return -largest - Math.log(sum);
    }

    @Override
    public double[] mean() {
        double[] mean = space.zero();
        for (int k = 0; k < weights.length; k++) {
            space.axpy(weights[k], centres[k], mean);
        }
        return mean;
    }

    @Override
    public double[] variances() {
        double[] variance = space.zero();
        for (int i = 0; i < variance.length; i++) {
            variance[i] = covariance(i, i);
        }
        return variance;
    }

    /** The covariance of two coordinates. */
    public double covariance(int i, int j) {
        double[] mean = mean();
        double covariance = 0;
        for (int k = 0; k < weights.length; k++) {
            double own = i == j ? deviations[k][i] * deviations[k][i] : 0;
            covariance += weights[k] * (own + (centres[k][i] - mean[i]) * (centres[k][j] - mean[j]));
        }
        return covariance;
    }
}
