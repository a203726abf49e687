package io.glissade.cli.fit;

import io.glissade.finitesum.Start;
import io.glissade.linear.LinearSum;
import org.jspecify.annotations.Nullable;

/**
 * One run to be made.
 *
 * @param warm whether it starts where the run before ended
 */
record FitPlan(MethodChoices.Chosen chosen, double l2, double l1, boolean warm) {

    FitRun.Finished run(
            FitRun runs, FitData data, FitRun.@Nullable Finished before, double @Nullable [] given, boolean parallel) {
        LinearSum sum = data.sum(l2, l1).parallel(parallel);
        Start start = warm && before != null
                ? before.next()
                : given != null
                        ? new Start(given, null)
                        : Start.atZero(Math.toIntExact(sum.space().dimension()));
        return runs.run(chosen, sum, start);
    }
}
