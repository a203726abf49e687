package io.glissade.gaussian;

import io.glissade.parameter.Require;
import java.util.Arrays;
import java.util.function.Supplier;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * One step of a scheme on a Gaussian target, exactly: y becomes c + M (y - c) + noise of covariance Q. The state y is the position, or (v, x): first the
 * velocities, then the positions.
 *
 * <p>The letters of underdamped schemes, over a time t with friction g and gradient f:
 *
 * <pre>
 *   A  x += t v                      O  v = e^(-g t) v + noise           U  the exact flow of A and O together
 *   B  v -= t f(x)                   E  Euler's step of everything       F  U with the gradient frozen at the start of the step
 *   S  Euler's step of v
 * </pre>
 *
 * <p>Cost: closed form for each curvature and d^2 each to compose; with J some d^3.
 */
public final class GaussianStep {
    private final double[] centre;
    private final RealMatrix transition;
    private final RealMatrix noise;
    private final double radius;
    private final Supplier<RealMatrix> stationaryCovariance;

    private GaussianStep(
            double[] centre,
            RealMatrix transition,
            RealMatrix noise,
            double radius,
            Supplier<RealMatrix> stationaryCovariance) {
        this.centre = centre;
        this.transition = transition;
        this.noise = noise;
        this.radius = radius;
        this.stationaryCovariance = stationaryCovariance;
    }

    /**
     * Euler's step of overdamped dynamics: x - h grad F(x) + sqrt(2 h T) xi.
     *
     * @param stepSize h, positive and finite
     * @param temperature T, not negative and finite
     */
    public static GaussianStep overdamped(GaussianTarget target, double stepSize, double temperature) {
        requireStep(stepSize, temperature);
        Eigenbasis basis = target.basis();
        double radius = Arrays.stream(basis.values())
                .map(curvature -> Math.abs(1 - stepSize * curvature))
                .max()
                .orElseThrow();
        return new GaussianStep(
                target.mean(),
                MatrixUtils.createRealMatrix(basis.compose(curvature -> 1 - stepSize * curvature)),
                isotropic(target, 2 * stepSize * temperature),
                radius,
                () -> MatrixUtils.createRealMatrix(
                        basis.compose(curvature -> temperature / (curvature * (1 - stepSize * curvature / 2)))));
    }

    /**
     * Euler's step of non-reversible dynamics: x - h (I + J) grad F(x) + sqrt(2 h T) xi.
     *
     * @param rotation J: d rows of d numbers, antisymmetric up to rounding
     * @param stepSize h, positive and finite
     * @param temperature T, not negative and finite
     */
    public static GaussianStep nonReversible(
            GaussianTarget target, double[][] rotation, double stepSize, double temperature) {
        requireStep(stepSize, temperature);
        RealMatrix transition = MatrixUtils.createRealIdentityMatrix(target.dimension())
                .subtract(Drift.of(target, rotation).scalarMultiply(stepSize));
        RealMatrix noise = isotropic(target, 2 * stepSize * temperature);
        double radius = Arrays.stream(Drift.eigenvalues(target, rotation))
                .mapToDouble(eigenvalue ->
                        Math.hypot(1 - stepSize * eigenvalue.getReal(), stepSize * eigenvalue.getImaginary()))
                .max()
                .orElseThrow();
        return new GaussianStep(target.mean(), transition, noise, radius, () -> limit(transition, noise));
    }

    /**
     * A step of underdamped dynamics by a scheme.
     *
     * @param scheme a word of A, B and O with each of them, of B and U with both, or F, E or SA; a letter that stands n times takes the n-th part of the step
     *     each time
     * @param stepSize h, positive and finite
     * @param friction positive and finite
     * @param temperature T, not negative and finite
     */
    public static GaussianStep underdamped(
            GaussianTarget target, String scheme, double stepSize, double friction, double temperature) {
        requireStep(stepSize, temperature);
        SchemeStep step = new SchemeStep(scheme, stepSize, friction);
        Eigenbasis basis = target.basis();
        ModeStep[] modes = new ModeStep[target.dimension()];
        Arrays.setAll(modes, k -> step.mode(basis.values()[k]));
        double[][] transitions = new double[modes.length][];
        Arrays.setAll(transitions, k -> new double[] {modes[k].a(), modes[k].b(), modes[k].c(), modes[k].d()});
        return new GaussianStep(
                Blocks.centre(target),
                Blocks.of(basis, transitions),
                noise(basis, modes, temperature),
                Arrays.stream(modes).mapToDouble(ModeStep::radius).max().orElseThrow(),
                () -> {
                    ModeStep[] limits = new ModeStep[modes.length];
                    Arrays.setAll(limits, k -> modes[k].stationary());
                    return noise(basis, limits, temperature);
                });
    }

    private static RealMatrix noise(Eigenbasis basis, ModeStep[] modes, double temperature) {
        double[][] noises = new double[modes.length][];
        for (int k = 0; k < modes.length; k++) {
            double shared = temperature * modes[k].vx();
            noises[k] = new double[] {temperature * modes[k].vv(), shared, shared, temperature * modes[k].xx()};
        }
        return Blocks.of(basis, noises);
    }

    private static void requireStep(double stepSize, double temperature) {
        Require.positive("stepSize", stepSize);
        Require.notNegative("temperature", temperature);
    }

    private static RealMatrix isotropic(GaussianTarget target, double variance) {
        return MatrixUtils.createRealIdentityMatrix(target.dimension()).scalarMultiply(variance);
    }

    /** The solution of S = M S M' + Q by doubling: sums of matrices without negative eigenvalues. */
    private static RealMatrix limit(RealMatrix transition, RealMatrix noise) {
        RealMatrix power = transition;
        RealMatrix sum = noise;
        while (power.getFrobeniusNorm() > 1e-18) {
            sum = sum.add(power.multiply(sum).multiplyTransposed(power));
            power = power.multiply(power);
        }
        return sum;
    }

    /** M, in rows. */
    public double[][] transition() {
        return transition.getData();
    }

    /** Q, in rows. */
    public double[][] noise() {
        return noise.getData();
    }

    /** The largest magnitude of the eigenvalues of M: below 1 the step has a stationary law. */
    public double spectralRadius() {
        return radius;
    }

    /**
     * The law that stays, to about the rounding of a double over 1 - {@link #spectralRadius()}.
     *
     * @throws IllegalStateException if the spectral radius is not below 1
     */
    public Gaussian stationary() {
        if (!(radius < 1)) {
            throw new IllegalStateException("a stationary law needs a spectral radius below 1, got " + radius
                    + "; see the largest stable step");
        }
        return new Gaussian(centre.clone(), stationaryCovariance.get());
    }

    /**
     * The law after {@code steps} of what has the law {@code start}. Cost: log2(steps) times some n^3.
     *
     * @param steps at least 0
     */
    public Gaussian after(Gaussian start, long steps) {
        Require.atLeast("steps", 0, steps);
        if (start.dimension() != centre.length) {
            throw new IllegalArgumentException(
                    "the start must have dimension " + centre.length + ", got " + start.dimension());
        }
        double[] mean = start.mean();
        Arrays.setAll(mean, i -> mean[i] - centre[i]);
        double[] moved = mean;
        RealMatrix covariance = start.covarianceMatrix();
        RealMatrix power = transition;
        RealMatrix added = noise;
        for (long left = steps; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                moved = power.operate(moved);
                covariance =
                        power.multiply(covariance).multiplyTransposed(power).add(added);
            }
            if (left > 1) {
                added = power.multiply(added).multiplyTransposed(power).add(added);
                power = power.multiply(power);
            }
        }
        double[] shifted = moved.clone();
        Arrays.setAll(shifted, i -> shifted[i] + centre[i]);
        return new Gaussian(shifted, covariance);
    }
}
