package io.glissade.cli.fit;

import io.glissade.cli.console.Machine;
import io.glissade.cli.console.Versions;
import io.glissade.cli.linear.FitData;
import io.glissade.cli.linear.ModelFile;
import io.glissade.cli.linear.TestData;
import io.glissade.report.fit.FitModel;
import io.glissade.report.fit.FitRecord;
import io.glissade.report.page.Figures;
import io.glissade.run.Certificate;
import io.glissade.table.Features;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the runs left into the record, and the best of the last penalty into the model.
 *
 * @param settings each option with the value used
 * @param dataFacts what was read
 */
record FitRecords(
        String title,
        FitData data,
        @Nullable TestData test,
        Map<String, Object> settings,
        Map<String, Object> dataFacts,
        String target,
        double tolerance) {

    private static final int MOST_WEIGHTS = 20;

    /** The record, and the model unless no run left finite weights. */
    record Written(FitRecord record, @Nullable FitModel model) {}

    Written assemble(List<FitRun.Finished> finished, Instant started, double seconds) {
        int kept = kept(finished);
        FitRun.Finished best = finished.get(kept);
        double[] raw = data.raw(best.next().point());
        boolean finite = Arrays.stream(raw).allMatch(Double::isFinite);
        int[] shown = finite ? largest(raw) : new int[0];
        List<FitRecord.Run> runs = new ArrayList<>();
        for (FitRun.Finished run : finished) {
            runs.add(run(run, shown));
        }
        FitRecord record = new FitRecord(
                FitRecord.VERB,
                title,
                started.truncatedTo(ChronoUnit.SECONDS).toString(),
                seconds,
                outcome(finished, best),
                FitWords.headline(best, finished, tolerance),
                notes(finished, best),
                settings,
                dataFacts,
                Machine.describe(),
                Versions.withoutTorch(),
                tolerance,
                finished.stream().allMatch(FitRun.Finished::hasDual),
                runs,
                kept,
                outputNames(),
                weights(raw, shown),
                data.features().count());
        return new Written(record, finite ? model(best, raw) : null);
    }

    /** Of the runs with the last penalty the one with the lowest finite objective. */
    private static int kept(List<FitRun.Finished> finished) {
        double l2 = finished.get(finished.size() - 1).l2();
        int kept = finished.size() - 1;
        for (int r = 0; r < finished.size(); r++) {
            double value = finished.get(r).certificate().value();
            double lowest = finished.get(kept).certificate().value();
            boolean lower = Double.isFinite(value) && !(value >= lowest);
            if (finished.get(r).l2() == l2 && lower) {
                kept = r;
            }
        }
        return kept;
    }

    private static String outcome(List<FitRun.Finished> finished, FitRun.Finished best) {
        return finished.stream().anyMatch(run -> run.outcome().kind().equals("Cancelled"))
                ? "Cancelled"
                : best.outcome().kind();
    }

    private List<String> notes(List<FitRun.Finished> finished, FitRun.Finished best) {
        List<String> notes = new ArrayList<>();
        if (!best.method().reason().isEmpty()) {
            notes.add("auto: " + best.method().reason() + ".");
        }
        if (!best.hasDual()) {
            notes.add(
                    "Without l2 and l1 there is no dual bound: the certificate is the norm of the gradient, and says nothing of the "
                            + "distance to the minimum.");
        }
        if (!best.converged()
                && data.standardisation() == null
                && !best.outcome().kind().equals("Cancelled")) {
            notes.add("Features of different scale make a fit slow; --standardise mends that.");
        }
        if (finished.size() > 1) {
            notes.add("model.json is " + best.method().row().name() + " with l2 = " + Figures.setting(best.l2()) + ".");
        }
        return notes;
    }

    private FitRecord.Run run(FitRun.Finished run, int[] shown) {
        double[] raw = data.raw(run.next().point());
        Certificate certificate = run.certificate();
        int weights = data.features().count() * data.outputs();
        return new FitRecord.Run(
                run.method().row().name(),
                run.method().reason(),
                run.l2(),
                run.l1(),
                run.outcome().kind(),
                run.outcome().sentence(),
                run.converged(),
                certificate.value(),
                certificate.dual(),
                certificate.gap(),
                certificate.relativeGap(),
                certificate.gradientNorm(),
                run.passes(),
                run.seconds(),
                Arrays.stream(raw, 0, weights).filter(weight -> weight != 0).count(),
                test == null ? List.of() : test.metrics(data, raw),
                Arrays.stream(shown).mapToObj(j -> raw[j * data.outputs()]).toList());
    }

    private List<String> outputNames() {
        return data.outputs() > 1 && data.classes() != null ? data.classes().names() : List.of("weight");
    }

    /** The features with the largest weights that are not zero, largest first. */
    private int[] largest(double[] raw) {
        double[] size = new double[data.features().count()];
        for (int j = 0; j < size.length; j++) {
            for (int k = 0; k < data.outputs(); k++) {
                size[j] = Math.max(size[j], Math.abs(raw[j * data.outputs() + k]));
            }
        }
        double[] sorted = size.clone();
        Arrays.sort(sorted);
        double least = sorted[Math.max(0, sorted.length - MOST_WEIGHTS)];
        List<Integer> chosen = new ArrayList<>();
        for (int j = 0; j < size.length; j++) {
            if (size[j] > 0 && size[j] >= least) {
                chosen.add(j);
            }
        }
        return chosen.stream()
                .sorted(Comparator.comparingDouble((Integer j) -> -size[j]).thenComparing(j -> j))
                .limit(MOST_WEIGHTS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private List<FitRecord.Weight> weights(double[] raw, int[] shown) {
        List<FitRecord.Weight> weights = new ArrayList<>();
        for (int j : shown) {
            List<Double> values = new ArrayList<>();
            for (int k = 0; k < data.outputs(); k++) {
                values.add(raw[j * data.outputs() + k]);
            }
            weights.add(new FitRecord.Weight(data.features().name(j), values));
        }
        return weights;
    }

    private FitModel model(FitRun.Finished best, double[] raw) {
        Features features = data.features();
        Certificate certificate = best.certificate();
        return new FitModel(
                data.loss().name(),
                target,
                data.classes() == null ? List.of() : data.classes().names(),
                ModelFile.features(features),
                best.l2(),
                best.l1(),
                data.bias(),
                data.standardisation() != null,
                best.method().row().name(),
                best.method().reason(),
                new FitModel.Certificate(
                        certificate.value(),
                        certificate.dual(),
                        certificate.gap(),
                        certificate.relativeGap(),
                        certificate.gradientNorm(),
                        best.converged()),
                ModelFile.outputs(features, data.scores(raw)));
    }
}
