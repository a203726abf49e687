package io.glissade.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.oracle.Minibatches;
import io.glissade.run.Outcome;
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.step.FixedStep;
import io.glissade.testfunction.Quadratic;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExplosionRuleTest {

    private static Result<double[]> descent(double stepSize) {
        GradientIteration<double[]> run = new GradientDescent<double[]>(new FixedStep(stepSize))
                .start(Minibatches.always(new Quadratic(1, 1)), new double[] {1, 1});
        return Runner.run(run, new ExplosionRule<>(run, 1000).or(StopRule.afterSteps(500)), List.of());
    }

    /** With step size 3 the point doubles and the value grows fourfold: 4^5 is the first power above 1000. */
    @Test
    void aValueBeyondTheFactorIsDivergedAndNamesStepAndBlock() {
        Result<double[]> result = descent(3);
        assertThat(result.outcome())
                .isEqualTo(
                        new Outcome.Diverged("Step 5, minibatch 5: the loss 1.02e+03 is more than 1000 times the first,"
                                + " 1.00; the largest gradient is that of x, 45.3."));
    }

    @Test
    void aRunThatWobblesGoesOn() {
        assertThat(descent(1.9).outcome()).isInstanceOf(Outcome.BudgetSpent.class);
        assertThat(descent(2).outcome()).isInstanceOf(Outcome.BudgetSpent.class);
    }

    @Test
    void aFactorOfOneIsRefused() {
        GradientIteration<double[]> run = new GradientDescent<double[]>(new FixedStep(1))
                .start(Minibatches.always(new Quadratic(1)), new double[] {1});
        assertThatThrownBy(() -> new ExplosionRule<>(run, 1)).hasMessage("factor must be more than 1, got 1.0");
    }
}
