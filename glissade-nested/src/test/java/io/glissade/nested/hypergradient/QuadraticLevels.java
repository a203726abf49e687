package io.glissade.nested.hypergradient;

import io.glissade.nested.Constants;
import io.glissade.nested.GradientSteps;
import io.glissade.nested.LevelFunction;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.StepSize;
import io.glissade.nested.Variables;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Random quadratic objectives f_i(x) = x' Q_i x / 2 + b_i' x of the variables of all levels, stacked, and their solutions and the
 * gradient of F_1 by elimination of one coordinate after the other, from the last. Bent, each coordinate is the hyperbolic sine of
 * one of the problem: solutions move along and nothing else changes, but derivatives of every order are there.
 */
final class QuadraticLevels {

    private final int levels;
    private final int width;
    private final List<double[][]> matrices = new ArrayList<>();
    private final List<double[]> slopes = new ArrayList<>();
    private final boolean bent;
    private final double[][] reactions;
    private final double[] constants;
    private double[][] reduced = new double[0][];
    private double[] slope = new double[0];

    /** Each level has {@code width} coordinates; the own curvature of a level outweighs what couples it to others. */
    QuadraticLevels(int levels, int width, boolean bent, long seed) {
        this.levels = levels;
        this.width = width;
        this.bent = bent;
        SplittableRandom random = new SplittableRandom(seed);
        int n = levels * width;
        for (int level = 0; level < levels; level++) {
            double[][] q = new double[n][n];
            double[] b = new double[n];
            for (int i = 0; i < n; i++) {
                b[i] = random.nextGaussian();
                for (int j = 0; j <= i; j++) {
                    q[i][j] = 0.15 * random.nextGaussian() / Math.sqrt(width);
                    q[j][i] = q[i][j];
                }
                q[i][i] += i / width == level ? 1 : 0;
            }
            matrices.add(q);
            slopes.add(b);
        }
        reactions = new double[n][];
        constants = new double[n];
        eliminate();
    }

    /** Gradient steps from zero. */
    MultilevelProblem problem(int steps) {
        return problem(new GradientSteps(steps, 0.8));
    }

    /** One gradient step for each level, from its solution. */
    MultilevelProblem solved() {
        return problem(new GradientSteps(1, StepSize.constant(0.1), this::solution));
    }

    private MultilevelProblem problem(GradientSteps steps) {
        List<LowerLevel> lower = new ArrayList<>();
        for (int level = 2; level <= levels; level++) {
            lower.add(new LowerLevel("x" + level, space(level), objective(level), steps));
        }
        return new MultilevelProblem(space(1), objective(1), lower);
    }

    /** dF_1/dx_1 with every deeper level at its minimum. */
    double[] hypergradient(double... x1) {
        double[] gradient = slope.clone();
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                gradient[i] += reduced[i][j] * (bent ? Math.sinh(x1[j]) : x1[j]);
            }
            gradient[i] *= bent ? Math.cosh(x1[i]) : 1;
        }
        return gradient;
    }

    /** Coordinate by coordinate is the same as block by block: the coordinates of a level minimise one function. */
    private void eliminate() {
        List<double[][]> q = new ArrayList<>(matrices);
        List<double[]> b = new ArrayList<>(slopes);
        for (int last = levels * width - 1; last >= width; last--) {
            double[] row = q.get(last / width)[last];
            double[] reaction = new double[last];
            for (int i = 0; i < last; i++) {
                reaction[i] = -row[i] / row[last];
            }
            reactions[last] = reaction;
            constants[last] = -b.get(last / width)[last] / row[last];
            for (int level = 0; level <= last / width; level++) {
                double[][] matrix = new double[last][last];
                double[] linear = new double[last];
                eliminate(q.get(level), b.get(level), reaction, constants[last], matrix, linear);
                q.set(level, matrix);
                b.set(level, linear);
            }
        }
        reduced = q.get(0);
        slope = b.get(0);
    }

    /** Replaces the last coordinate by {@code reaction x + constant}. */
    private static void eliminate(
            double[][] q, double[] b, double[] reaction, double constant, double[][] reducedOut, double[] slopeOut) {
        int z = slopeOut.length;
        for (int i = 0; i < z; i++) {
            slopeOut[i] = b[i] + b[z] * reaction[i] + q[i][z] * constant + q[z][z] * reaction[i] * constant;
            for (int j = 0; j < z; j++) {
                reducedOut[i][j] =
                        q[i][j] + q[i][z] * reaction[j] + q[j][z] * reaction[i] + q[z][z] * reaction[i] * reaction[j];
            }
        }
    }

    private Tensor solution(TorchSpace space, Variables upper) {
        int known = upper.levels() * width;
        double[] x = new double[known + width];
        for (int i = 0; i < known; i++) {
            double value = coordinate(upper, i).item_double();
            x[i] = bent ? Math.sinh(value) : value;
        }
        double[] solution = new double[width];
        for (int i = known; i < x.length; i++) {
            x[i] = constants[i];
            for (int j = 0; j < i; j++) {
                x[i] += reactions[i][j] * x[j];
            }
            // The inverse of the hyperbolic sine.
            solution[i - known] = bent ? Math.log(x[i] + Math.hypot(x[i], 1)) : x[i];
        }
        return Constants.vector(solution);
    }

    private TorchSpace space(int level) {
        return new TorchSpace(List.of(new Block("x" + level, 0, width)), TorchSpace.Precision.DOUBLE);
    }

    private LevelFunction objective(int level) {
        Tensor matrix = Constants.matrix(matrices.get(level - 1));
        Tensor linear = Constants.vector(slopes.get(level - 1));
        return v -> {
            TensorVector parts = new TensorVector();
            for (int i = 1; i <= levels; i++) {
                parts.push_back(v.level(i));
            }
            Tensor x = bent ? torch.cat(parts).sinh() : torch.cat(parts);
            return x.dot(matrix.matmul(x).mul(new Scalar(0.5)).add(linear));
        };
    }

    private Tensor coordinate(Variables x, int i) {
        return x.level(i / width + 1).narrow(0, i % width, 1);
    }
}
