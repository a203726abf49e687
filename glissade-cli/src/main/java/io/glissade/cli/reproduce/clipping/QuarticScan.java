package io.glissade.cli.reproduce.clipping;

import io.glissade.cli.figure.Figure;
import io.glissade.step.ClippedStep;
import io.glissade.step.FixedStep;
import io.glissade.step.StepRule;
import io.glissade.testfunction.PowerFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** A4: x^4 from 30, fixed against clipped steps (threshold 0.01), each with the best step size of a halving scan. */
final class QuarticScan {

    private static final PowerFunction QUARTIC = new PowerFunction(1, 4);

    private QuarticScan() {}

    static List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        double[] tolerances = {1e-2, 1e-3, 1e-4};
        String[] fixedTargets = {"8,384 (h = 2^-11)", "58,993 (h = 2^-11)", "293,903 (h = 2^-11)"};
        String[] clippedTargets = {"47 (eta = 2^6)", "48 (eta = 2^6)", "49 (eta = 2^6)"};
        long[] ratios = {178, 1_229, 5_998};
        double[] towardsLaw = new double[tolerances.length];
        for (int i = 0; i < tolerances.length; i++) {
            Best fixed = fixed(tolerances[i]);
            Best clipped = clipped(tolerances[i]);
            figures.add(figure(
                    "A4/fixed-step-" + digits(tolerances[i]),
                    "best fixed step",
                    tolerances[i],
                    fixedTargets[i],
                    fixed.text("h")));
            figures.add(figure(
                    "A4/clipped-" + digits(tolerances[i]),
                    "best clipped step",
                    tolerances[i],
                    clippedTargets[i],
                    clipped.text("eta")));
            figures.add(Figure.counts(
                    "A4/ratio-" + digits(tolerances[i]),
                    "fixed over clipped, to a gradient of " + digits(tolerances[i]),
                    new long[] {ratios[i]},
                    new long[] {Math.round((double) fixed.count() / clipped.count())}));
            towardsLaw[i] = fixed.count() * 8 * fixed.step() / Math.pow(4 / tolerances[i], 2.0 / 3);
        }
        figures.add(law(towardsLaw));
        figures.add(figure(
                "A4/lucky-overshoot",
                "best fixed step, a trap",
                0.1,
                "2",
                Figure.counts(fixed(0.1).count())));
        return figures;
    }

    /** The best of a scan. */
    record Best(long count, double step) {

        String text(String name) {
            return String.format(Locale.ROOT, "%s (%s = 2^%d)", Figure.counts(count), name, Math.getExponent(step));
        }
    }

    static Best fixed(double tolerance) {
        return scan(FixedStep::new, 1, 1e-6, tolerance);
    }

    static Best clipped(double tolerance) {
        return scan(step -> new ClippedStep(step, 0.01), 1_024, Math.nextUp(1e-3), tolerance);
    }

    private static Best scan(DoubleFunction<StepRule> rule, double from, double to, double tolerance) {
        Best best = new Best(1_000_000, Double.NaN);
        for (double step = from; step >= to; step /= 2) {
            long count = StepCount.of(QUARTIC, rule.apply(step), tolerance, best.count(), 30);
            if (count != StepCount.NONE && count < best.count()) {
                best = new Best(count, step);
            }
        }
        return best;
    }

    private static Figure figure(String id, String claim, double tolerance, String target, String observed) {
        return new Figure(
                id, claim + ", to a gradient of " + digits(tolerance), target, observed, target.equals(observed));
    }

    private static String digits(double tolerance) {
        return String.format(Locale.ROOT, "%.0e", tolerance);
    }

    /** The law (4 / eps)^(2/3) / (8 h) is that of the end of the run; what comes before weighs less and less. */
    private static Figure law(double[] ratios) {
        return new Figure(
                "A4/law",
                "fixed-step count over (4 / eps)^(2/3) / (8 h)",
                "rising to 1, at 1e-4 within 2 %",
                String.format(Locale.ROOT, "%.3f; %.3f; %.3f", ratios[0], ratios[1], ratios[2]),
                ratios[0] < ratios[1] && ratios[1] < ratios[2] && Math.abs(ratios[2] - 1) <= 0.02);
    }
}
