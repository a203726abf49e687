package io.glissade.cli.reproduce.langevin;

import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import io.glissade.gaussian.ContractionPerStep;
import io.glissade.gaussian.GaussianTarget;
import io.glissade.gaussian.OptimalRotation;
import io.glissade.gaussian.RotationSearch;
import io.glissade.gaussian.StabilityLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** T1: what is best in continuous time against what is best by the step; -log(spectral radius), step and friction at their best. */
final class StepFigures {
    private static final double[] NORMS = {.3, 1, 3, 5, 10};

    private StepFigures() {}

    static List<Figure> figures(boolean full) {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(figures(2, 100, ".0200", ".0612", ".190"));
        figures.addAll(figures(10, 100, ".0200", ".0145", ".190"));
        figures.addAll(figures(50, 1000, ".0020", ".0044", ".0602"));
        figures.add(limit(10, 100, ".23"));
        figures.add(limit(50, 1000, ".115"));
        figures.add(Printed.figure(
                "T1/d=2-random",
                "decay per step with the best of random J of norms .3, 1, 3, 5 and 10 in 2 dimensions: that of norm 5",
                "1.98",
                random(2, 100, 10).contraction().decay()));
        int draws = full ? 1000 : 300;
        figures.add(random("T1/d=10-random", 10, random(10, 100, draws), draws, .102, "norm 3"));
        draws = full ? 1000 : 100;
        figures.add(random("T1/d=50-random", 50, random(50, 1000, draws), draws, .0052, "1000 draws"));
        return figures;
    }

    private static List<Figure> figures(
            int dimension, double condition, String overdamped, String rotated, String splitting) {
        GaussianTarget target = GaussianTarget.ofCondition(dimension, condition);
        String of = " in " + dimension + " dimensions, condition " + (int) condition;
        double root = Math.sqrt(target.smallestCurvature());
        double best = Math.log((1 + root) / (1 - root));
        ContractionPerStep found = ContractionPerStep.underdamped(target, "BAOAB");
        return List.of(
                Printed.figure(
                        "T1/d=" + dimension + "-overdamped",
                        "decay per step of Euler's scheme" + of,
                        overdamped,
                        ContractionPerStep.overdamped(target).decay()),
                Printed.figure(
                        "T1/d=" + dimension + "-optimal-rotation",
                        "the same with the J of A4" + of,
                        rotated,
                        ContractionPerStep.nonReversible(target, OptimalRotation.of(target))
                                .decay()),
                new Figure(
                        "T1/d=" + dimension + "-baoab",
                        "decay per step of BAOAB, friction and step found by search" + of,
                        String.format(
                                Locale.ROOT,
                                "at least %s (a coarser search); log((1 + sqrt(m/M))/(1 - sqrt(m/M))) = %.5f within 1e-5",
                                splitting,
                                best),
                        String.format(
                                Locale.ROOT,
                                "%.5f at step %.4f, friction %.3f sqrt(m)",
                                found.decay(),
                                found.stepSize(),
                                found.friction() / root),
                        found.decay() >= Double.parseDouble(splitting) && Math.abs(found.decay() - best) <= 1e-5));
    }

    private static Figure limit(int dimension, double condition, String printed) {
        GaussianTarget target = GaussianTarget.ofCondition(dimension, condition);
        return Printed.figure(
                "T1/d=" + dimension + "-limit",
                "largest stable step with the J of A4 in " + dimension + " dimensions; 2 without",
                printed,
                StabilityLimit.nonReversible(target, OptimalRotation.of(target)));
    }

    private static RotationSearch random(int dimension, double condition, int draws) {
        return RotationSearch.of(GaussianTarget.ofCondition(dimension, condition), NORMS, draws, 1);
    }

    /** Other draws than those of the sheet: of the same size, and behind velocity. */
    private static Figure random(
            String id, int dimension, RotationSearch found, int draws, double elsewhere, String how) {
        double decay = found.contraction().decay();
        return new Figure(
                id,
                "decay per step with the best of " + draws + " random J of norms .3 to 10 in " + dimension
                        + " dimensions",
                String.format(Locale.ROOT, "%s within a quarter (other draws, %s)", elsewhere, how),
                String.format(Locale.ROOT, "%.4f, norm %s", decay, found.norm()),
                Math.abs(decay / elsewhere - 1) <= .25);
    }
}
