package io.glissade.cli.reproduce.conditional;

import io.glissade.atom.GroupAtoms;
import io.glissade.cli.figure.Figure;
import io.glissade.conditional.GaugeProblem;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Squared;
import io.glissade.penalty.PowerPenalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A6: when the support is identified. The family appends to the instance of A3 a column along the residual of its solution, which leaves the
 * solution as it is and sets the distance delta of the next level at will; on it the gap falls as 1/t and no faster.
 */
final class IdentificationFigures {

    private static final PowerPenalty PENALTY = new PowerPenalty(2, .1);
    private static final List<Double> DISTANCES = List.of(.04, .02, .01, .005);
    private static final int MOST_STEPS = 1_000_000;
    private static final double ACCURATE = 1e-13;

    private IdentificationFigures() {}

    static List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (PowerPenalty penalty :
                List.of(PENALTY, new PowerPenalty(2, 1), new PowerPenalty(1.25, .5), new PowerPenalty(5, .01))) {
            String name = String.format(Locale.ROOT, "A6/%s,%s", penalty.power(), penalty.weight());
            String of = String.format(
                    Locale.ROOT, "phi(s) = %s s^%s / %s", penalty.weight(), penalty.power(), penalty.power());
            figures.add(Times.of(CosineInstance.problem(penalty)).figure(name, of));
        }
        Solution solution = Solution.of(CosineInstance.problem(PENALTY), ACCURATE);
        List<Times> family = new ArrayList<>();
        for (double distance : DISTANCES) {
            Times times = Times.of(withColumn(solution, distance));
            figures.add(times.figure("A6/delta-" + distance, "a column at delta = " + distance + " appended"));
            family.add(times);
        }
        figures.add(slope("bound", "first t with gap below delta^2 / (16 L)", family, true));
        figures.add(slope("identified", "first t at which the support is identified", family, false));
        return figures;
    }

    /** When a run gets there, and when it must have. */
    private record Times(double distance, int identified, int bound) {

        static Times of(GaugeProblem problem) {
            Solution solution = Solution.of(problem, ACCURATE);
            double longest = Arrays.stream(problem.atoms().norms(problem.sum(), problem.columns()))
                    .max()
                    .orElseThrow();
            double level = solution.distance() * solution.distance() / (16 * longest * longest);
            GapTrace trace = GapTrace.until(CosineInstance.METHOD, problem, level, MOST_STEPS);
            return new Times(
                    solution.distance(), trace.firstWithAtMost(solution.supportSize()), trace.firstBelow(level));
        }

        Figure figure(String name, String of) {
            return new Figure(
                    name,
                    "first t at which the support is identified, " + of,
                    String.format(Locale.ROOT, "at most %,d, where the gap is below delta^2 / (16 L)", bound),
                    String.format(Locale.ROOT, "%,d", identified),
                    identified > 0 && identified <= bound);
        }
    }

    private static GaugeProblem withColumn(Solution solution, double distance) {
        LinearSum sum = CosineInstance.sum();
        double[] residual = new double[sum.rows()];
        sum.meanLoss(solution.point(), residual);
        double squares = Arrays.stream(residual).map(one -> one * one).sum();
        double factor = (solution.level() - distance) * sum.rows() / squares;
        int columns = CosineInstance.SIZE + 1;
        double[] matrix = new double[sum.rows() * columns];
        double[] targets = new double[sum.rows()];
        for (int i = 0; i < sum.rows(); i++) {
            double[] row = new double[CosineInstance.SIZE];
            sum.design().add(i, 1, row);
            System.arraycopy(row, 0, matrix, i * columns, row.length);
            matrix[i * columns + CosineInstance.SIZE] = factor * residual[i];
            targets[i] = sum.target(i);
        }
        LinearSum longer =
                new LinearSum(new DenseDesign(sum.rows(), columns, matrix), targets, null, new Squared(), 0, 0, false);
        return GaugeProblem.of(longer, GroupAtoms.l1(columns), PENALTY);
    }

    /** Of a line through the logarithms by least squares. */
    private static Figure slope(String name, String what, List<Times> family, boolean bound) {
        double[] x =
                family.stream().mapToDouble(times -> Math.log(times.distance())).toArray();
        double[] y = family.stream()
                .mapToDouble(times -> Math.log(bound ? times.bound() : times.identified()))
                .toArray();
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int k = 0; k < x.length; k++) {
            products += (x[k] - meanX) * (y[k] - meanY);
            squares += (x[k] - meanX) * (x[k] - meanX);
        }
        double slope = products / squares;
        return new Figure(
                "A6/slope-" + name,
                "slope of log " + what + " against log delta, delta from 0.04 to 0.005",
                "-2.4 to -1.6",
                String.format(Locale.ROOT, "%.2f", slope),
                slope >= -2.4 && slope <= -1.6);
    }
}
