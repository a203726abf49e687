package io.glissade.guarantee;

import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.oracle.Minibatches;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.testfunction.TestFunction;
import java.util.List;

/** Runs of descent with the steps a guarantee prescribes, held against it, for tests. */
final class HeldRun {

    private HeldRun() {}

    static BoundReport report(Guarantee guarantee, TestFunction function, double tolerance, double... x0) {
        double gap = gap(function, x0);
        long budget = (long) Math.ceil(guarantee.iterationBound(gap, tolerance)) + 1;
        BoundCheck<double[]> check = new BoundCheck<>(guarantee, gap, tolerance);
        try (GradientIteration<double[]> run =
                new GradientDescent<double[]>(guarantee.stepRule(budget)).start(Minibatches.always(function), x0)) {
            Runner.run(run, StopRule.residualAtMost(tolerance).or(StopRule.afterSteps(budget)), List.of(check));
        }
        return check.report();
    }

    static double gap(TestFunction function, double... x0) {
        return function.valueAndGradient(x0, function.space().zero()) - function.minimum();
    }
}
