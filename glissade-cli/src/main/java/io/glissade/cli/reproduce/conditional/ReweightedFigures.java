package io.glissade.cli.reproduce.conditional;

import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import io.glissade.conditional.ConditionalGradient;
import io.glissade.conditional.StepSize;
import io.glissade.conditional.screening.Screening;
import io.glissade.penalty.LogSum;
import io.glissade.penalty.PowerPenalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A7: the reweighted method on the instance without random numbers. */
final class ReweightedFigures {

    private static final int STEPS = 20_000;
    private static final PowerPenalty PENALTY = new PowerPenalty(2, .1);
    private static final ConditionalGradient METHOD =
            new ConditionalGradient(new StepSize.OpenLoop(1000), new Screening.Off());

    /** What is printed for a theta: the gap at t = 1, the objective after 20000 steps, the atoms above 1e-3 there. */
    private record Row(double theta, String firstGap, String value, int atoms) {}

    private static final List<Row> PRINTED = List.of(
            new Row(.75, "2.53129", "1.19155890", 4),
            new Row(.5, "1.12502", "1.36675319", 2),
            new Row(.25, ".281254", "1.67024515", 1));

    private ReweightedFigures() {}

    static List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Row row : PRINTED) {
            String name = "A7/theta-" + row.theta();
            String of = String.format(Locale.ROOT, " with log(1 + c / %s)", row.theta());
            GapTrace trace = run(row.theta());
            double least = Arrays.stream(trace.gaps()).min().orElseThrow();
            figures.add(Printed.figure(name + "-gap-1", "gap at t = 1" + of, row.firstGap(), trace.gap(1)));
            figures.add(new Figure(
                    name + "-least-gap",
                    "least gap of the linearised problem over 20,000 steps" + of,
                    "at least -1e-12",
                    String.format(Locale.ROOT, "%.2e", least),
                    least >= -1e-12));
            figures.add(Printed.figure(
                    name + "-value", "objective after 20,000 steps" + of, row.value(), trace.values()[STEPS - 1]));
            figures.add(Figure.counts(
                    name + "-atoms",
                    "coordinates above 1e-3 after 20,000 steps" + of,
                    new long[] {row.atoms()},
                    new long[] {atoms(trace)}));
        }
        figures.addAll(nearlyConvex());
        return figures;
    }

    /** With theta near 1 gamma is the identity up to a hundredth of a thousandth. */
    private static List<Figure> nearlyConvex() {
        GapTrace convex = GapTrace.of(METHOD, CosineInstance.problem(PENALTY), STEPS);
        GapTrace nearly = run(1 - 1e-5);
        return List.of(
                Figure.number(
                        "A7/theta-to-1",
                        "objective after 20,000 steps with log(1 + c / 0.99999) less that of the convex problem",
                        0,
                        1e-4,
                        nearly.values()[STEPS - 1] - convex.values()[STEPS - 1],
                        7),
                Figure.counts(
                        "A7/theta-to-1-atoms",
                        "coordinates above 1e-3 with log(1 + c / 0.99999), as many as in the convex solution",
                        new long[] {8},
                        new long[] {atoms(nearly)}));
    }

    private static GapTrace run(double theta) {
        return GapTrace.of(METHOD, CosineInstance.problem(PENALTY).with(new LogSum(theta)), STEPS);
    }

    private static long atoms(GapTrace trace) {
        return Arrays.stream(trace.last()).filter(x -> Math.abs(x) > 1e-3).count();
    }
}
