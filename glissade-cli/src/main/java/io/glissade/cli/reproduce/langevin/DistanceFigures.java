package io.glissade.cli.reproduce.langevin;

import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import io.glissade.gaussian.ContractionBounds;
import io.glissade.gaussian.Gaussian;
import io.glissade.gaussian.GaussianTarget;
import io.glissade.gaussian.LinearDynamics;
import io.glissade.gaussian.OptimalRotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A3: exact distances from the stationary law, started at x = (1, 1) and at rest. */
final class DistanceFigures {
    private static final Gaussian POSITION = Gaussian.at(1, 1);
    private static final Gaussian AT_REST = Gaussian.at(0, 0, 1, 1);

    /** Time and the distances without velocity, with velocity, and with J. */
    private static final String[][] TABLE = {
        {"1", "8.65778", "9.75352", "7.23477"},
        {"2", "8.08065", "9.17458", "5.05741"},
        {"5", "6.98028", "7.22715", "1.81113"},
        {"10", "5.81328", "4.38976", ".280282"},
        {"20", "4.33621", "1.33697", "3.6337e-3"},
        {"50", "2.13727", ".0430922", ""},
        {"100", ".791902", "4.998e-4", ""},
        {"200", ".163646", "", ""}
    };

    private DistanceFigures() {}

    /** A dynamics with its start. */
    private record Case(String name, LinearDynamics dynamics, Gaussian start) {
        double at(double time) {
            return dynamics.distance(start, time);
        }

        double toOnePercent() {
            return dynamics.timeToFraction(start, .01);
        }
    }

    private static List<Case> cases(double least) {
        GaussianTarget target = GaussianTarget.diagonal(least, 1);
        double a = OptimalRotation.ofPlane(least, 1);
        return List.of(
                new Case("overdamped", LinearDynamics.overdamped(target, 1), POSITION),
                new Case(
                        "underdamped",
                        LinearDynamics.underdamped(target, ContractionBounds.optimalFriction(target), 1),
                        AT_REST),
                new Case(
                        "non-reversible",
                        LinearDynamics.nonReversible(target, new double[][] {{0, a}, {-a, 0}}, 1),
                        POSITION));
    }

    static List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        List<Case> cases = cases(.01);
        for (int which = 0; which < cases.size(); which++) {
            Case each = cases.get(which);
            for (String[] row : TABLE) {
                figures.add(distance(each, row[0], row[which + 1]));
            }
        }
        String[][] times = {{"238.44", "41.27", "12.45"}, {"33.24", "16.30", "10.04"}};
        for (int i = 0; i < 2; i++) {
            double least = i == 0 ? .01 : .1;
            List<Case> timed = cases(least);
            for (int which = 0; which < timed.size(); which++) {
                Case each = timed.get(which);
                figures.add(Printed.figure(
                        "A3/time-" + each.name() + "-" + least,
                        "time to 1 % of the first distance, " + each.name() + ", H = diag(" + least + ", 1)",
                        times[i][which],
                        each.toOnePercent()));
            }
        }
        figures.add(slope(cases.get(0), 500, 1000, .01, 1e-4));
        figures.add(slope(cases.get(1), 150, 250, .1, 1 / 150.));
        figures.add(slope(cases.get(2), 30, 50, .505, 1 / 30.));
        figures.add(growth(0, -1, .15));
        figures.add(growth(1, -.5, .1));
        return figures;
    }

    /** To 1e-5, and to half of the last digit where more are printed; where none is, below 1e-7. */
    private static Figure distance(Case each, String time, String printed) {
        String id = "A3/" + each.name() + "-" + time;
        String claim =
                "distance W2 from the stationary positions at time " + time + ", " + each.name() + ", H = diag(.01, 1)";
        double observed = each.at(Double.parseDouble(time));
        if (printed.isEmpty()) {
            return new Figure(id, claim, "below 1e-7", String.format(Locale.ROOT, "%.2e", observed), observed < 1e-7);
        }
        double target = Double.parseDouble(printed);
        double tolerance = target < .01 ? 5e-5 * target : 1e-5;
        return new Figure(
                id,
                claim,
                printed + String.format(Locale.ROOT, " within %.1e", tolerance),
                String.format(Locale.ROOT, "%.7g", observed),
                Math.abs(observed - target) <= tolerance);
    }

    /** Powers of t make the slope approach the rate like 1/t. */
    private static Figure slope(Case each, double from, double to, double rate, double tolerance) {
        double observed = Math.log(each.at(to) / each.at(from)) / (to - from);
        return new Figure(
                "A3/slope-" + each.name(),
                String.format(Locale.ROOT, "slope of log W2 from time %.0f to %.0f, %s", from, to, each.name()),
                String.format(Locale.ROOT, "%s within %.2g", -rate, tolerance),
                String.format(Locale.ROOT, "%.5f", observed),
                Math.abs(observed + rate) <= tolerance);
    }

    private static Figure growth(int which, double stated, double tolerance) {
        double ratio =
                cases(1e-4).get(which).toOnePercent() / cases(.1).get(which).toOnePercent();
        double observed = Math.log10(ratio) / -3;
        return new Figure(
                "A3/growth-" + cases(.1).get(which).name(),
                "slope of log time to 1 % against log m from .1 to 1e-4, "
                        + cases(.1).get(which).name(),
                stated + " within " + tolerance + ", up to a logarithm",
                String.format(Locale.ROOT, "%.3f", observed),
                Math.abs(observed - stated) <= tolerance);
    }
}
