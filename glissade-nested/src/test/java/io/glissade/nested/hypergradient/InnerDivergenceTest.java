package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.gradient.ArmijoDescent;
import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.nested.GradientSteps;
import io.glissade.nested.LevelFunction;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Start;
import io.glissade.nested.StepSize;
import io.glissade.oracle.Minibatches;
import io.glissade.run.Outcome;
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.step.FixedStep;
import io.glissade.torch.TorchSpace;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** Lower levels whose steps diverge say so, and the objective goes on. */
final class InnerDivergenceTest {

    private static MultilevelObjective toy(double second, double third) {
        Start start = Start.at(1, 1);
        return new MultilevelObjective(
                ToyProblem.of(
                        2,
                        new GradientSteps(40, StepSize.constant(second), start),
                        new GradientSteps(40, StepSize.constant(third), start)),
                new Reverse());
    }

    private static double value(MultilevelObjective objective, double... point) {
        try (Tensor x = ToyProblem.point(objective, point);
                Tensor gradient = objective.space().zero()) {
            double value = objective.valueAndGradient(x, gradient);
            double[] found = objective.space().toArray(gradient);
            for (double coordinate : found) {
                assertThat(Double.isNaN(coordinate)).isEqualTo(Double.isNaN(value));
            }
            return value;
        }
    }

    /** The smoothness of both levels is 2: steps diverge from 1 on, by |1 - 2 h| each. */
    @Test
    void aStepSizeAboveTwoOverLNamesItsLevel() {
        MultilevelObjective sound = toy(0.99, 0.99);
        assertThat(value(sound, 0.3, -1.7)).isFinite();
        assertThat(sound.incident()).isNull();
        MultilevelObjective second = toy(1.3, 0.1);
        assertThat(value(second, 0.3, -1.7)).isNaN();
        assertThat(second.incident())
                .isEqualTo(
                        "level 2 (x2): its gradient steps diverge: with step size 1.3 the gradient norm goes from 5.58"
                                + " to 5.10e+08 in 40 steps; take a smaller step size");
        MultilevelObjective third = toy(0.1, 1.3);
        assertThat(value(third, 0.3, -1.7)).isNaN();
        assertThat(third.incident()).startsWith("level 3 (x3): its gradient steps diverge: with step size 1.3 ");
        assertThat(value(toy(1e200, 0.1), 0.3, -1.7)).as("beyond the range").isNaN();
    }

    @Test
    void theExceptionHoldsLevelNameStepSizeAndNorms() {
        MultilevelObjective third = toy(0.1, 1.3);
        try (Tensor x = ToyProblem.point(third, 0.3, -1.7)) {
            assertThatThrownBy(() -> third.solve(x)).isInstanceOfSatisfying(InnerDivergence.class, divergence -> {
                assertThat(divergence.level()).isEqualTo(3);
                assertThat(divergence.name()).isEqualTo("x3");
                assertThat(divergence.stepSize()).isEqualTo(1.3);
                assertThat(divergence.lastNorm() / divergence.firstNorm())
                        .isCloseTo(Math.pow(1.6, 39), within(1e-6 * Math.pow(1.6, 39)));
            });
        }
    }

    private static MultilevelObjective bilevel(LevelFunction inner, int steps, double stepSize, double start) {
        LowerLevel lower = new LowerLevel(
                "attack", 1, inner, new GradientSteps(steps, StepSize.constant(stepSize), Start.at(start)));
        return new MultilevelObjective(
                new MultilevelProblem(
                        TorchSpace.of("x", 1),
                        x -> x.level(1)
                                .square()
                                .sum()
                                .add(x.level(2).mul(x.level(1)).sum()),
                        List.of(lower)),
                new Reverse());
    }

    @Test
    void anObjectiveWithoutAMinimumIsToldApartFromALongStep() {
        MultilevelObjective objective =
                bilevel(x -> x.level(2).sub(x.level(1)).square().sum().neg(), 60, 0.5, 1);
        assertThat(value(objective, 0.5)).isNaN();
        assertThat(objective.incident())
                .startsWith("level 2 (attack): its gradient steps diverge")
                .endsWith("its objective falls without end, so check that it has a minimum");
    }

    /** From beside a saddle point the gradient grows by a million and falls again: nothing is wrong. */
    @Test
    void leavingASaddlePointIsNoDivergence() {
        LevelFunction wells = x -> x.level(2)
                .square()
                .square()
                .mul(new Scalar(0.25))
                .sub(x.level(2).square().mul(new Scalar(0.5)))
                .sum();
        for (int steps : new int[] {150, 170, 180, 190, 200, 400}) {
            assertThat(value(bilevel(wells, steps, 0.1, 1e-8), 0.5))
                    .as("%d steps", steps)
                    .isFinite();
        }
    }

    @Test
    void aStartAtTheMinimumIsNoDivergence() {
        LevelFunction distance = x -> x.level(2)
                .sub(new Scalar(1.0 / 3))
                .square()
                .mul(new Scalar(7.3))
                .sum();
        for (double nearly : new double[] {0, 1e-17, 1e-16, 1e-15, 1e-12}) {
            assertThat(value(bilevel(distance, 200, 0.13, 1.0 / 3 + nearly), 0.5))
                    .isFinite();
        }
    }

    @Test
    void aValueOrGradientThatIsNotFiniteOfItselfIsPassedOnAndSaid() {
        LevelFunction pull = x -> ToyProblem.squaredDistance(x.level(2), x.level(1));
        LowerLevel lower = new LowerLevel("w", 1, pull, new GradientSteps(2, 0.1));
        MultilevelObjective logarithm = new MultilevelObjective(
                new MultilevelProblem(
                        TorchSpace.of("x", 1), x -> x.level(2).log().sum(), List.of(lower)),
                new Reverse());
        assertThat(value(logarithm, 1)).isFinite();
        assertThat(logarithm.incident()).isNull();
        try (Tensor x = ToyProblem.point(logarithm, -1);
                Tensor gradient = logarithm.space().zero()) {
            assertThat(logarithm.valueAndGradient(x, gradient)).isNaN();
        }
        assertThat(logarithm.incident()).isEqualTo("F_1 is NaN");
        MultilevelObjective root = new MultilevelObjective(
                new MultilevelProblem(
                        TorchSpace.of("x", 1), x -> x.level(2).sqrt().sum(), List.of(lower)),
                new Reverse());
        try (Tensor x = ToyProblem.point(root, 0);
                Tensor gradient = root.space().zero()) {
            assertThat(root.valueAndGradient(x, gradient)).isZero();
            assertThat(root.space().toArray(gradient)[0]).isNaN();
        }
        assertThat(root.incident()).isEqualTo("the gradient of x[0] is not finite");
    }

    private static MultilevelObjective learnedStep() {
        return new MultilevelObjective(
                new MultilevelProblem(
                        TorchSpace.of("eta", 1),
                        x -> x.level(2).square().sum(),
                        List.of(new LowerLevel(
                                "w",
                                1,
                                x -> x.level(2).square().sum(),
                                new GradientSteps(40, StepSize.learned("eta"), Start.at(1))))),
                new Reverse());
    }

    @Test
    void aLearnedStepSizeThatIsNoneNamesTheBlock() {
        MultilevelObjective objective = learnedStep();
        assertThat(value(objective, 800)).isNaN();
        assertThat(objective.incident())
                .isEqualTo(
                        "level 2 (w): its step size, the exponential of eta, must be positive and finite, got Infinity");
        assertThat(value(objective, -800)).isNaN();
        assertThat(objective.incident()).endsWith("positive and finite, got 0.0");
        assertThat(value(objective, Double.NaN)).isNaN();
        assertThat(objective.incident()).isEqualTo("outer variable eta[0] is not finite");
    }

    @Test
    void aLineSearchBacksOffFromADivergingLevelAndDescentEndsWithItsName() {
        MultilevelObjective objective = learnedStep();
        try (Tensor x = ToyProblem.point(objective, -4.0);
                GradientIteration<Tensor> run = new ArmijoDescent<Tensor>(50).start(Minibatches.always(objective), x)) {
            Result<Tensor> result = Runner.run(run, StopRule.afterSteps(5), List.of());
            assertThat(result.outcome()).isInstanceOf(Outcome.BudgetSpent.class);
            assertThat(objective.incident()).startsWith("level 2 (w)");
            assertThat(result.progress().value()).isLessThan(1e-4);
        }
        try (Tensor x = ToyProblem.point(objective, -4.0);
                GradientIteration<Tensor> run =
                        new GradientDescent<Tensor>(new FixedStep(1e3)).start(Minibatches.always(objective), x)) {
            Result<Tensor> result = Runner.run(run, StopRule.afterSteps(5), List.of());
            assertThat(result.outcome()).isInstanceOf(Outcome.Diverged.class);
            assertThat(objective.incident()).startsWith("level 2 (w)");
        }
    }
}
