package io.glissade.nested.hypergradient;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.LevelFunction;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.torch.TorchSpace.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Random quadratic functions f_i(z) = z'Q_i z / 2 + b_i'z of the variables z of all levels. Their unrolled problem is solved by
 * linear algebra on arrays: gradient steps from zero make each variable an affine function of those above it.
 */
final class Quadratics {

    private static final double STEP_SIZE = 0.1;

    private final int[] dimensions;
    private final int count;
    private final int total;
    private final double[][][] matrices;
    private final double[][] vectors;

    /**
     * @param count gradient steps of each lower level
     */
    Quadratics(long seed, int count, int... dimensions) {
        SplittableRandom random = new SplittableRandom(seed);
        this.dimensions = dimensions;
        this.count = count;
        this.total = Arrays.stream(dimensions).sum();
        this.matrices = new double[dimensions.length][total][total];
        this.vectors = new double[dimensions.length][total];
        for (int level = 0; level < dimensions.length; level++) {
            for (int i = 0; i < total; i++) {
                for (int j = 0; j <= i; j++) {
                    double entry = 0.6 * (random.nextDouble() - 0.5) + (i == j ? 1.5 : 0);
                    matrices[level][i][j] = entry;
                    matrices[level][j][i] = entry;
                }
                vectors[level][i] = random.nextDouble() - 0.5;
            }
        }
    }

    MultilevelProblem problem() {
        List<LowerLevel> lower = new ArrayList<>();
        for (int level = 2; level <= dimensions.length; level++) {
            String name = "x" + level;
            lower.add(new LowerLevel(
                    name,
                    Example.space(name, dimensions[level - 1]),
                    function(level - 1),
                    new GradientSteps(count, STEP_SIZE)));
        }
        return new MultilevelProblem(Example.space("x1", dimensions[0]), function(0), lower);
    }

    private LevelFunction function(int level) {
        Tensor matrix = Example.constant(
                Precision.DOUBLE,
                Arrays.stream(matrices[level]).flatMapToDouble(Arrays::stream).toArray(),
                total,
                total);
        Tensor vector = Example.constant(Precision.DOUBLE, vectors[level], total);
        return x -> {
            TensorVector all = new TensorVector();
            for (int i = 1; i <= x.levels(); i++) {
                all.push_back(x.level(i));
            }
            Tensor z = torch.cat(all);
            return matrix.mv(z).mul(new Scalar(0.5)).add(vector).dot(z);
        };
    }

    /** The value of F_1 and then its gradient. */
    double[] valueAndGradient(double... x) {
        // z = map u with u = (x_1, ..., x_i, 1), at first of all levels.
        double[][] map = identity(total + 1);
        int above = total;
        for (int level = dimensions.length - 1; level > 0; level--) {
            double[][] form = product(transposed(map), product(homogeneous(level), map));
            above -= dimensions[level];
            map = product(map, steps(form, above, dimensions[level]));
        }
        double[][] form = product(transposed(map), product(homogeneous(0), map));
        double[] found = new double[above + 1];
        for (int i = 0; i <= above; i++) {
            double slope = 0;
            for (int j = 0; j <= above; j++) {
                slope += form[i][j] * (j < above ? x[j] : 1);
            }
            found[0] += slope * (i < above ? x[i] : 1) / 2;
            if (i < above) {
                found[i + 1] = slope;
            }
        }
        return found;
    }

    /** Twice f_level as a quadratic form of (z, 1). */
    private double[][] homogeneous(int level) {
        double[][] form = new double[total + 1][total + 1];
        for (int i = 0; i < total; i++) {
            System.arraycopy(matrices[level][i], 0, form[i], 0, total);
            form[i][total] = vectors[level][i];
            form[total][i] = vectors[level][i];
        }
        return form;
    }

    /** The map from (p, 1) to (p, x, 1) that gradient steps on x make for a quadratic form of (p, x, 1). */
    private double[][] steps(double[][] form, int above, int own) {
        double[][] map = new double[above + own + 1][above + 1];
        for (int i = 0; i < above; i++) {
            map[i][i] = 1;
        }
        map[above + own][above] = 1;
        for (int step = 0; step < count; step++) {
            double[][] slope = product(form, map);
            for (int i = above; i < above + own; i++) {
                for (int j = 0; j <= above; j++) {
                    map[i][j] -= STEP_SIZE * slope[i][j];
                }
            }
        }
        return map;
    }

    private static double[][] identity(int size) {
        double[][] identity = new double[size][size];
        for (int i = 0; i < size; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }

    private static double[][] transposed(double[][] a) {
        double[][] transposed = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                transposed[j][i] = a[i][j];
            }
        }
        return transposed;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }
}
