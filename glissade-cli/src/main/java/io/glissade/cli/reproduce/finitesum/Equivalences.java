package io.glissade.cli.reproduce.finitesum;

import io.glissade.cli.figure.Figure;
import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.sag.Sag;
import io.glissade.finitesum.sag.SagStep;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A8: lazy updates of sparse rows do what dense ones do, and weights are repetition. */
final class Equivalences {

    private static final int PASSES = 50;

    private Equivalences() {}

    static List<Figure> figures() {
        DenseDesign dense = rows(120, 11);
        double[] targets = new double[120];
        Arrays.setAll(targets, i -> dense.dot(i, ramp(11)) > 0 == (i % 5 != 0) ? 1 : -1);
        List<Figure> figures = new ArrayList<>();
        LinearSum sum = sum(dense, targets, null);
        figures.add(lazy("line-search", "the line search", sum, Sag.WITH_LINE_SEARCH));
        figures.add(lazy("constant", "the constant step 1/L", sum, new Sag(new SagStep.OfLipschitz(1), true)));
        // Such a step is stable where l2 is as large as the losses are smooth; elsewhere rounding grows as the point
        // does.
        LinearSum penalised = sum.with(2, 0);
        for (double product : new double[] {0.999, 1}) {
            figures.add(lazy(
                    "step-times-l2-" + product,
                    "step * l2 = " + product + ", which takes the point to nothing and its scale with it",
                    penalised,
                    new Sag(new SagStep.Constant(product / penalised.l2()), true)));
        }
        DenseDesign single = new DenseDesign(1, 3, new double[] {1, 0, -2});
        figures.add(lazy("one-row", "a single row", sum(single, new double[] {1}, null), Sag.WITH_LINE_SEARCH));
        figures.add(weights(sum, targets));
        return figures;
    }

    /** Half of the numbers zero; row 3 and the last column altogether. */
    private static DenseDesign rows(int rows, int columns) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        double[] values = random.doubles((long) rows * columns, -2, 2).toArray();
        for (int at = 0; at < values.length; at++) {
            if (random.nextBoolean() || at / columns == 3 || at % columns == columns - 1) {
                values[at] = 0;
            }
        }
        return new DenseDesign(rows, columns, values);
    }

    private static double[] ramp(int columns) {
        return IntStream.range(0, columns).mapToDouble(j -> j - columns / 2.0).toArray();
    }

    private static LinearSum sum(Design design, double[] targets, double @Nullable [] weights) {
        return new LinearSum(design, targets, weights, new Logistic(), 0.01, 0, true);
    }

    private static SparseDesign sparse(DenseDesign dense) {
        int columns = dense.columns();
        int[] kept = IntStream.range(0, dense.values().length)
                .filter(at -> dense.values()[at] != 0)
                .toArray();
        int[] starts = new int[dense.rows() + 1];
        for (int at : kept) {
            starts[at / columns + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return new SparseDesign(
                columns,
                starts,
                Arrays.stream(kept).map(at -> at % columns).toArray(),
                Arrays.stream(kept).mapToDouble(at -> dense.values()[at]).toArray());
    }

    private static Figure lazy(String name, String what, LinearSum sum, FiniteSumMethod method) {
        double[] targets =
                IntStream.range(0, sum.rows()).mapToDouble(sum::target).toArray();
        double[] first = point(sum, method, PASSES);
        LinearSum lazy = sum(sparse((DenseDesign) sum.design()), targets, null).with(sum.l2(), 0);
        double[] second = point(lazy, method, PASSES);
        double distance = distance(first, second);
        return new Figure(
                "A8/lazy-" + name,
                "largest relative difference of a coordinate, lazy against dense after 50 passes with " + what,
                "at most 1e-10",
                String.format(Locale.ROOT, "%.1e", distance),
                distance <= 1e-10);
    }

    private static Figure weights(LinearSum sum, double[] targets) {
        double[] weights =
                IntStream.range(0, targets.length).mapToDouble(i -> 1 + i % 4).toArray();
        int[] repeated = IntStream.range(0, targets.length)
                .flatMap(i -> IntStream.range(0, 1 + i % 4).map(k -> i))
                .toArray();
        double[] first = point(sum(sum.design(), targets, weights), Sag.WITH_LINE_SEARCH, 600);
        double[] repeatedTargets =
                Arrays.stream(repeated).mapToDouble(i -> targets[i]).toArray();
        double[] second = point(sum(sum.design().select(repeated), repeatedTargets, null), Sag.WITH_LINE_SEARCH, 600);
        double distance = distance(first, second);
        return new Figure(
                "A8/weights",
                "largest relative difference of a coordinate of the optimum, weights 1 to 4 against repeated rows",
                "at most 1e-9",
                String.format(Locale.ROOT, "%.1e", distance),
                distance <= 1e-9);
    }

    private static double[] point(LinearSum sum, FiniteSumMethod method, int passes) {
        FiniteSumIteration run =
                method.start(sum, Start.atZero((int) sum.space().dimension()), Evaluation.EVERY_PASS, 0);
        for (int k = 0; k <= passes; k++) {
            run.step();
        }
        return run.point();
    }

    /** Coordinate by coordinate; one that is 0 in the first must be 0 in the second. */
    private static double distance(double[] first, double[] second) {
        double largest = 0;
        for (int j = 0; j < first.length; j++) {
            double difference = Math.abs(first[j] - second[j]);
            largest = Math.max(largest, difference == 0 ? 0 : difference / Math.abs(first[j]));
        }
        return largest;
    }
}
