package io.glissade.cli.reproduce.conditional;

import io.glissade.cli.figure.Figure;
import io.glissade.conditional.ConditionalGradient;
import io.glissade.conditional.GaugeMethod;
import io.glissade.conditional.StepSize;
import io.glissade.conditional.screening.Screening;
import io.glissade.penalty.PowerPenalty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A4: the gap falls as 1/t. */
final class RateFigures {

    private static final int STEPS = 100_000;

    private RateFigures() {}

    static List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (PowerPenalty penalty : List.of(
                new PowerPenalty(2, .1),
                new PowerPenalty(2, 1),
                new PowerPenalty(1.25, .5),
                new PowerPenalty(5, .01))) {
            figures.addAll(figures("steps 2 / (1002 + t)", CosineInstance.METHOD, penalty));
        }
        GaugeMethod search = new ConditionalGradient(new StepSize.LineSearch(), Screening.OfGauge.SAFE);
        figures.addAll(figures("line search", search, new PowerPenalty(2, .1)));
        return figures;
    }

    private static List<Figure> figures(String how, GaugeMethod method, PowerPenalty penalty) {
        double[] least =
                GapTrace.of(method, CosineInstance.problem(penalty), STEPS).leastSoFar();
        double slope = Math.log10(least[STEPS - 1] / least[STEPS / 10 - 1]);
        double product = 0;
        for (int t = STEPS / 10; t <= STEPS; t++) {
            product = Math.max(product, t * least[t - 1]);
        }
        String name = String.format(
                Locale.ROOT,
                "A4/%s,%s%s",
                penalty.power(),
                penalty.weight(),
                method == CosineInstance.METHOD ? "" : "-line-search");
        String of = String.format(
                Locale.ROOT,
                " on the instance of A3 with phi(s) = %s s^%s / %s, %s",
                penalty.weight(),
                penalty.power(),
                penalty.power(),
                how);
        return List.of(
                new Figure(
                        name + "-slope",
                        "slope of log least gap against log t from 10,000 to 100,000" + of,
                        "at most -0.9",
                        String.format(Locale.ROOT, "%.2f", slope),
                        slope <= -0.9),
                new Figure(
                        name + "-product",
                        "largest t times least gap from 10,000 to 100,000" + of,
                        "at most 30",
                        String.format(Locale.ROOT, "%.3g", product),
                        product <= 30));
    }
}
