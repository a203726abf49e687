package io.glissade.cli.reproduce.clipping;

import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.run.Outcome;
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.step.StepRule;
import java.util.List;

/** Runs of gradient descent with exact gradients that are only counted. */
final class StepCount {

    /** Enough for every count here; a run that spends it would show as {@link #NONE}. */
    static final long BUDGET = 10_000_000;

    /** The tolerance was not reached. */
    static final long NONE = -1;

    private StepCount() {}

    /** How a run to the tolerance ended. */
    static Result<double[]> run(
            Objective<double[]> objective, StepRule rule, double tolerance, long budget, double... x0) {
        try (GradientIteration<double[]> run =
                new GradientDescent<double[]>(rule).start(Minibatches.always(objective), x0)) {
            return Runner.run(run, StopRule.residualAtMost(tolerance).or(StopRule.afterSteps(budget)), List.of());
        }
    }

    /** The index of the first iterate whose gradient norm is at most the tolerance, x0 counted as 0; or {@link #NONE}. */
    static long of(Objective<double[]> objective, StepRule rule, double tolerance, long budget, double... x0) {
        Result<double[]> result = run(objective, rule, tolerance, budget, x0);
        return result.outcome() instanceof Outcome.Converged ? result.progress().iteration() : NONE;
    }
}
