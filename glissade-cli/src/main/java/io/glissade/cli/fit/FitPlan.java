package io.glissade.cli.fit;

import io.glissade.cli.linear.FitData;
import io.glissade.finitesum.Start;
import org.jspecify.annotations.Nullable;

/**
 * One run to be made.
 *
 * @param warm whether it starts where the run before ended
 */
record FitPlan(MethodChoices.Chosen chosen, double l2, double l1, boolean warm) {

    FitRun.Finished run(
            FitRun runs, FitData data, FitRun.@Nullable Finished before, double @Nullable [] given, boolean parallel) {
        FitObjective sum = FitObjective.of(data, l2, l1, parallel);
        Start start = warm && before != null
                ? before.next()
                : given != null ? sum.startAt(given) : Start.atZero(sum.dimension());
        return runs.run(chosen, sum, start);
    }
}
