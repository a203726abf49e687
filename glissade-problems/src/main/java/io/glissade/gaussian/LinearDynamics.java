package io.glissade.gaussian;

import io.glissade.parameter.Require;
import java.util.Arrays;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Langevin dynamics on a Gaussian target in continuous time: dY = -B (Y - c) dt + noise with covariance D dt. Its law at any time is exact.
 *
 * <p>The state is the position x, or (v, x) with velocity: first the d velocities, then the d positions. Laws at time t are
 * mean c + e^(-tB) (mean - c) and covariance S + e^(-tB) (covariance - S) e^(-tB)', S the stationary one, which all these dynamics have in closed form. The
 * exponential is a closed form for each curvature but with J, where it is a Pad&eacute; approximation with scaling and squaring. Variances much
 * smaller than those of S, that is at times near 0, have their absolute error of rounding.
 *
 * <p>Cost: some n^3 for a law. Source of the dynamics: {@code gao2020breaking}.
 */
public final class LinearDynamics {
    private static final int CHECKS_PER_TIME_CONSTANT = 64;

    private final int positions;
    private final RealMatrix drift;
    private final RealMatrix diffusion;
    private final Gaussian stationary;
    private final Flow flow;
    private final double rate;

    /** e^(-tB), and its spectral norm. */
    private interface Flow {
        RealMatrix at(double time);

        double norm(double time);
    }

    private LinearDynamics(
            int positions, RealMatrix drift, RealMatrix diffusion, Gaussian stationary, Flow flow, double rate) {
        this.positions = positions;
        this.drift = drift;
        this.diffusion = diffusion;
        this.stationary = stationary;
        this.flow = flow;
        this.rate = rate;
    }

    /**
     * dX = -grad F dt + sqrt(2 T) dW.
     *
     * @param temperature T, not negative and finite
     */
    public static LinearDynamics overdamped(GaussianTarget target, double temperature) {
        Require.notNegative("temperature", temperature);
        Eigenbasis basis = target.basis();
        double rate = target.smallestCurvature();
        Flow flow = new Flow() {
            @Override
            public RealMatrix at(double time) {
                return MatrixUtils.createRealMatrix(basis.compose(curvature -> Math.exp(-curvature * time)));
            }

            @Override
            public double norm(double time) {
                return Math.exp(-rate * time);
            }
        };
        RealMatrix drift = MatrixUtils.createRealMatrix(target.precision());
        return new LinearDynamics(
                target.dimension(), drift, isotropic(target, temperature), law(target, temperature), flow, rate);
    }

    /**
     * dX = -(I + J) grad F dt + sqrt(2 T) dW.
     *
     * @param rotation J: d rows of d numbers, antisymmetric up to rounding
     * @param temperature T, not negative and finite
     */
    public static LinearDynamics nonReversible(GaussianTarget target, double[][] rotation, double temperature) {
        Require.notNegative("temperature", temperature);
        RealMatrix drift = Drift.of(target, rotation);
        double rate = Arrays.stream(Drift.eigenvalues(target, rotation))
                .mapToDouble(Complex::getReal)
                .min()
                .orElseThrow();
        Flow flow = new Flow() {
            @Override
            public RealMatrix at(double time) {
                return MatrixUtils.matrixExponential(drift.scalarMultiply(-time));
            }

            @Override
            public double norm(double time) {
                return new SingularValueDecomposition(at(time)).getNorm();
            }
        };
        return new LinearDynamics(
                target.dimension(), drift, isotropic(target, temperature), law(target, temperature), flow, rate);
    }

    /**
     * dV = -g V dt - grad F(X) dt + sqrt(2 g T) dW, dX = V dt.
     *
     * @param friction g, positive and finite
     * @param temperature T, not negative and finite
     */
    public static LinearDynamics underdamped(GaussianTarget target, double friction, double temperature) {
        Require.positive("friction", friction);
        Require.notNegative("temperature", temperature);
        Eigenbasis basis = target.basis();
        double[] curvatures = basis.values();
        int dimension = target.dimension();
        Flow flow = new Flow() {
            @Override
            public RealMatrix at(double time) {
                double[][] flows = new double[dimension][];
                Arrays.setAll(flows, k -> UnderdampedMode.flow(curvatures[k], friction, time));
                return Blocks.of(basis, flows);
            }

            @Override
            public double norm(double time) {
                return Arrays.stream(curvatures)
                        .map(curvature -> UnderdampedMode.norm(curvature, friction, time))
                        .max()
                        .orElseThrow();
            }
        };
        double[][] drifts = new double[dimension][];
        double[][] noises = new double[dimension][];
        double[][] variances = new double[dimension][];
        for (int k = 0; k < dimension; k++) {
            drifts[k] = new double[] {friction, curvatures[k], -1, 0};
            noises[k] = new double[] {2 * friction * temperature, 0, 0, 0};
            variances[k] = new double[] {temperature, 0, 0, temperature / curvatures[k]};
        }
        double rate = Arrays.stream(curvatures)
                .map(curvature -> UnderdampedMode.rate(curvature, friction))
                .min()
                .orElseThrow();
        return new LinearDynamics(
                dimension,
                Blocks.of(basis, drifts),
                Blocks.of(basis, noises),
                new Gaussian(Blocks.centre(target), Blocks.of(basis, variances)),
                flow,
                rate);
    }

    private static RealMatrix isotropic(GaussianTarget target, double temperature) {
        return MatrixUtils.createRealIdentityMatrix(target.dimension()).scalarMultiply(2 * temperature);
    }

    private static Gaussian law(GaussianTarget target, double temperature) {
        return new Gaussian(
                target.mean(), MatrixUtils.createRealMatrix(target.covariance()).scalarMultiply(temperature));
    }

    /** B, in rows. */
    public double[][] drift() {
        return drift.getData();
    }

    /** D, in rows. */
    public double[][] diffusion() {
        return diffusion.getData();
    }

    /** The law that stays. */
    public Gaussian stationary() {
        return stationary;
    }

    /** The smallest real part of the eigenvalues of B: means decay like e^(-rate t), up to powers of t. */
    public double rate() {
        return rate;
    }

    /** The spectral norm of e^(-tB): by it distances from the stationary law are multiplied at most. */
    public double contraction(double time) {
        Require.notNegative("time", time);
        return flow.norm(time);
    }

    /** The law at {@code time} of what has the law {@code start} at time 0. */
    public Gaussian after(Gaussian start, double time) {
        Require.notNegative("time", time);
        requireState(start);
        RealMatrix map = flow.at(time);
        double[] centre = stationary.mean();
        double[] mean = start.mean();
        Arrays.setAll(mean, i -> mean[i] - centre[i]);
        double[] moved = map.operate(mean);
        Arrays.setAll(moved, i -> moved[i] + centre[i]);
        RealMatrix excess = start.covarianceMatrix().subtract(stationary.covarianceMatrix());
        return new Gaussian(
                moved, stationary.covarianceMatrix().add(map.multiply(excess).multiplyTransposed(map)));
    }

    private void requireState(Gaussian start) {
        if (start.dimension() != drift.getRowDimension()) {
            throw new IllegalArgumentException(
                    "the start must have dimension " + drift.getRowDimension() + ", got " + start.dimension());
        }
    }

    /** The positions' Wasserstein distance of order 2 at {@code time} from their stationary law. */
    public double distance(Gaussian start, double time) {
        Gaussian law = after(start, time);
        int from = law.dimension() - positions;
        return law.marginal(from, positions).wasserstein(stationary.marginal(from, positions));
    }

    /**
     * The first time at which {@link #distance} is at most {@code fraction} of what it is at time 0, looked for 64 times in each 1/rate; NaN if there is none
     * within a thousand of these.
     *
     * @param fraction in (0, 1)
     */
    public double timeToFraction(Gaussian start, double fraction) {
        Require.between("fraction", 0, fraction, 1);
        double wanted = fraction * distance(start, 0);
        double stride = 1 / (rate * CHECKS_PER_TIME_CONSTANT);
        for (int i = 1; i <= 1000 * CHECKS_PER_TIME_CONSTANT; i++) {
            if (distance(start, i * stride) <= wanted) {
                double above = (i - 1) * stride;
                double below = i * stride;
                while (below - above > 1e-12 * below) {
                    double middle = (above + below) / 2;
                    if (distance(start, middle) <= wanted) {
                        below = middle;
                    } else {
                        above = middle;
                    }
                }
                return below;
            }
        }
        return Double.NaN;
    }
}
