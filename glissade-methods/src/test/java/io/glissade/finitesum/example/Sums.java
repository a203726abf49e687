package io.glissade.finitesum.example;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.Loss;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Seeded sums for the tests of batch methods. */
public final class Sums {

    private Sums() {}

    /** The square of the positive part of {@code 1 - b m}: its second derivative vanishes on half of the line. */
    public record SquaredHinge() implements Loss {

        @Override
        public double value(double margin, double target) {
            double short1 = Math.max(0, 1 - target * margin);
            return short1 * short1;
        }

        @Override
        public double derivative(double margin, double target) {
            return -2 * target * Math.max(0, 1 - target * margin);
        }

        @Override
        public double secondDerivative(double margin, double target) {
            return target * margin < 1 ? 2 : 0;
        }

        @Override
        public double smoothness() {
            return 2;
        }

        @Override
        public double conjugate(double slope, double target) {
            double dual = -target * slope;
            return dual < 0 ? Double.POSITIVE_INFINITY : dual * dual / 4 - dual;
        }

        @Override
        public @Nullable String broken(double target) {
            return target == 1 || target == -1 ? null : "must be -1 or 1";
        }
    }

    public static DenseDesign dense(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[rows * columns];
        Arrays.setAll(values, i -> random.nextDouble(-1.5, 1.5));
        return new DenseDesign(rows, columns, values);
    }

    /** About a quarter of the entries are there, each 1 or a number beside it. */
    public static SparseDesign sparse(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] starts = new int[rows + 1];
        int[] indices = new int[rows * columns];
        double[] values = new double[rows * columns];
        int count = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                if (random.nextInt(4) == 0) {
                    indices[count] = j;
                    values[count++] = random.nextDouble(0.5, 1.5);
                }
            }
            starts[i + 1] = count;
        }
        return new SparseDesign(columns, starts, Arrays.copyOf(indices, count), Arrays.copyOf(values, count));
    }

    /** Labels of a noisy linear model. */
    public static double[] labels(Design design, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] truth = random.doubles(design.columns(), -1, 1).toArray();
        double[] labels = new double[design.rows()];
        Arrays.setAll(labels, i -> design.dot(i, truth) + random.nextDouble(-1.5, 1.5) > 0.3 ? 1 : -1);
        return labels;
    }

    public static LinearSum logistic(Design design, double l2, boolean intercept) {
        return new LinearSum(design, labels(design, 7), null, new Logistic(), l2, 0, intercept);
    }

    /** A run of so many steps from zero, evaluated after each. */
    public static FiniteSumIteration run(FiniteSumMethod method, LinearSum sum, int steps) {
        FiniteSumIteration run =
                method.start(sum, Start.atZero((int) sum.space().dimension()), Evaluation.EVERY_PASS, 3);
        for (int i = 0; i <= steps; i++) {
            run.step();
        }
        return run;
    }
}
