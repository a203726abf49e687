package io.glissade.cli.fit;

import io.glissade.cli.linear.FitDisplay;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.run.Observer;

/**
 * Writes each certificate of a run to its trace and shows it. Methods leave out certificates that cannot meet the tolerance; so that
 * their way can be drawn too, some are made for the trace alone, ever more seldom, and the clock stands still meanwhile.
 */
final class FitRecorder implements Observer<double[], FiniteSumIteration> {

    /** Passes from one certificate for the trace to the next: this many times those before. */
    private static final double GROWTH = 1.15;

    private final FitRun owner;
    private final MethodChoices.Chosen chosen;
    private final FitObjective sum;
    private final FitDisplay.Watch watch;
    private final long started;
    private long paused;
    private double next;

    FitRecorder(FitRun owner, MethodChoices.Chosen chosen, FitObjective sum, FitDisplay.Watch watch, long started) {
        this.owner = owner;
        this.chosen = chosen;
        this.sum = sum;
        this.watch = watch;
        this.started = started;
    }

    /** Since the start of the run, without what was done for the trace alone. */
    double seconds() {
        return (System.nanoTime() - started - paused) / 1e9;
    }

    @Override
    public void afterStep(FiniteSumIteration run) {
        double seconds = seconds();
        double residual = run.progress().residual();
        boolean certified = residual == residual(run);
        if (!certified && run.nonFinite() == null && run.passes() >= next) {
            long before = System.nanoTime();
            run.certify();
            residual = residual(run);
            certified = true;
            paused += System.nanoTime() - before;
        }
        if (certified || run.nonFinite() != null) {
            owner.append(chosen, sum, run, seconds);
            next = GROWTH * run.passes();
        }
        watch.show(residual, run.passes(), seconds);
    }

    private double residual(FiniteSumIteration run) {
        return sum.hasDual()
                ? run.certificate().relativeGap()
                : run.certificate().gradientNorm();
    }
}
