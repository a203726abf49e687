package io.glissade.cli.reproduce.conditional;

import io.glissade.atom.GroupAtoms;
import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import io.glissade.conditional.GaugeIteration;
import io.glissade.conditional.GaugeProblem;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A1 without the data: the first recorded gaps depend on the level at zero alone, so that an instance with the rows and classes of Dorothea
 * and a feature of the same level has the same ones.
 */
final class FirstGaps {

    private static final int ROWS = 800;
    private static final int POSITIVE = 78;
    private static final int COLUMNS = 500;

    private FirstGaps() {}

    static List<Figure> figures() {
        LinearSum sum = sum();
        List<Figure> figures = new ArrayList<>();
        double[] zero = sum.space().zero();
        double[] gradient = sum.space().zero();
        sum.valueAndGradient(zero, gradient);
        double level = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        figures.add(Figure.number("A1/level", "largest coordinate of the gradient at zero", 0.11, 1e-15, level, 16));
        double difference = 0;
        List<String> printed = List.of("3.666667", "602.589644", "89.897374", "150.647411", "37.797190");
        for (int k = 0; k < printed.size(); k++) {
            PublishedMethod method = PublishedMethod.DOROTHEA.get(k);
            First first = first(sum, method);
            difference = Math.max(difference, first.difference());
            figures.add(Printed.figure(
                    "A1/" + method.name(),
                    "gap recorded at t = 1 by " + method.name()
                            + ", logistic loss on 800 rows of binary features (a stand-in for Dorothea)",
                    printed.get(k),
                    first.gap()));
        }
        figures.add(new Figure(
                "A1/move",
                "largest relative difference of the point these gaps are recorded at to the second point of the run",
                "at most 1e-12",
                String.format(Locale.ROOT, "%.1e", difference),
                difference <= 1e-12));
        return figures;
    }

    /** The recorded gap, and how far the move it is computed with is from that of the run. */
    private record First(double gap, double difference) {}

    private static First first(LinearSum sum, PublishedMethod method) {
        GaugeProblem problem =
                GaugeProblem.of(sum, GroupAtoms.l1(COLUMNS), method.penalty()).with(method.gamma());
        try (GaugeIteration run =
                method.conditionalGradient().start(problem, sum.space().zero())) {
            run.step();
            RecordedGap recorded = new RecordedGap(problem);
            double gap = recorded.at(run.point(), run.progress().stepSize());
            run.step();
            double[] difference = recorded.moved().clone();
            sum.space().axpy(-1, run.point(), difference);
            return new First(gap, sum.space().norm(difference) / sum.space().norm(run.point()));
        }
    }

    /** Feature 0 is on in 4 positive and 180 negative rows: its slope at zero is 176 / (2 * 800). The others are on in fewer. */
    private static LinearSum sum() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        double[] values = new double[ROWS * COLUMNS];
        double[] targets = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            targets[i] = i < POSITIVE ? 1 : -1;
            values[i * COLUMNS] = i < 4 || i >= ROWS - 180 ? 1 : 0;
            for (int j = 1; j < COLUMNS; j++) {
                values[i * COLUMNS + j] = random.nextDouble() < 0.1 * j / COLUMNS ? 1 : 0;
            }
        }
        return new LinearSum(new DenseDesign(ROWS, COLUMNS, values), targets, null, new Logistic(), 0, 0, false);
    }
}
