package io.glissade.gaussian;

import io.glissade.parameter.Require;
import io.glissade.random.CounterRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * A good J for Euler's scheme, found by chance: random antisymmetric matrices of several norms, each with its best step. The J that is best in continuous time
 * has a norm that shortens the step by more than it gains once there are more than a few dimensions.
 */
public final class RotationSearch {
    private final double norm;
    private final ContractionPerStep contraction;
    private final double[][] rotation;

    private RotationSearch(double norm, ContractionPerStep contraction, double[][] rotation) {
        this.norm = norm;
        this.contraction = contraction;
        this.rotation = rotation;
    }

    /**
     * The best of {@code draws} matrices: Gaussian elements above the diagonal, scaled to each spectral norm in turn. Cost: for each draw the eigenvalues of a matrix of
     * d rows; all cores. The result does not depend on their number.
     *
     * @param target at least 2 dimensions
     * @param norms spectral norms, each positive and finite; at least one
     * @param draws at least 1
     * @param seed the same seed gives the same matrices
     */
    public static RotationSearch of(GaussianTarget target, double[] norms, int draws, long seed) {
        Require.atLeast("the dimension of the target", 2, target.dimension());
        Require.atLeast("the number of norms", 1, norms.length);
        Require.atLeast("draws", 1, draws);
        for (double norm : norms) {
            Require.positive("each norm", norm);
        }
        return IntStream.range(0, draws)
                .parallel()
                .mapToObj(i -> {
                    double norm = norms[i % norms.length];
                    double[][] rotation = draw(target.dimension(), norm, new CounterRandom(seed, i));
                    return new RotationSearch(norm, ContractionPerStep.nonReversible(target, rotation), rotation);
                })
                .reduce((first, second) -> second.contraction.decay() > first.contraction.decay() ? second : first)
                .orElseThrow();
    }

    private static double[][] draw(int dimension, double norm, RandomGenerator random) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(dimension, dimension);
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < i; j++) {
                double element = random.nextGaussian();
                matrix.setEntry(i, j, element);
                matrix.setEntry(j, i, -element);
            }
        }
        double drawn = Math.sqrt(new EigenDecompositionSymmetric(matrix.transposeMultiply(matrix)).getEigenvalues()[0]);
        return matrix.scalarMultiply(norm / drawn).getData();
    }

    /** The spectral norm of the J found. */
    public double norm() {
        return norm;
    }

    /** Its decay per step and the step. */
    public ContractionPerStep contraction() {
        return contraction;
    }

    /** The J found, in rows; a copy. */
    public double[][] rotation() {
        return MatrixUtils.createRealMatrix(rotation).getData();
    }
}
