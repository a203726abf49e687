package io.glissade.cli.reproduce.langevin;

import io.glissade.cli.figure.Figure;
import io.glissade.gaussian.GaussianTarget;
import io.glissade.gaussian.RecurrenceTime;
import io.glissade.langevin.passage.FirstPassage;
import io.glissade.langevin.passage.PassageTimes;
import io.glissade.langevin.passage.Recurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A8: chains that start near a minimum either leave early or stay in the tube. The well is that of s = 1 with curvature 2 at the minimum and 1
 * across, the start .2 beside it, r = .5, epsilon = .25; the constant with J is at most 2.5.
 */
final class RecurrenceFigures {
    private static final double BETA = 600;
    private static final GaussianTarget AT_MINIMUM = GaussianTarget.diagonal(1, 2);
    private static final double RADIUS = 0.5;
    private static final double EPSILON = 0.25;
    private static final double WATCHED = 200;
    private static final double ALLOWED = 0.01;
    private static final long SEED = 851;

    private RecurrenceFigures() {}

    /** {@code full} makes ten times as many runs. */
    static List<Figure> figures(boolean full, int threads) {
        int runs = full ? 5_000 : 500;
        List<Figure> figures = new ArrayList<>();
        figures.add(dichotomy(
                WellDynamics.overdamped(0.02, BETA),
                1,
                RecurrenceTime.overdamped(AT_MINIMUM, RADIUS, EPSILON),
                runs,
                threads));
        figures.add(dichotomy(
                WellDynamics.turned(1, 0.02, BETA),
                1.5,
                RecurrenceTime.nonReversible(1.5, 2.5, RADIUS, EPSILON),
                runs,
                threads));
        figures.add(dichotomy(
                WellDynamics.underdamped(2, 0.1, BETA),
                1,
                RecurrenceTime.underdampedAtOptimalFriction(AT_MINIMUM, RADIUS, EPSILON),
                runs,
                threads));
        figures.add(scaling());
        figures.add(scalingWithVelocity());
        figures.add(threads());
        return figures;
    }

    private static Figure dichotomy(WellDynamics dynamics, double rate, double recurrence, int runs, int threads) {
        Recurrence.Counts counts = new Recurrence<>(
                        dynamics.chains(1, -0.8),
                        new double[] {-1, 0},
                        RADIUS,
                        EPSILON,
                        rate,
                        recurrence,
                        recurrence + WATCHED)
                .run(runs, SEED, threads);
        return new Figure(
                "A8/recurrence-" + dynamics.name(),
                String.format(
                        Locale.ROOT,
                        "%s at beta = 600: share of %,d runs outside the tube between T_rec = %.2f and %.2f without having left before",
                        dynamics.name(),
                        runs,
                        recurrence,
                        recurrence + WATCHED),
                "at most 0.01, and most runs stay",
                String.format(
                        Locale.ROOT,
                        "%.4f; %d left, %d stayed, %d outside later whether or not they left",
                        counts.violations(),
                        counts.left(),
                        counts.stayed(),
                        counts.outsideLater()),
                counts.violations() <= ALLOWED && counts.stayed() > runs / 2);
    }

    private static GaussianTarget withLeast(double curvature) {
        return GaussianTarget.diagonal(curvature, 1);
    }

    private static Figure scaling() {
        double slope = Math.log10(RecurrenceTime.overdamped(withLeast(0.1), 1, 0.1)
                        / RecurrenceTime.overdamped(withLeast(1e-4), 1, 0.1))
                / 3;
        return Figure.number("A8/scaling-LD", "slope of log T_rec against log m from 1e-4 to 0.1", -1, 1e-12, slope, 3);
    }

    private static Figure scalingWithVelocity() {
        double slope = Math.log10(RecurrenceTime.underdampedAtOptimalFriction(withLeast(0.1), 1, 0.1)
                        / RecurrenceTime.underdampedAtOptimalFriction(withLeast(1e-4), 1, 0.1))
                / 3;
        return new Figure(
                "A8/scaling-ULD",
                "the same with velocity and the optimal friction",
                "-1/2 up to a logarithm: between -0.65 and -0.5",
                String.format(Locale.ROOT, "%.3f", slope),
                slope > -0.65 && slope < -0.5);
    }

    private static Figure threads() {
        boolean same = true;
        for (WellDynamics dynamics : List.of(
                WellDynamics.overdamped(0.02, 4),
                WellDynamics.turned(2, 0.02, 4),
                WellDynamics.underdamped(1, 0.1, 4))) {
            FirstPassage<double[]> exit = dynamics.exit(1);
            PassageTimes alone = exit.run(40, SEED, 1);
            same &= exit.run(40, SEED, 2).equals(alone) && exit.run(40, SEED, 5).equals(alone);
        }
        return new Figure(
                "A8/threads",
                "exit times of LD, NLD and ULD on 1, 2 and 5 threads with one seed",
                "the same to the bit",
                same ? "the same to the bit" : "different",
                same);
    }
}
