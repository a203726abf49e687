package io.glissade.run;

import java.util.List;
import java.util.stream.LongStream;

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
        long[] observerNanos = new long[observers.size()];
        while (true) {
            long before = System.nanoTime();
            iteration.step();
            long after = System.nanoTime();
            stepNanos += after - before;
            for (int i = 0; i < observerNanos.length; i++) {
                before = after;
                observers.get(i).afterStep(iteration);
                after = System.nanoTime();
                observerNanos[i] += after - before;
            }
            String nonFinite = iteration.nonFinite();
            Outcome outcome = nonFinite != null
                    ? new Outcome.Diverged(nonFinite)
                    : stop.check(iteration.progress(), after - start);
            if (outcome != null) {
                List<Long> spent = LongStream.of(observerNanos).boxed().toList();
                return new Result<>(iteration.point(), iteration.progress(), outcome, stepNanos, spent);
            }
        }
    }
}
