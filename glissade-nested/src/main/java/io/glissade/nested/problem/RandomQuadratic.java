package io.glissade.nested.problem;

import io.glissade.nested.Constants;
import io.glissade.nested.GradientSteps;
import io.glissade.nested.LevelFunction;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.parameter.Require;
import io.glissade.random.CounterRandom;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Levels whose objectives are random quadratics of all variables: {@code f_i = |A_i v - c_i|^2 / 2 + |x_i|^2 / 2}, where v are the
 * variables of all levels one after the other, and A_i and c_i have as many rows as v and Gaussian entries, of variance 1 over that
 * and 1. Whatever the deeper levels do in answer is linear, so every level has a strongly convex quadratic before it, and both the
 * unrolled and the exact problem are known to rounding. Level i makes steps of size 1 over the trace of its second derivatives,
 * from 0.
 */
public final class RandomQuadratic {

    private final int[] dimensions;
    private final int[] counts;
    private final double[][][] matrices;
    private final double[][] targets;
    private final double[] stepSizes;
    private final ReducedQuadratic unrolled;

    /**
     * @param dimensions of the levels, the outermost first, each at least 1; two levels or more
     * @param counts of gradient steps of the levels from the second on, each at least 1
     * @param seed of the matrices
     */
    public RandomQuadratic(int[] dimensions, int[] counts, long seed) {
        Require.atLeast("levels", 2, dimensions.length);
        if (counts.length != dimensions.length - 1) {
            throw new IllegalArgumentException("counts must be one for each of " + (dimensions.length - 1)
                    + " levels below the outermost, got " + counts.length);
        }
        this.dimensions = dimensions.clone();
        this.counts = counts.clone();
        int all = 0;
        for (int dimension : dimensions) {
            Require.atLeast("dimension", 1, dimension);
            all += dimension;
        }
        RandomGenerator random = new CounterRandom(seed, 0);
        this.matrices = new double[dimensions.length][all][all];
        this.targets = new double[dimensions.length][all];
        for (int level = 0; level < dimensions.length; level++) {
            for (int row = 0; row < all; row++) {
                targets[level][row] = random.nextGaussian();
                for (int column = 0; column < all; column++) {
                    matrices[level][row][column] = random.nextGaussian() / Math.sqrt(all);
                }
            }
        }
        this.stepSizes = new double[counts.length];
        this.unrolled = reduced(false);
    }

    /** F_1 when the lower levels make their gradient steps. */
    public ReducedQuadratic unrolled() {
        return unrolled;
    }

    /** F_1 when the lower levels are minimised exactly. */
    public ReducedQuadratic exact() {
        return reduced(true);
    }

    /** Takes the levels away from the deepest upwards; the unrolled ones set their step sizes. */
    private ReducedQuadratic reduced(boolean exact) {
        int all = targets[0].length;
        double[][] response = new double[all][all + 1];
        for (int i = 0; i < all; i++) {
            response[i][i] = 1;
        }
        for (int level = dimensions.length - 1; ; level--) {
            ReducedQuadratic reduced = new ReducedQuadratic(residual(level, response), dimensions[level]);
            if (level == 0) {
                return reduced;
            }
            double[][] end;
            if (exact) {
                end = reduced.solution();
            } else {
                stepSizes[level - 1] = 1 / reduced.trace();
                end = reduced.steps(counts[level - 1], stepSizes[level - 1]);
            }
            response = answered(response, end);
        }
    }

    private double[][] residual(int level, double[][] response) {
        int columns = response[0].length;
        double[][] residual = new double[response.length][columns];
        for (int i = 0; i < residual.length; i++) {
            for (int k = 0; k < response.length; k++) {
                for (int j = 0; j < columns; j++) {
                    residual[i][j] += matrices[level][i][k] * response[k][j];
                }
            }
            residual[i][columns - 1] -= targets[level][i];
        }
        return residual;
    }

    /** All variables as functions of those above a level, whose own are {@code end}. */
    private static double[][] answered(double[][] response, double[][] end) {
        int upper = end[0].length - 1;
        double[][] answered = new double[response.length][upper + 1];
        for (int i = 0; i < response.length; i++) {
            for (int j = 0; j <= upper; j++) {
                answered[i][j] = response[i][j < upper ? j : upper + end.length];
                for (int k = 0; k < end.length; k++) {
                    answered[i][j] += response[i][upper + k] * end[k][j];
                }
            }
        }
        return answered;
    }

    /** The problem as it is unrolled. Its matrices belong to the scope that is open, and else to the garbage collector. */
    public MultilevelProblem problem() {
        List<LowerLevel> lower = new ArrayList<>();
        for (int level = 2; level <= dimensions.length; level++) {
            String name = "x" + level;
            lower.add(new LowerLevel(
                    name, space(level), objective(level), new GradientSteps(counts[level - 2], stepSizes[level - 2])));
        }
        return new MultilevelProblem(space(1), objective(1), lower);
    }

    private TorchSpace space(int level) {
        return new TorchSpace(List.of(new Block("x" + level, 0, dimensions[level - 1])), TorchSpace.Precision.DOUBLE);
    }

    private LevelFunction objective(int level) {
        Tensor matrix = Constants.matrix(matrices[level - 1]);
        Tensor target = Constants.vector(targets[level - 1]);
        return x -> {
            Tensor[] parts = new Tensor[dimensions.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = x.level(i + 1);
            }
            Tensor residual = matrix.mv(torch.cat(new TensorVector(parts))).sub(target);
            return residual.square().sum().add(x.level(level).square().sum()).mul(new Scalar(0.5));
        };
    }
}
