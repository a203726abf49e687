package io.glissade.cli.reproduce.multilevel;

import io.glissade.cli.figure.Figure;
import io.glissade.nested.hypergradient.Reverse;
import io.glissade.nested.poisoning.NoisyError;
import io.glissade.nested.poisoning.PenaltyObjective.Evaluation;
import io.glissade.nested.poisoning.PenaltySearch;
import io.glissade.nested.poisoning.PoisonedRegression;
import io.glissade.nested.poisoning.PoisoningSettings;
import io.glissade.nested.poisoning.RegressionRows;
import io.glissade.nested.poisoning.RegressionSplit;
import io.glissade.nested.poisoning.WrittenOutPenalty;
import io.glissade.random.CounterRandom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A9: penalties learned with an attacker and without, on tables of measurements. The searches run on derivatives that are written out, some
 * hundred times as fast as recorded ones and the same to rounding, which is a figure of its own. By default the form in which the
 * claim of the paper was found to hold; the full figures test it as it is stated too, which fails.
 */
final class PoisoningFigures {

    private static final int DRAWS = 100;

    private PoisoningFigures() {}

    /** @param out where curves are written; without it they are not */
    static List<Figure> figures(Path data, boolean full, @Nullable Path out) {
        int splits = full ? 50 : 20;
        PoisoningCurves curves = new PoisoningCurves();
        List<Figure> figures = new ArrayList<>();
        double load = 0;
        boolean drawn = true;
        StringBuilder deviations = new StringBuilder();
        for (RegressionTable table : RegressionTable.in(data)) {
            RegressionRows rows = table.read(data);
            if (figures.isEmpty()) {
                figures.add(derivatives(rows, table));
            }
            List<PoisoningRun> untuned = PoisoningProtocol.UNTUNED.runs(rows, splits);
            figures.add(untuned(table, untuned));
            curves.add(table, "untuned", untuned);
            List<PoisoningRun> all = new ArrayList<>(untuned);
            if (full) {
                List<PoisoningRun> paper = PoisoningProtocol.PAPER.runs(rows, splits);
                figures.add(claim(table, "", "", paper));
                List<PoisoningRun> same = PoisoningProtocol.SAME_LEARNER.runs(rows, splits);
                figures.add(attackAlone(table, same));
                figures.add(claim(
                        table, "-weak-start", ", from lambda = -4", PoisoningProtocol.WEAK_START.runs(rows, splits)));
                figures.add(shortRival(table, PoisoningProtocol.SHORT_RIVAL.runs(rows, splits)));
                curves.add(table, "paper", paper);
                curves.add(table, "same-learner", same);
                curves.addGrid(table, rows);
                all.addAll(paper);
                all.addAll(same);
            }
            for (PoisoningRun run : all) {
                load = Math.max(load, run.load());
            }
            double deviation = deviation(untuned.get(0));
            drawn &= Math.abs(deviation) <= 4;
            deviations.append(deviations.isEmpty() ? "" : "; ").append(String.format(Locale.ROOT, "%+.1f", deviation));
        }
        if (out != null) {
            curves.write(out);
        }
        figures.add(new Figure(
                "A9/bounded",
                "largest |theta|^2 / (c/d) along all runs with an attacker: the attack has a bound throughout",
                "below 1",
                String.format(Locale.ROOT, "%.2f", load),
                load < 1));
        figures.add(new Figure(
                "A9/noise",
                "mean test error over " + DRAWS
                        + " draws of the noise, less its expectation MSE + sigma^2 |theta|^2, in standard errors",
                "within 4",
                deviations.toString(),
                drawn));
        return figures;
    }

    private static Figure claim(RegressionTable table, String suffix, String from, List<PoisoningRun> runs) {
        PairedErrors early = PoisoningRun.errors(runs, PoisoningProtocol.NOISE);
        PairedErrors last = PoisoningRun.errors(runs, PoisoningProtocol.NOISE, PoisoningRun::last);
        return new Figure(
                "A9/" + table.name() + suffix,
                "test error with an attacker, T2 = 30 and T3 = 3, against that without, T2 = 30; noise 0.08, early-stopped"
                        + from,
                String.format(
                        Locale.ROOT,
                        "lower (paper, not confirmed: %.4f against %.4f, %+.1f %%)",
                        table.trilevel(),
                        table.bilevel(),
                        100 * (table.trilevel() / table.bilevel() - 1)),
                early.text()
                        + String.format(
                                Locale.ROOT, "; last iterate %+.1f %%", 100 * last.difference() / last.secondMean()),
                early.difference() < 0);
    }

    /** Not worse: the interval of the difference does not lie above 0. */
    private static Figure attackAlone(RegressionTable table, List<PoisoningRun> runs) {
        PairedErrors errors = PoisoningRun.errors(runs, PoisoningProtocol.NOISE);
        return new Figure(
                "A9/" + table.name() + "-same-learner",
                "the same as the paper's with 30 steps of the learner in both models, which differ by the attacker alone",
                "not higher: the interval reaches 0 or below",
                errors.text(),
                errors.difference() - errors.halfWidth() <= 0);
    }

    /** The attacker takes the place of a penalty that is not tuned. */
    private static Figure untuned(RegressionTable table, List<PoisoningRun> runs) {
        PairedErrors errors = PoisoningRun.errors(runs, PoisoningProtocol.NOISE);
        return new Figure(
                "A9/" + table.name() + "-untuned",
                "test error with an attacker against that without, 30 steps of all, lambda from -4, where its gradient is too small to tune it",
                "lower in the mean over the splits",
                errors.text(),
                errors.difference() < 0);
    }

    /** What three steps leave out of the fit is regularisation already: the attack adds more than helps. */
    private static Figure shortRival(RegressionTable table, List<PoisoningRun> runs) {
        PairedErrors errors = PoisoningRun.errors(runs, PoisoningProtocol.NOISE);
        return new Figure(
                "A9/" + table.name() + "-short-rival",
                "the same with 3 steps of the learner in both models",
                "higher: the interval lies above 0",
                errors.text(),
                errors.difference() - errors.halfWidth() > 0);
    }

    private static double deviation(PoisoningRun run) {
        double[] coefficients = PenaltySearch.best(run.trilevel()).evaluation().coefficients();
        double expected = NoisyError.expected(run.split().test(), coefficients, PoisoningProtocol.NOISE);
        CounterRandom random = new CounterRandom(9, 0);
        double mean = 0;
        double squares = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double error =
                    NoisyError.drawn(run.split().test(), coefficients, PoisoningProtocol.NOISE, random) - expected;
            mean += error / DRAWS;
            squares += error * error;
        }
        return mean / Math.sqrt((squares / DRAWS - mean * mean) / (DRAWS - 1));
    }

    private static Figure derivatives(RegressionRows rows, RegressionTable table) {
        RegressionSplit split = PoisoningProtocol.split(rows, 0);
        PoisoningSettings settings = PoisoningProtocol.PAPER.settings(split.training());
        Evaluation written = new WrittenOutPenalty(split.training(), split.validation(), settings).at(0);
        Outermost recorded = Outermost.at(
                () -> new PoisonedRegression(split.training(), split.validation(), settings).problem(),
                new Reverse(),
                0);
        return AtMost.figure(
                "A9/derivative",
                "dF1/dlambda on " + table.name() + ", T2 = 30 and T3 = 3: written out less recorded, relative",
                1e-10,
                Math.abs(written.slope() / recorded.gradient()[0] - 1));
    }
}
