package io.glissade.cli.reproduce.langevin;

import io.glissade.cli.figure.Figure;
import io.glissade.gaussian.GaussianTarget;
import io.glissade.gaussian.StabilityLimit;
import io.glissade.gaussian.StationaryVariance;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.langevin.underdamped.Underdamped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A5: the bias of the stationary variance of every scheme, from the exact recursion and simulated; orders; stability limits. */
final class BiasFigures {

    /** Curvature 1: three steps at friction 2, and step .1 at the friction that is optimal for m = .01. */
    private static final double[][] SETTINGS = {{.2, 2}, {.1, 2}, {.05, 2}, {.1, .2}};

    /**
     * A row of the table.
     *
     * @param word of the scheme; LD is Euler's without velocity
     * @param printed the bias in each setting
     * @param order of the bias in the step; 0 where there is none
     * @param limit the largest stable step at friction .2
     */
    private record Row(String word, String name, List<String> printed, int order, String limit) {
        double exact(double stepSize, double friction) {
            return word.equals("LD")
                    ? StationaryVariance.overdamped(1, stepSize).relativeBias()
                    : StationaryVariance.underdamped(word, 1, stepSize, friction)
                            .relativeBias();
        }

        double largestStep() {
            GaussianTarget target = GaussianTarget.diagonal(1);
            return word.equals("LD") ? StabilityLimit.overdamped(target) : StabilityLimit.underdamped(target, word, .2);
        }

        LangevinMethod<double[]> method(double stepSize, double friction) {
            return word.equals("LD")
                    ? new Overdamped<>(stepSize, 1)
                    : new Underdamped<>(new Scheme(word), stepSize, friction, 1);
        }
    }

    private static final List<Row> TABLE = List.of(
            new Row("LD", "overdamped Euler", List.of(".1111", ".05263", ".02564", ".05263"), 1, "2"),
            new Row("E", "explicit Euler", List.of(".1248", ".0556", ".0263", "1.005"), 1, ".20"),
            new Row("SA", "SGHMC", List.of(".01266", ".00279", ".00066", ".00253"), 2, "1.81"),
            new Row("F", "frozen gradient", List.of(".05245", ".02562", ".01266", ".3330"), 1, ".41"),
            new Row("OBABO", "OBABO", List.of(".01010", ".002506", ".000625", ".002506"), 2, "2"),
            new Row("BAOAB", "BAOAB", List.of("0", "0", "0", "0"), 0, "2"),
            new Row("ABOBA", "ABOBA", List.of("0", "0", "0", "0"), 0, "2"),
            new Row("UBU", "UBU", List.of("-.006642", "-.001665", "-.000417", "-.001667"), 2, "2.01"),
            new Row("BU", "BU", List.of(".00336", ".00083", ".00021", ".00084"), 2, "2.01"));

    private BiasFigures() {}

    static List<Figure> figures(boolean full) {
        List<Figure> figures = new ArrayList<>();
        for (Row row : TABLE) {
            for (int i = 0; i < SETTINGS.length; i++) {
                figures.add(exact(row, i));
            }
            if (row.order() > 0) {
                figures.add(order(row));
            }
            figures.add(Stated.figure(
                    "A5/" + row.word() + "-limit",
                    "largest stable step on curvature 1, friction .2, " + row.name(),
                    row.limit(),
                    row.largestStep()));
        }
        figures.add(Stated.figure(
                "A5/UBU-limit-2",
                "largest stable step on curvature 1, friction 2, UBU",
                "4.0",
                StabilityLimit.underdamped(GaussianTarget.diagonal(1), "UBU", 2)));
        for (Row row : TABLE) {
            figures.add(simulated(row, full));
        }
        figures.addAll(RotationBias.figures(full));
        return figures;
    }

    private static Figure exact(Row row, int setting) {
        double[] of = SETTINGS[setting];
        return Stated.figure(
                String.format(Locale.ROOT, "A5/%s-h=%s,g=%s", row.word(), of[0], of[1]),
                String.format(
                        Locale.ROOT,
                        "relative bias of Var x by the exact recursion, step %s, friction %s, %s",
                        of[0],
                        of[1],
                        row.name()),
                row.printed().get(setting),
                row.exact(of[0], of[1]));
    }

    private static Figure order(Row row) {
        double order = Math.log(row.exact(.02, 2) / row.exact(.01, 2)) / Math.log(2);
        return new Figure(
                "A5/" + row.word() + "-order",
                "log2 of the ratio of the biases at steps .02 and .01, friction 2, " + row.name(),
                row.order() + " within .03",
                String.format(Locale.ROOT, "%.3f", order),
                Math.abs(order - row.order()) <= .03);
    }

    private static Figure simulated(Row row, boolean full) {
        double most = 0;
        StringBuilder observed = new StringBuilder();
        for (int i = 0; i < SETTINGS.length; i++) {
            double[] of = SETTINGS[i];
            SimulatedVariance found = SimulatedVariance.of(
                            row.method(of[0], of[1]),
                            new double[] {1},
                            24,
                            full ? 40_000 : 4_000,
                            100 + 10L * TABLE.indexOf(row) + i)
                    .get(0);
            most = Math.max(most, found.deviations(row.exact(of[0], of[1])));
            observed.append(
                    String.format(Locale.ROOT, "%s%.4f +- %.4f", i == 0 ? "" : ", ", found.bias(), found.error()));
        }
        return new Figure(
                "A5/" + row.word() + "-simulated",
                "the same biases simulated, 1536 chains, " + row.name(),
                "within 4 standard errors of the recursion",
                String.format(Locale.ROOT, "%s: at most %.1f", observed, most),
                most <= 4);
    }
}
