package io.glissade.cli.sparse;

import io.glissade.atom.GroupAtoms;
import io.glissade.cli.console.BadInput;
import io.glissade.cli.linear.FitDisplay;
import io.glissade.conditional.ExpandingGapRule;
import io.glissade.conditional.GaugeCertifier;
import io.glissade.conditional.GaugeIteration;
import io.glissade.conditional.GaugeProblem;
import io.glissade.conditional.PathIteration;
import io.glissade.conditional.screening.Removals;
import io.glissade.report.fit.FitRecord;
import io.glissade.report.page.Figures;
import io.glissade.report.sparse.ScreeningFile;
import io.glissade.report.sparse.SparseTrace;
import io.glissade.run.Certificate;
import io.glissade.run.Outcome;
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Runs the method on one weight of the penalty after the other, each from where the one before ended. */
final class SparseRun implements AutoCloseable {

    /** Open-loop steps that are short enough stay below ten times the first gap, and a gap that rounding alone disputes is nearer than that. */
    private static final double BEYOND_DOUBT = 1000;

    /** Coefficients below this share of the largest are rounding. */
    private static final double ROUNDING = 1e-12;

    private final SparseSetup setup;
    private final SparseBudget budget;
    private final AtomicBoolean cancelled;
    private final FitDisplay display;
    private final SparseTrace trace;
    private @Nullable GaugeIteration current;
    private double[] point;

    SparseRun(SparseSetup setup, SparseBudget budget, AtomicBoolean cancelled, FitDisplay display, SparseTrace trace) {
        this.setup = setup;
        this.budget = budget;
        this.cancelled = cancelled;
        this.display = display;
        this.trace = trace;
        this.point = setup.problem().sum().space().zero();
    }

    /**
     * What one weight leaves.
     *
     * @param coefficients on the scale of the fit
     * @param support elements with weight
     */
    record Finished(
            double weight,
            Outcome outcome,
            Certificate certificate,
            SparseCoefficients coefficients,
            long support,
            long kept,
            long removed,
            long iterations,
            double seconds,
            List<FitRecord.Metric> test) {

        boolean converged() {
            return outcome instanceof Outcome.Converged;
        }

        boolean diverged() {
            return outcome instanceof Outcome.Diverged;
        }
    }

    /** The point that the latest weight left that did not diverge; zero before. */
    double[] point() {
        return point;
    }

    /**
     * Fits with one weight.
     *
     * @param alone whether it is the only one, whose steps are shown
     */
    Finished run(double weight, boolean alone) {
        long started = System.nanoTime();
        GaugeProblem problem = setup.at(weight);
        GaugeIteration run = started(problem);
        String label =
                setup.method().name() + ", " + setup.penalty().row().weightName() + " " + Figures.setting(weight);
        try (FitDisplay.Watch watch = alone ? display.watch(label, budget.tolerance(), "gap", "steps") : null) {
            SparseRecorder recorder = new SparseRecorder(setup.atoms(), weight, trace, watch, started);
            StopRule stop = stop(run, started);
            while (true) {
                Result<double[]> result = Runner.run(run, stop, List.of(recorder));
                if (result.outcome() instanceof Outcome.Diverged) {
                    return finished(weight, result.outcome(), run.certificate(), run.point(), run, recorder);
                }
                Certificate certificate = run.certify();
                boolean holds = certificate.relativeGap() <= budget.tolerance();
                if (result.outcome() instanceof Outcome.Converged && !holds) {
                    if (certificate.relativeGap() <= BEYOND_DOUBT * budget.tolerance()) {
                        continue;
                    }
                    return finished(weight, disputed(certificate), certificate, run.point(), run, recorder);
                }
                Trimmed trimmed = trimmed(problem, run, certificate);
                point = trimmed.point();
                recorder.append(run, trimmed.certificate(), setup.atoms().weights(point));
                double gap = trimmed.certificate().relativeGap();
                if (watch != null) {
                    watch.end(gap, (double) run.progress().iteration(), recorder.seconds());
                }
                Outcome outcome = holds ? reached(gap) : result.outcome();
                return finished(weight, outcome, trimmed.certificate(), point, run, recorder);
            }
        }
    }

    private GaugeIteration started(GaugeProblem problem) {
        try {
            if (current instanceof PathIteration path) {
                path.restart(problem.penalty(), point);
                return path;
            }
            close();
            GaugeIteration fresh = setup.method().method().start(problem, point);
            current = fresh;
            return fresh;
        } catch (IllegalArgumentException refused) {
            throw new BadInput("--method " + setup.method().name() + ": " + refused.getMessage());
        }
    }

    private StopRule stop(GaugeIteration run, long started) {
        StopRule usual = budget.stop(run, started, cancelled);
        return setup.method().isOpenLoop() ? usual.or(new ExpandingGapRule(run, BEYOND_DOUBT)) : usual;
    }

    /** Numbers so large that sums of them lose what the gap is made of. */
    private static Outcome disputed(Certificate certificate) {
        return new Outcome.Diverged(String.format(
                Locale.ROOT,
                "The run takes itself for converged where the certificate of its point is a relative gap of %.2g: its numbers are too"
                        + " large to be told apart.",
                certificate.relativeGap()));
    }

    private Outcome reached(double gap) {
        return new Outcome.Converged(String.format(
                Locale.ROOT, "The relative gap %.2g is at most %s.", gap, Double.toString(budget.tolerance())));
    }

    /** A point without what it had on elements that no solution uses, and its certificate. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Trimmed(double[] point, Certificate certificate) {}

    /** Moves leave small weights behind on elements that were removed later, and rounding on others; they go where the certificate allows. */
    private Trimmed trimmed(GaugeProblem problem, GaugeIteration run, Certificate certificate) {
        double[] whole = run.point().clone();
        Removals removals = run.removals();
        if (!(problem.atoms() instanceof GroupAtoms atoms)) {
            return new Trimmed(whole, certificate);
        }
        boolean[] used = new boolean[atoms.dimension()];
        boolean screened = removals.elements() > 0 && removals.proven();
        for (int e = 0; e < atoms.elements(); e++) {
            if (!screened || !removals.removed(e)) {
                Arrays.stream(atoms.coordinates(e)).forEach(j -> used[j] = true);
            }
        }
        double largest =
                Arrays.stream(whole, 0, used.length).map(Math::abs).max().orElse(0);
        double[] shorter = whole.clone();
        for (int j = 0; j < used.length; j++) {
            shorter[j] = used[j] && Math.abs(shorter[j]) > ROUNDING * largest ? shorter[j] : 0;
        }
        if (Arrays.equals(shorter, whole)) {
            return new Trimmed(whole, certificate);
        }
        Certificate other = new GaugeCertifier(problem).certify(shorter);
        boolean better = other.relativeGap() <= Math.max(budget.tolerance(), certificate.relativeGap());
        return better ? new Trimmed(shorter, other) : new Trimmed(whole, certificate);
    }

    private Finished finished(
            double weight,
            Outcome outcome,
            Certificate certificate,
            double[] x,
            GaugeIteration run,
            SparseRecorder recorder) {
        boolean finite = Arrays.stream(x).allMatch(Double::isFinite);
        return new Finished(
                weight,
                outcome,
                certificate,
                SparseCoefficients.of(
                        finite ? x : new double[x.length], setup.atoms().set().dimension()),
                finite ? SparseRecorder.count(setup.atoms().weights(x)) : 0,
                run.kept(),
                run.removals().count(),
                run.progress().iteration(),
                recorder.seconds(),
                setup.test() == null
                        ? List.of()
                        : setup.test().metrics(setup.data(), setup.data().raw(x)));
    }

    /** The elements that the latest weight removed. */
    List<ScreeningFile.Row> removed() {
        List<ScreeningFile.Row> rows = new ArrayList<>();
        if (current != null) {
            Removals removals = current.removals();
            for (int e = 0; e < removals.elements(); e++) {
                if (removals.removed(e)) {
                    rows.add(new ScreeningFile.Row(
                            setup.atoms().name(e),
                            setup.atoms().features(e),
                            removals.iteration(e),
                            removals.gap(e),
                            removals.radius(e),
                            removals.threshold(e),
                            removals.level(e)));
                }
            }
        }
        return rows;
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
