package io.glissade.cli.reproduce.finitesum;

import io.glissade.cli.figure.Figure;
import io.glissade.finitesum.sag.SagTheorem;
import io.glissade.finitesum.sag.TableSag;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.LinearTerms;
import io.glissade.linear.Loss;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import io.glissade.run.Iteration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * A7: Theorem 1 held against the mean of many runs, at every step. Two losses, both first tables, and a penalty on either side of
 * {@code n mu = 2 L}; the theorem's own step.
 */
final class TheoremRuns {

    private static final int ROWS = 40;
    private static final int COLUMNS = 5;
    private static final int RUNS = 200;
    private static final int PASSES = 30;

    private TheoremRuns() {}

    static List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Loss loss : List.of(new Squared(), new Logistic())) {
            for (boolean wellConditioned : new boolean[] {true, false}) {
                for (TableSag.FirstTable first : TableSag.FirstTable.values()) {
                    figures.addAll(figures(loss, wellConditioned, first));
                }
            }
        }
        return figures;
    }

    private static List<Figure> figures(Loss loss, boolean wellConditioned, TableSag.FirstTable first) {
        LinearSum sum = sum(loss, wellConditioned);
        double lipschitz = lipschitz(sum);
        double minimum = Suboptimality.minimum(sum);
        SagTheorem theorem = theorem(sum, lipschitz, minimum);
        double[] gaps = meanGaps(sum, new TableSag(theorem.stepSize(), first), minimum);
        double largest = 0;
        for (int k = 1; k < gaps.length; k++) {
            largest = Math.max(largest, gaps[k] / theorem.bound(k, first));
        }
        String name = (loss instanceof Squared ? "squared" : "logistic")
                + (wellConditioned ? "-well" : "-ill")
                + (first == TableSag.FirstTable.ZERO ? "-zero" : "-centred");
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "A7/" + name,
                String.format(
                        Locale.ROOT,
                        "largest ratio of the mean of %d runs to the bound of Theorem 1 over %d steps, n mu / L = %.2g",
                        RUNS,
                        gaps.length - 1,
                        ROWS * sum.l2() / lipschitz),
                "at most 1",
                String.format(Locale.ROOT, "%.3g", largest),
                largest <= 1));
        if (wellConditioned) {
            double contraction = Math.pow(gaps[gaps.length - 1] / gaps[0], 1.0 / PASSES);
            figures.add(new Figure(
                    "A7/" + name + "-contraction",
                    "contraction of g - g* in a pass, geometric mean of " + PASSES,
                    "at most 0.8825",
                    String.format(Locale.ROOT, "%.4f", contraction),
                    contraction <= Math.exp(-0.125)));
        }
        return figures;
    }

    private static LinearSum sum(Loss loss, boolean wellConditioned) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        DenseDesign design = new DenseDesign(
                ROWS, COLUMNS, random.doubles(ROWS * COLUMNS, -1, 1).toArray());
        double[] targets = new double[ROWS];
        Arrays.setAll(targets, i -> design.dot(i, new double[] {1, -2, 3, 0, 1}) + random.nextGaussian() > 0 ? 1 : -1);
        LinearSum unpenalised = new LinearSum(design, targets, null, loss, 0, 0, false);
        double l2 = wellConditioned ? 2 * lipschitz(unpenalised) / (ROWS - 2) : lipschitz(unpenalised) / (10 * ROWS);
        return unpenalised.with(l2, 0);
    }

    private static double lipschitz(LinearSum sum) {
        return sum.l2()
                + IntStream.range(0, ROWS)
                        .mapToDouble(i -> sum.loss().smoothness() * sum.squaredNorm(i))
                        .max()
                        .orElseThrow();
    }

    private static SagTheorem theorem(LinearSum sum, double lipschitz, double minimum) {
        double[] best = Suboptimality.minimiser(sum);
        LinearTerms terms = new LinearTerms(sum);
        double[] gradient = new double[COLUMNS];
        double variance = 0;
        for (int i = 0; i < ROWS; i++) {
            terms.valueAndGradient(i, best, gradient);
            variance += sum.space().dot(gradient, gradient) / ROWS;
        }
        double start = sum.valueAndGradient(new double[COLUMNS], gradient);
        return new SagTheorem(
                ROWS, lipschitz, sum.l2(), start - minimum, sum.space().dot(best, best), variance);
    }

    private static double[] meanGaps(LinearSum sum, TableSag method, double minimum) {
        double[][] runs = IntStream.range(0, RUNS)
                .parallel()
                .mapToObj(seed -> gaps(sum, method, minimum, seed))
                .toArray(double[][]::new);
        double[] mean = new double[ROWS * PASSES + 1];
        Arrays.setAll(
                mean,
                k -> Arrays.stream(runs).mapToDouble(run -> run[k]).average().orElseThrow());
        return mean;
    }

    private static double[] gaps(LinearSum sum, TableSag method, double minimum, int seed) {
        double[] gaps = new double[ROWS * PASSES + 1];
        try (Iteration<double[]> run = method.start(new LinearTerms(sum), new double[COLUMNS], seed)) {
            for (int k = 0; k < gaps.length; k++) {
                run.step();
                gaps[k] = sum.meanLoss(run.point(), null) + sum.penalty(run.point()) - minimum;
            }
        }
        return gaps;
    }
}
