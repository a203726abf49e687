package io.glissade.cli.sparse;

import io.glissade.atom.GroupAtoms;
import io.glissade.cli.console.Machine;
import io.glissade.cli.console.Versions;
import io.glissade.cli.linear.FitData;
import io.glissade.cli.linear.ModelFile;
import io.glissade.penalty.LinearPenalty;
import io.glissade.report.fit.FitModel;
import io.glissade.report.sparse.SparseRecord;
import io.glissade.run.Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns what the weights left into the record and the model.
 *
 * @param atoms as given on the command line
 * @param auto whether the method was chosen by Glissade
 * @param settings each option with the value used
 * @param facts what was read
 */
record SparseRecords(
        String title,
        SparseSetup setup,
        String atoms,
        boolean auto,
        Map<String, Object> settings,
        Map<String, Object> facts,
        double tolerance) {

    private static final int MOST_SHOWN = 30;

    /**
     * The record of what was run.
     *
     * @param wanted how many weights there were to run
     */
    SparseRecord record(List<SparseRun.Finished> finished, int wanted, Instant started, double seconds) {
        int chosen = chosen(finished);
        SparseRun.Finished best = finished.get(chosen);
        List<Integer> shown = shown(finished);
        return new SparseRecord(
                SparseRecord.VERB,
                title,
                started.truncatedTo(ChronoUnit.SECONDS).toString(),
                seconds,
                cancelled(finished, wanted)
                        ? "Cancelled"
                        : finished.get(finished.size() - 1).outcome().kind(),
                SparseWords.headline(setup, best, finished.size() > 1, tolerance),
                SparseWords.notes(setup, best, finished, auto),
                settings,
                facts,
                Machine.describe(),
                Versions.withoutTorch(),
                tolerance,
                new SparseRecord.Problem(
                        atoms,
                        setup.penalty().text(),
                        setup.penalty().row().weightName(),
                        setup.atoms().elements(),
                        setup.atoms().count(),
                        setup.screening().words(),
                        setup.screening().rule().isProven()),
                setup.method().name(),
                setup.method().reason(),
                finished.stream().map(one -> point(one, shown)).toList(),
                chosen,
                shown.stream().map(j -> setup.data().features().name(j)).toList(),
                setup.data().features().count());
    }

    /** Whether the user ended a run, or the path between two. */
    static boolean cancelled(List<SparseRun.Finished> finished, int wanted) {
        boolean diverged = finished.stream().anyMatch(SparseRun.Finished::diverged);
        return finished.stream().anyMatch(one -> one.outcome().kind().equals("Cancelled"))
                || (finished.size() < wanted && !diverged);
    }

    /** The last weight that did not diverge; the first where all did. */
    static int chosen(List<SparseRun.Finished> finished) {
        for (int k = finished.size() - 1; k > 0; k--) {
            if (!finished.get(k).diverged()) {
                return k;
            }
        }
        return 0;
    }

    private static SparseRecord.Point point(SparseRun.Finished one, List<Integer> shown) {
        Certificate certificate = one.certificate();
        return new SparseRecord.Point(
                one.weight(),
                one.outcome().kind(),
                one.outcome().sentence(),
                one.converged(),
                certificate.value(),
                certificate.dual(),
                certificate.gap(),
                certificate.relativeGap(),
                one.support(),
                one.coefficients().size(),
                one.kept(),
                one.removed(),
                one.iterations(),
                one.seconds(),
                one.test(),
                shown.stream().map(one.coefficients()::at).toList());
    }

    /** The features with the largest coefficients anywhere, largest first. */
    private static List<Integer> shown(List<SparseRun.Finished> finished) {
        Map<Integer, Double> largest = new HashMap<>();
        for (SparseRun.Finished one : finished) {
            for (int k = 0; k < one.coefficients().size(); k++) {
                largest.merge(
                        one.coefficients().places()[k],
                        Math.abs(one.coefficients().values()[k]),
                        Math::max);
            }
        }
        List<Integer> places = new ArrayList<>(largest.keySet());
        places.sort(Comparator.comparingDouble((Integer j) -> -largest.getOrDefault(j, 0.0))
                .thenComparing(Comparator.naturalOrder()));
        return List.copyOf(places.subList(0, Math.min(MOST_SHOWN, places.size())));
    }

    /** The model of a point on the scale of the fit. */
    FitModel model(SparseRun.Finished best, double[] point, String target) {
        FitData data = setup.data();
        Certificate certificate = best.certificate();
        boolean l1 = setup.problem().atoms() instanceof GroupAtoms groups
                && groups.isSingletons()
                && setup.problem().penalty() instanceof LinearPenalty;
        return new FitModel(
                data.loss().name(),
                target,
                data.classes() == null ? List.of() : data.classes().names(),
                ModelFile.features(data.features()),
                0,
                l1 ? best.weight() : 0,
                false,
                data.standardisation() != null,
                setup.method().name(),
                setup.method().reason(),
                new FitModel.Certificate(
                        certificate.value(),
                        certificate.dual(),
                        certificate.gap(),
                        certificate.relativeGap(),
                        Double.NaN,
                        best.converged()),
                ModelFile.outputs(data.features(), data.scores(data.raw(point))));
    }
}
