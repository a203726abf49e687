package io.glissade.finitesum.example;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Seeded sums for the tests of batch methods. */
public final class Sums {

    private Sums() {}

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
