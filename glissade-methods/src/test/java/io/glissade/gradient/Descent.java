package io.glissade.gradient;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.run.Outcome;
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.step.StepRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of gradient descent on one objective, for tests. */
final class Descent {

    private Descent() {}

    /** The index of the first iterate whose gradient norm is at most the tolerance, or {@code null} if there is none. */
    static @Nullable Long steps(
            Objective<double[]> objective, StepRule rule, double tolerance, long budget, double... x0) {
        try (GradientIteration<double[]> run =
                new GradientDescent<double[]>(rule).start(Minibatches.always(objective), x0)) {
            Result<double[]> result =
                    Runner.run(run, StopRule.residualAtMost(tolerance).or(StopRule.afterSteps(budget)), List.of());
            return result.outcome() instanceof Outcome.Converged
                    ? result.progress().iteration()
                    : null;
        }
    }

    /** The first {@code count} points, starting with x0. */
    static List<double[]> points(
            Objective<double[]> objective, GradientDescent<double[]> method, int count, double... x0) {
        List<double[]> points = new ArrayList<>();
        try (GradientIteration<double[]> run = method.start(Minibatches.always(objective), x0)) {
            for (int i = 0; i < count; i++) {
                run.step();
                points.add(run.point().clone());
            }
        }
        return points;
    }
}
