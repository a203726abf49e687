package io.glissade.cli.reproduce.langevin;

import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import io.glissade.gaussian.ContractionBounds;
import io.glissade.gaussian.GaussianTarget;
import io.glissade.gaussian.LinearDynamics;
import io.glissade.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A1: the rate of underdamped dynamics against its friction. */
final class FrictionFigures {
    private static final GaussianTarget TARGET = GaussianTarget.diagonal(.01, 1);
    private static final int SPECTRA = 100;
    private static final double CELL = .02;

    private FrictionFigures() {}

    private static double rate(GaussianTarget target, double friction) {
        return LinearDynamics.underdamped(target, friction, 1).rate();
    }

    static List<Figure> figures() {
        String[][] table = {
            {".05", ".025"}, {".1", ".05"}, {".15", ".075"}, {".2", ".1"},
            {".25", ".05"}, {".4", ".0268"}, {"1", ".0101"}, {"2", ".0050"}
        };
        List<Figure> figures = new ArrayList<>();
        double worst = 0;
        for (String[] row : table) {
            double friction = Double.parseDouble(row[0]);
            double rate = rate(TARGET, friction);
            double closed = friction <= .2 ? friction / 2 : (friction - Math.sqrt(friction * friction - .04)) / 2;
            worst = Math.max(worst, Math.abs(rate - closed));
            figures.add(Printed.figure(
                    "A1/friction-" + row[0], "rate on H = diag(.01, 1) with friction " + row[0], row[1], rate));
        }
        figures.add(new Figure(
                "A1/closed-form",
                "largest difference of these rates from friction/2 up to 2 sqrt(m), (friction - sqrt(friction^2 - 4 m))/2 beyond",
                "at most 1e-10",
                String.format(Locale.ROOT, "%.1e", worst),
                worst <= 1e-10));
        figures.add(peak());
        return figures;
    }

    private static Figure peak() {
        double farthest = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < SPECTRA; i++) {
            CounterRandom random = new CounterRandom(1, i);
            GaussianTarget target = GaussianTarget.diagonal(
                    Math.pow(10, -3 * random.nextDouble()), Math.pow(10, -3 * random.nextDouble()), 1);
            double at = Double.NaN;
            double best = 0;
            for (double friction = CELL / 2; friction < 4; friction += CELL) {
                double rate = rate(target, friction);
                at = rate > best ? friction : at;
                best = Math.max(best, rate);
            }
            double optimal = ContractionBounds.optimalFriction(target);
            farthest = Math.max(farthest, Math.abs(at - optimal));
            lowest = Math.min(lowest, rate(target, optimal) / Math.sqrt(target.smallestCurvature()));
        }
        return new Figure(
                "A1/peak",
                "100 random spectra: farthest that the best friction of a grid of cells " + CELL
                        + " is from 2 sqrt(m), and the least rate there over sqrt(m)",
                "within a cell; 1",
                String.format(Locale.ROOT, "%.4f; %.12f", farthest, lowest),
                farthest <= CELL && Math.abs(lowest - 1) < 1e-12);
    }
}
