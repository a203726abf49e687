package io.glissade.run;

import java.util.List;

/** The only loop: step, observe, ask whether to stop. */
public final class Runner {

    private Runner() {}

    /**
     * Steps {@code iteration} until {@code stop} or a non-finite number ends it. The runner measures time; methods never
     * look at the clock. The iteration stays open and belongs to the caller. After the step in which a number stopped
     * being finite the observers are still called once, so that a trace shows it.
     */
    public static <V, I extends Iteration<V>> Result<V> run(
            I iteration, StopRule stop, List<? extends Observer<V, ? super I>> observers) {
        long start = System.nanoTime();
        long stepNanos = 0;
        while (true) {
            long before = System.nanoTime();
            iteration.step();
            stepNanos += System.nanoTime() - before;
            for (Observer<V, ? super I> observer : observers) {
                observer.afterStep(iteration);
            }
            Progress progress = iteration.progress();
            long elapsedNanos = System.nanoTime() - start;
            String nonFinite = iteration.nonFinite();
            Outcome outcome = nonFinite != null ? new Outcome.Diverged(nonFinite) : stop.check(progress, elapsedNanos);
            if (outcome != null) {
                return new Result<>(iteration.point(), progress, outcome, stepNanos, elapsedNanos - stepNanos);
            }
        }
    }
}
