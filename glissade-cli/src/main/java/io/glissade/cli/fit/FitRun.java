package io.glissade.cli.fit;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.linear.FitDisplay;
import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.Start;
import io.glissade.report.fit.FitTrace;
import io.glissade.report.page.Figures;
import io.glissade.run.Certificate;
import io.glissade.run.Outcome;
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs one method on one penalty until its full certificate holds or the budget is spent. */
record FitRun(FitBudget budget, long seed, AtomicBoolean cancelled, FitDisplay display, FitTrace trace) {

    /**
     * What a run leaves.
     *
     * @param residual the relative gap, or the norm of the gradient where there is no dual
     * @param next where the next penalty starts
     */
    record Finished(
            MethodChoices.Chosen method,
            double l2,
            double l1,
            Outcome outcome,
            Certificate certificate,
            double residual,
            double passes,
            double seconds,
            Start next) {

        boolean converged() {
            return outcome instanceof Outcome.Converged;
        }

        boolean hasDual() {
            return l2 > 0 || l1 > 0;
        }
    }

    Finished run(MethodChoices.Chosen chosen, FitObjective sum, Start start) {
        Evaluation evaluation = new Evaluation(budget.tolerance());
        long started = System.nanoTime();
        FiniteSumIteration begun;
        try {
            begun = sum.start(chosen.row(), start, evaluation, seed);
        } catch (IllegalArgumentException refused) {
            throw new BadInput("--method " + chosen.row().name() + ": " + refused.getMessage());
        }
        try (FiniteSumIteration run = begun;
                FitDisplay.Watch watch = display.watch(
                        chosen.row().name() + ", l2 " + Figures.setting(sum.l2()),
                        budget.tolerance(),
                        sum.hasDual() ? "gap" : "gradient norm",
                        "passes")) {
            FitRecorder recorder = new FitRecorder(this, chosen, sum, watch, started);
            StopRule stop = budget.stop(run, started, cancelled);
            while (true) {
                Result<double[]> result = Runner.run(run, stop, List.of(recorder));
                boolean diverged = result.outcome() instanceof Outcome.Diverged;
                Certificate certificate = known(sum, diverged ? run.certificate() : run.certify());
                double residual = sum.hasDual() ? certificate.relativeGap() : certificate.gradientNorm();
                boolean holds = !diverged && residual <= budget.tolerance();
                if (result.outcome() instanceof Outcome.Converged && !holds) {
                    continue;
                }
                double seconds = recorder.seconds();
                if (!diverged) {
                    append(chosen, sum, run, seconds);
                }
                watch.end(residual, run.passes(), seconds);
                Outcome outcome = holds ? reached(sum, residual) : result.outcome();
                return new Finished(
                        chosen,
                        sum.l2(),
                        sum.l1(),
                        outcome,
                        certificate,
                        residual,
                        run.passes(),
                        seconds,
                        Start.from(run));
            }
        }
    }

    /** Without a penalty the only bound is that no loss is below its own minimum, which certifies nothing. */
    private static Certificate known(FitObjective sum, Certificate certificate) {
        return sum.hasDual()
                ? certificate
                : new Certificate(certificate.value(), Double.NaN, certificate.gradientNorm());
    }

    private Outcome reached(FitObjective sum, double residual) {
        String what = sum.hasDual() ? "relative gap" : "norm of the gradient";
        return new Outcome.Converged(String.format(
                Locale.ROOT, "The %s %.2g is at most %s.", what, residual, Double.toString(budget.tolerance())));
    }

    /** Adds the latest certificate of a run to its trace. */
    void append(MethodChoices.Chosen chosen, FitObjective sum, FiniteSumIteration run, double seconds) {
        Certificate certificate = known(sum, run.certificate());
        trace.append(new FitTrace.Row(
                chosen.row().name(),
                sum.l2(),
                run.progress().iteration(),
                run.passes(),
                seconds,
                certificate.value(),
                certificate.dual(),
                certificate.gap(),
                certificate.relativeGap(),
                certificate.gradientNorm(),
                run.progress().stepSize()));
    }
}
