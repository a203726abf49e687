package io.glissade.cli.reproduce.langevin;

import io.glissade.cli.figure.Figure;
import io.glissade.gaussian.ContractionBounds;
import io.glissade.gaussian.GaussianTarget;
import io.glissade.gaussian.LinearDynamics;
import io.glissade.random.CounterRandom;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A2: the bounds on the contraction of underdamped dynamics, with their constants. */
final class BoundFigures {
    private static final int TIMES = 25;

    private BoundFigures() {}

    static List<Figure> figures(boolean full) {
        int spectra = full ? 7500 : 300;
        double below = 0;
        double optimal = 0;
        for (int i = 0; i < spectra; i++) {
            RandomGenerator random = new CounterRandom(2, i);
            GaussianTarget target = spectrum(random);
            double best = ContractionBounds.optimalFriction(target);
            double friction = best * (1 - (.02 + .96 * random.nextDouble()));
            LinearDynamics slow = LinearDynamics.underdamped(target, friction, 1);
            LinearDynamics fast = LinearDynamics.underdamped(target, best, 1);
            for (int k = 0; k < TIMES; k++) {
                double time = Math.pow(10, -2 + 3.0 * k / (TIMES - 1)) / Math.sqrt(target.smallestCurvature());
                below = Math.max(below, slow.contraction(time) / ContractionBounds.underdamped(target, friction, time));
                optimal = Math.max(
                        optimal, fast.contraction(time) / ContractionBounds.underdampedAtOptimalFriction(target, time));
            }
        }
        return List.of(
                figure("A2/below", "friction below 2 sqrt(m)", "about .994", spectra, below),
                figure("A2/optimal", "friction 2 sqrt(m)", "about .9999", spectra, optimal));
    }

    /** The least curvature 10^U(-3, .5), four others m (1 + 10^U(-2, 3)). */
    private static GaussianTarget spectrum(RandomGenerator random) {
        double least = Math.pow(10, -3 + 3.5 * random.nextDouble());
        double[] curvatures = new double[5];
        curvatures[0] = least;
        for (int i = 1; i < curvatures.length; i++) {
            curvatures[i] = least * (1 + Math.pow(10, -2 + 5 * random.nextDouble()));
        }
        return GaussianTarget.diagonal(curvatures);
    }

    private static Figure figure(String id, String where, String measured, int spectra, double ratio) {
        return new Figure(
                id,
                "largest ratio of |e^(-tB)| to its bound, " + where + ", " + spectra
                        + " random spectra and 25 times each",
                "within .99 to 1 (" + measured + " elsewhere)",
                String.format(Locale.ROOT, "%.5f", ratio),
                ratio >= .99 && ratio <= 1);
    }
}
