package io.glissade.cli.reproduce.conditional;

import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import io.glissade.conditional.GaugeProblem;
import io.glissade.penalty.LinearPenalty;
import io.glissade.penalty.PowerPenalty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A3: four penalties on the instance without random numbers. */
final class DeterministicFigures {

    private static final int STEPS = 10_000;
    private static final double ACCURATE = 1e-13;

    /**
     * What is printed of a penalty.
     *
     * @param gaps at t = 1, 10, 100, 1000, 10000
     */
    private record Row(
            PowerPenalty penalty,
            String minimum,
            String norm,
            String level,
            int support,
            String distance,
            List<String> gaps,
            int identified) {}

    private static final List<Row> PRINTED = List.of(
            new Row(
                    new PowerPenalty(2, .1),
                    "1.1331058422",
                    "3.1072281318",
                    ".3107228132",
                    8,
                    "5.982e-2",
                    List.of("4.500069", "3.626548", "1.026022", "7.438e-3", "4.675e-4"),
                    1622),
            new Row(
                    new PowerPenalty(2, 1),
                    "1.9963961023",
                    ".6776239417",
                    ".6776239417",
                    3,
                    "1.720e-1",
                    List.of(".4500069", ".4264758", ".2555388", "9.910e-3", "9.850e-6"),
                    920),
            new Row(
                    new PowerPenalty(1.25, .5),
                    "1.9401408428",
                    "1.3474847071",
                    ".5387049493",
                    3,
                    "5.628e-2",
                    List.of("2.459081", "1.340530", ".1520450", "1.580e-4", "6.303e-5"),
                    538),
            new Row(
                    new PowerPenalty(5, .01),
                    "1.0484417028",
                    "2.4546861013",
                    ".3630645570",
                    8,
                    "8.580e-2",
                    List.of("2.368622", "2.232034", "1.287883", "8.062e-2", "1.752e-4"),
                    3075));

    private DeterministicFigures() {}

    static List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Row row : PRINTED) {
            String name = String.format(
                    Locale.ROOT,
                    "A3/%s,%s",
                    row.penalty().power(),
                    row.penalty().weight());
            String of = String.format(
                    Locale.ROOT,
                    " with phi(s) = %s s^%s / %s",
                    row.penalty().weight(),
                    row.penalty().power(),
                    row.penalty().power());
            GaugeProblem problem = CosineInstance.problem(row.penalty());
            figures.addAll(solution(row, name, of, problem));
            figures.addAll(run(row, name, of, problem));
        }
        return figures;
    }

    private static List<Figure> solution(Row row, String name, String of, GaugeProblem problem) {
        Solution solution = Solution.of(problem, ACCURATE);
        Solution lasso = Solution.of(problem.with(new LinearPenalty(solution.level())), ACCURATE);
        return List.of(
                Printed.figure(
                        name + "-minimum",
                        "minimum" + of,
                        row.minimum(),
                        solution.certificate().value()),
                Printed.figure(name + "-norm", "l1 norm of the solution" + of, row.norm(), solution.gauge()),
                Printed.figure(
                        name + "-level",
                        "rho norm^(p - 1), the level of the support," + of,
                        row.level(),
                        row.penalty().derivative(solution.gauge())),
                Figure.counts(
                        name + "-support",
                        "coordinates of the solution that are not zero" + of,
                        new long[] {row.support()},
                        new long[] {solution.supportSize()}),
                Printed.figure(
                        name + "-distance",
                        "delta: the level less the next one" + of,
                        row.distance(),
                        solution.distance()),
                Figure.number(
                        name + "-Lasso",
                        "largest difference to the Lasso whose weight is that level" + of,
                        0,
                        1e-9,
                        difference(solution.point(), lasso.point()),
                        12));
    }

    private static double difference(double[] first, double[] second) {
        double largest = 0;
        for (int j = 0; j < first.length; j++) {
            largest = Math.max(largest, Math.abs(first[j] - second[j]));
        }
        return largest;
    }

    private static List<Figure> run(Row row, String name, String of, GaugeProblem problem) {
        GapTrace trace = GapTrace.of(CosineInstance.METHOD, problem, STEPS);
        List<Figure> figures = new ArrayList<>();
        int t = 1;
        for (String printed : row.gaps()) {
            figures.add(Printed.figure(name + "-gap-" + t, "gap at t = " + t + of, printed, trace.gap(t)));
            t *= 10;
        }
        figures.add(Figure.counts(
                name + "-identified",
                "first t at which the kept elements are the support" + of,
                new long[] {row.identified()},
                new long[] {trace.firstWithAtMost(row.support())}));
        return figures;
    }
}
