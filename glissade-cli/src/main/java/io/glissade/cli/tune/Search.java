package io.glissade.cli.tune;

import io.glissade.cli.linear.FitDisplay;
import io.glissade.nested.hypergradient.MultilevelObjective;
import io.glissade.report.page.Figures;
import io.glissade.report.tune.TuneRecord;
import io.glissade.report.tune.TuneTrace;
import io.glissade.run.Outcome;

/**
 * One run, by hypergradient or at random: keeps the best point and writes each point to the trace. The clock stands still while what only
 * the record needs is computed.
 */
final class Search implements AutoCloseable {

    private final String name;
    private final TuneProblem problem;
    private final MultilevelObjective counted;
    private final TuneTrace trace;
    private final FitDisplay display;
    private final FitDisplay.Watch watch;
    private final boolean allLosses;
    private final Best best = new Best();
    private final long started = System.nanoTime();
    private long paused;
    private long otherSteps;
    private long unbounded;

    /**
     * @param counted whose inner steps are counted
     * @param allLosses whether train and test losses of every point are recorded, or of new lowest ones only
     */
    Search(
            String name,
            TuneProblem problem,
            MultilevelObjective counted,
            TuneTrace trace,
            FitDisplay display,
            boolean allLosses) {
        this.name = name;
        this.problem = problem;
        this.counted = counted;
        this.trace = trace;
        this.display = display;
        this.watch = display.watch(name, 0, "validation loss", allLosses ? "steps" : "trials");
        this.allLosses = allLosses;
    }

    /**
     * What a run leaves.
     *
     * @param best its point is {@code null} where no loss was finite
     * @param unbounded at how many points an attack on the model had no bound
     */
    record Finished(
            String name,
            String reason,
            Outcome outcome,
            long steps,
            double seconds,
            long innerSteps,
            double gradientNorm,
            double memory,
            Best best,
            long unbounded) {}

    /** A point whose losses the trace is to have. */
    void seen(long step, double validation, double gradientNorm, double[] outer) {
        double seconds = seconds();
        long before = System.nanoTime();
        boolean lower = best.offer(validation, step);
        double[] weights = problem.solution();
        if (lower) {
            best.keep(outer, weights);
        }
        TuneRecord.Losses losses = lower || allLosses ? problem.losses(weights) : null;
        trace.append(new TuneTrace.Row(
                name,
                step,
                seconds,
                validation,
                best.validation(),
                losses == null ? Double.NaN : losses.train(),
                losses == null ? Double.NaN : losses.test(),
                gradientNorm,
                innerSteps(),
                attack(validation, weights, step)));
        watch.show(best.validation(), (double) step, seconds);
        paused += System.nanoTime() - before;
    }

    /** The boundedness check of a point, NaN without attacker or where the steps diverged; the first attack without a bound is said. */
    private double attack(double validation, double[] weights, long step) {
        if (problem.attacker() == null || !Double.isFinite(validation)) {
            return Double.NaN;
        }
        double load = problem.load(weights);
        watch.note("attack load " + Figures.number(load));
        if (!(load < 1) && unbounded++ == 0 && allLosses) {
            display.say("Warning: " + name + ": at step " + step + " the attack has no bound: |theta|^2 is "
                    + Figures.number(load) + " of c/d");
        }
        return load;
    }

    /** Inner steps that another objective made for this run. */
    void count(long steps) {
        otherSteps += steps;
    }

    long innerSteps() {
        return otherSteps + counted.levels().steps(problem.levels());
    }

    Best best() {
        return best;
    }

    double seconds() {
        return (System.nanoTime() - started - paused) / 1e9;
    }

    Finished finished(String reason, Outcome outcome, long steps, double gradientNorm, double memory) {
        watch.end(best.validation(), (double) steps, seconds());
        return new Finished(
                name, reason, outcome, steps, seconds(), innerSteps(), gradientNorm, memory, best, unbounded);
    }

    @Override
    public void close() {
        watch.close();
    }
}
