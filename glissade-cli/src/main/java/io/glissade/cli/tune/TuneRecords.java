package io.glissade.cli.tune;

import io.glissade.cli.console.Machine;
import io.glissade.cli.console.Versions;
import io.glissade.cli.linear.ModelFile;
import io.glissade.nested.hypergradient.LevelReport;
import io.glissade.report.fit.FitModel;
import io.glissade.report.tune.LearnedFiles;
import io.glissade.report.tune.TuneRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the runs left into the record, the tables and the model.
 *
 * @param settings each option with the value used
 * @param facts what was read and how it was divided
 */
record TuneRecords(
        String title,
        TuneProblem problem,
        Penalties penalties,
        Map<String, Object> settings,
        Map<String, Object> facts,
        String target) {

    private static final int MOST_SHOWN = 40;

    /** The record, the tables, and the model of a linear one unless no loss was finite. */
    record Written(
            TuneRecord record,
            List<LearnedFiles.Feature> features,
            List<TuneRecord.StepSize> stepSizes,
            List<TuneRecord.RowWeight> rows,
            @Nullable FitModel model) {

        void write(Path folder) throws IOException {
            if (!features.isEmpty()) {
                LearnedFiles.writePenalties(folder, features);
            }
            if (!stepSizes.isEmpty()) {
                LearnedFiles.writeStepSizes(folder, stepSizes);
            }
            if (!rows.isEmpty()) {
                LearnedFiles.writeWeights(folder, rows);
            }
            if (model != null) {
                model.write(folder);
            }
        }
    }

    Written assemble(List<Search.Finished> finished, Instant started, double seconds) {
        int tuned = lowest(finished, false);
        int kept = lowest(finished, true);
        Search.Finished best = finished.get(tuned);
        Search.Finished last = finished.get(finished.size() - 1);
        Search.Finished random = last.name().equals(TuneRecord.RANDOM) ? last : null;
        List<TuneRecord.Run> runs = finished.stream().map(this::run).toList();
        TuneRecord.Losses shared = shared();
        List<TuneRecord.Penalty> each = penalties(best, random);
        List<TuneRecord.StepSize> stepSizes = stepSizes(best);
        List<TuneRecord.RowWeight> rows = rows(best);
        TuneWords words = new TuneWords(problem, finished, runs, tuned, kept, shared);
        TuneRecord record = new TuneRecord(
                TuneRecord.VERB,
                title,
                started.truncatedTo(ChronoUnit.SECONDS).toString(),
                seconds,
                finished.stream().anyMatch(run -> run.outcome().kind().equals("Cancelled"))
                        ? "Cancelled"
                        : best.outcome().kind(),
                words.headline(),
                words.notes(),
                settings,
                facts,
                Machine.describe(),
                Versions.all(),
                problem.data().loss().words(),
                Arrays.stream(LearnOptions.What.values())
                        .filter(problem.hyper()::learns)
                        .map(LearnOptions.What::text)
                        .toList(),
                runs,
                kept,
                tuned,
                shared,
                shown(each),
                each.size(),
                stepSizes.subList(0, Math.min(MOST_SHOWN * 5, stepSizes.size())),
                rows.subList(0, Math.min(MOST_SHOWN, rows.size())),
                attacked(finished));
        return new Written(
                record,
                each.isEmpty()
                        ? List.of()
                        : penalties.lines().stream()
                                .map(line -> new LearnedFiles.Feature(line.feature(), each.get(line.penalty())))
                                .toList(),
                stepSizes,
                rows,
                model(finished.get(kept)));
    }

    private static int lowest(List<Search.Finished> finished, boolean withRandom) {
        int lowest = 0;
        for (int r = 1; r < finished.size(); r++) {
            String name = finished.get(r).name();
            boolean counts = !name.equals(TuneRecord.PLAIN) && (withRandom || !name.equals(TuneRecord.RANDOM));
            boolean lower = finished.get(r).best().validation()
                    < finished.get(lowest).best().validation();
            lowest = counts && lower ? r : lowest;
        }
        return lowest;
    }

    private TuneRecord.Run run(Search.Finished run) {
        double[] outer = run.best().outer();
        double[] weights = run.best().weights();
        return new TuneRecord.Run(
                run.name(),
                run.reason(),
                run.outcome().kind(),
                run.outcome().sentence(),
                run.steps(),
                run.best().step(),
                run.seconds(),
                run.innerSteps(),
                losses(weights),
                outer != null ? residual(run.name(), outer) : Double.NaN,
                run.gradientNorm(),
                run.memory(),
                weights != null ? problem.metrics(weights) : List.of());
    }

    private TuneRecord.Losses losses(double @Nullable [] weights) {
        return weights != null ? problem.losses(weights) : new TuneRecord.Losses(Double.NaN, Double.NaN, Double.NaN);
    }

    private List<TuneRecord.Attacked> attacked(List<Search.Finished> finished) {
        Attacker attacker = problem.attacker();
        return attacker == null
                ? List.of()
                : finished.stream().map(run -> attacked(attacker, run)).toList();
    }

    private TuneRecord.Attacked attacked(Attacker attacker, Search.Finished run) {
        double[] weights = run.best().weights();
        double more = weights != null ? attacker.noiseLoss(weights) : Double.NaN;
        TuneRecord.Losses losses = losses(weights);
        return new TuneRecord.Attacked(
                run.name(),
                weights != null ? attacker.load(weights) : Double.NaN,
                run.unbounded(),
                run.name().equals(TuneRecord.RANDOM) ? run.steps() : run.steps() + 1,
                attacker.noise(),
                losses.validation() + more,
                losses.test() + more);
    }

    private double residual(String name, double[] outer) {
        LevelReport report = (name.equals(TuneRecord.PLAIN) ? problem.plain() : problem).inspect(outer);
        return report.lastNorm() / report.firstNorm();
    }

    /** The best single penalty of those where the runs by hypergradient may begin. */
    private TuneRecord.Losses shared() {
        TuneRun.Shared shared = TuneRun.shared(problem);
        return problem.losses(shared.weights());
    }

    private List<TuneRecord.Penalty> penalties(Search.Finished best, Search.@Nullable Finished random) {
        double[] outer = best.best().outer();
        double[] drawn = random == null ? null : random.best().outer();
        if (outer == null) {
            return List.of();
        }
        double[] learned = problem.hyper().penalties(outer);
        double[] other = drawn == null ? null : problem.hyper().penalties(drawn);
        return IntStream.range(0, learned.length)
                .mapToObj(p -> new TuneRecord.Penalty(
                        penalties.names().get(p), learned[p], other == null ? Double.NaN : other[p]))
                .toList();
    }

    /** All of few; of many those of the smallest and the largest penalty. */
    private static List<TuneRecord.Penalty> shown(List<TuneRecord.Penalty> all) {
        if (all.size() <= MOST_SHOWN) {
            return all;
        }
        List<TuneRecord.Penalty> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble(TuneRecord.Penalty::lambda));
        List<TuneRecord.Penalty> ends = new ArrayList<>(sorted.subList(0, MOST_SHOWN / 2));
        ends.addAll(sorted.subList(sorted.size() - MOST_SHOWN / 2, sorted.size()));
        return ends;
    }

    private List<TuneRecord.StepSize> stepSizes(Search.Finished best) {
        double[] outer = best.best().outer();
        double[] factors = outer == null ? new double[0] : problem.hyper().factors(outer);
        List<String> names = problem.names();
        return IntStream.range(0, factors.length)
                .mapToObj(i -> new TuneRecord.StepSize(names.get(i), factors[i]))
                .toList();
    }

    private List<TuneRecord.RowWeight> rows(Search.Finished best) {
        double[] outer = best.best().outer();
        double[] weights = outer == null ? new double[0] : problem.hyper().weights(outer);
        TuneData data = problem.data();
        return IntStream.range(0, weights.length)
                .mapToObj(i -> new TuneRecord.RowWeight(data.trained()[i] + 1L, weights[i], data.given()[i]))
                .sorted(Comparator.comparingDouble(TuneRecord.RowWeight::weight)
                        .thenComparingLong(TuneRecord.RowWeight::row))
                .toList();
    }

    private @Nullable FitModel model(Search.Finished kept) {
        double[] weights = kept.best().weights();
        if (weights == null || !problem.model().isLinear()) {
            return null;
        }
        TuneData data = problem.data();
        double[] outer = kept.best().outer();
        double[] each = outer == null ? new double[0] : problem.hyper().penalties(outer);
        return new FitModel(
                data.fit().loss().name(),
                target,
                data.fit().classes() == null ? List.of() : data.fit().classes().names(),
                ModelFile.features(data.fit().features()),
                each.length == 1 ? each[0] : Double.NaN,
                0,
                false,
                data.fit().standardisation() != null,
                kept.name(),
                kept.reason(),
                new FitModel.Certificate(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, false),
                ModelFile.outputs(data.fit().features(), data.fit().scores(data.coefficients(weights))));
    }
}
