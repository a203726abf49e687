package io.glissade.cli.reproduce.multilevel;

import io.glissade.nested.poisoning.PenaltySearch.Iterate;
import io.glissade.nested.poisoning.RegressionRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The curves of A9 as CSV: expected test errors, means over the splits. */
final class PoisoningCurves {

    private static final double[] NOISES = {0, 0.04, 0.08, 0.12, 0.16, 0.2, 0.3, 0.4, 0.5, 0.7, 1};
    private static final double[] BUDGETS = {0.5, 1, 2, 5, 10};
    private static final double[] STARTS = {0, -4};
    private static final int[] LEARNER_STEPS = {3, 30};
    private static final int GRID_SPLITS = 20;

    private final List<String> iterations = new ArrayList<>(List.of("table,protocol,iteration,trilevel,bilevel"));
    private final List<String> noise = new ArrayList<>(List.of("table,protocol,sigma,trilevel,bilevel"));
    private final List<String> settings = new ArrayList<>(List.of(
            "table,start,learner_steps,budget,sigma,trilevel,bilevel,difference,half_width_95,lower,splits,load"));

    /** Errors at noise 0.08 against iterations, and of the early-stopped iterates against noise. */
    void add(RegressionTable table, String protocol, List<PoisoningRun> runs) {
        String row = table.name() + "," + protocol + ",";
        int shortest = runs.stream()
                .mapToInt(run -> Math.min(run.trilevel().size(), run.bilevel().size()))
                .min()
                .orElseThrow();
        for (int step = 0; step < shortest; step++) {
            int at = step;
            PairedErrors errors =
                    PoisoningRun.errors(runs, PoisoningProtocol.NOISE, (List<Iterate> all) -> all.get(at));
            iterations.add(row + step + "," + means(errors));
        }
        for (double sigma : NOISES) {
            noise.add(row + String.format(Locale.ROOT, "%.2f,", sigma) + means(PoisoningRun.errors(runs, sigma)));
        }
    }

    /** Starts, steps of the learner and budgets of the attacker; 30 steps of the rival throughout. */
    void addGrid(RegressionTable table, RegressionRows rows) {
        for (double start : STARTS) {
            for (int steps : LEARNER_STEPS) {
                for (double budget : BUDGETS) {
                    List<PoisoningRun> runs = new PoisoningProtocol(budget, steps, 30, start).runs(rows, GRID_SPLITS);
                    double load =
                            runs.stream().mapToDouble(PoisoningRun::load).max().orElseThrow();
                    for (double sigma : new double[] {0, PoisoningProtocol.NOISE, 0.5}) {
                        PairedErrors errors = PoisoningRun.errors(runs, sigma);
                        settings.add(String.format(
                                Locale.ROOT,
                                "%s,%.0f,%d,%.1f,%.2f,%s,%.5f,%.5f,%d,%d,%.3f",
                                table.name(),
                                start,
                                steps,
                                budget,
                                sigma,
                                means(errors),
                                errors.difference(),
                                errors.halfWidth(),
                                errors.wins(),
                                runs.size(),
                                load));
                    }
                }
            }
        }
    }

    private static String means(PairedErrors errors) {
        return String.format(Locale.ROOT, "%.5f,%.5f", errors.firstMean(), errors.secondMean());
    }

    /** Two files, and a third where there is a grid. */
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("poisoning-iterations.csv"), iterations);
            Files.write(folder.resolve("poisoning-noise.csv"), noise);
            if (settings.size() > 1) {
                Files.write(folder.resolve("poisoning-settings.csv"), settings);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
