package io.glissade.nested;

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
 * Random quadratic objectives f_i(x) = x' Q_i x / 2 + b_i' x of the variables of all levels, stacked, and the gradient of F_1 by
 * elimination of one coordinate after the other, from the last.
 */
final class QuadraticLevels {

    private final int levels;
    private final int width;
    private final List<double[][]> matrices = new ArrayList<>();
    private final List<double[]> slopes = new ArrayList<>();

    /** Each level has {@code width} coordinates; the own curvature of a level outweighs what couples it to others. */
    QuadraticLevels(int levels, int width, long seed) {
        this.levels = levels;
        this.width = width;
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
    }

    MultilevelProblem problem(int steps) {
        List<LowerLevel> lower = new ArrayList<>();
        for (int level = 2; level <= levels; level++) {
            lower.add(new LowerLevel("x" + level, space(level), objective(level), new GradientSteps(steps, 0.8)));
        }
        return new MultilevelProblem(space(1), objective(1), lower);
    }

    /** dF_1/dx_1 with every deeper level at its minimum. */
    double[] hypergradient(double... x1) {
        List<double[][]> q = new ArrayList<>();
        List<double[]> b = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            q.add(matrices.get(level));
            b.add(slopes.get(level));
        }
        for (int last = levels * width - 1; last >= width; last--) {
            // Coordinate by coordinate is the same as block by block: one level's coordinates minimise one function.
            double[] row = q.get(last / width)[last];
            double own = b.get(last / width)[last];
            for (int level = 0; level <= last / width; level++) {
                double[][] reduced = new double[last][last];
                double[] slope = new double[last];
                eliminate(q.get(level), b.get(level), row, own, reduced, slope);
                q.set(level, reduced);
                b.set(level, slope);
            }
        }
        double[] gradient = b.get(0);
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                gradient[i] += q.get(0)[i][j] * x1[j];
            }
        }
        return gradient;
    }

    /** Replaces the last coordinate z by -(row x + own) / row[z]. */
    private static void eliminate(
            double[][] q, double[] b, double[] row, double own, double[][] reducedOut, double[] slopeOut) {
        int z = slopeOut.length;
        double[] reaction = new double[z];
        for (int i = 0; i < z; i++) {
            reaction[i] = -row[i] / row[z];
        }
        double constant = -own / row[z];
        for (int i = 0; i < z; i++) {
            slopeOut[i] = b[i] + b[z] * reaction[i] + q[i][z] * constant + q[z][z] * reaction[i] * constant;
            for (int j = 0; j < z; j++) {
                reducedOut[i][j] =
                        q[i][j] + q[i][z] * reaction[j] + q[j][z] * reaction[i] + q[z][z] * reaction[i] * reaction[j];
            }
        }
    }

    private TorchSpace space(int level) {
        return new TorchSpace(List.of(new Block("x" + level, 0, width)), TorchSpace.Precision.DOUBLE);
    }

    private LevelFunction objective(int level) {
        int n = levels * width;
        double[] flat = new double[n * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrices.get(level - 1)[i], 0, flat, i * n, n);
        }
        return v -> {
            TensorVector parts = new TensorVector();
            for (int i = 1; i <= levels; i++) {
                parts.push_back(v.level(i));
            }
            Tensor x = torch.cat(parts);
            Tensor curved = tensor(flat).view(n, n).matmul(x).mul(new Scalar(0.5));
            return x.dot(curved.add(tensor(slopes.get(level - 1))));
        };
    }

    private static Tensor tensor(double[] values) {
        Tensor tensor = torch.zeros(new long[] {values.length}, TorchSpace.Precision.DOUBLE.options());
        new TorchSpace(List.of(new Block("values", 0, values.length)), TorchSpace.Precision.DOUBLE)
                .copy(values, tensor);
        return tensor;
    }
}
