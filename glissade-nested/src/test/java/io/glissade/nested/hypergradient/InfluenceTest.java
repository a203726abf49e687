package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.LevelFunction;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Start;
import io.glissade.nested.StepSize;
import io.glissade.nested.Variables;
import io.glissade.nested.solver.ConjugateGradient;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** A gradient of zero is an answer only where it is true. */
final class InfluenceTest {

    private static final Tensor TARGET = target();

    private static Tensor target() {
        return TorchSpace.keep(torch.ones(new long[] {1}, TorchSpace.Precision.DOUBLE.options()));
    }

    private static double[] gradient(MultilevelObjective objective, double... point) {
        try (Tensor x = ToyProblem.point(objective, point);
                Tensor gradient = objective.space().zero()) {
            objective.valueAndGradient(x, gradient);
            return objective.space().toArray(gradient);
        }
    }

    /** One number at level 2 that is drawn to 1 and, by {@code exp(lambda)}, to 0. */
    private static MultilevelProblem ridge(TorchSpace outermost, LevelFunction objective, GradientSteps steps) {
        LevelFunction inner = x -> ToyProblem.squaredDistance(x.level(2), TARGET)
                .add(x.level(2).square().sum().mul(x.block(1, "lambda").exp().sum()));
        return new MultilevelProblem(outermost, objective, List.of(new LowerLevel("weights", 1, inner, steps)));
    }

    private static MultilevelProblem ridge(GradientSteps steps) {
        return ridge(TorchSpace.of("lambda", 1), x -> ToyProblem.squaredDistance(x.level(2), TARGET), steps);
    }

    private static MultilevelProblem of(LevelFunction objective) {
        return ridge(TorchSpace.of("lambda", 1), objective, new GradientSteps(3, 0.1));
    }

    @Test
    void oneGradientStepFromZeroDoesNotSeeAPenalty() {
        MultilevelObjective single = new MultilevelObjective(ridge(new GradientSteps(1, 0.1)), new Reverse());
        assertThatThrownBy(() -> gradient(single, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "outer variable lambda does not influence the result: its gradient is exactly 0 and F_1 stays"
                                + " 0.6400000000000001 wherever it is moved; one gradient step from zero does not see a penalty,"
                                + " two do");
        MultilevelObjective two = new MultilevelObjective(ridge(new GradientSteps(2, 0.1)), new Reverse());
        assertThat(gradient(two, -1)[0]).isNotZero();
    }

    @Test
    void aBlockThatNoObjectiveUsesIsNamed() {
        TorchSpace outermost = new TorchSpace(
                List.of(new Block("lambda", 0, 1), new Block("spare", 1, 3)), TorchSpace.Precision.DOUBLE);
        MultilevelProblem problem =
                ridge(outermost, x -> ToyProblem.squaredDistance(x.level(2), TARGET), new GradientSteps(3, 0.1));
        assertThatThrownBy(() -> gradient(new MultilevelObjective(problem, new Reverse()), 0, 1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("outer variable spare does not influence the result")
                .hasMessageEndingWith("see whether an objective uses it, and as a tensor");
    }

    @Test
    void anObjectiveThatUsesNothingOfTheLowerLevelsOrOfItsOwnIsFoundToo() {
        MultilevelProblem problem = of(x -> TARGET.sum());
        assertThatThrownBy(() -> gradient(new MultilevelObjective(problem, new Reverse()), 0))
                .hasMessageStartingWith("outer variable lambda does not influence the result");
    }

    /** A strategy that does not see one block of the outermost variable. */
    private record Blind(long from, long length) implements Hypergradient {
        @Override
        public Evaluation evaluate(Levels levels, Variables x, boolean differentiable) {
            Evaluation seen = new Reverse().evaluate(levels, x, differentiable);
            Tensor gradient = seen.gradient().clone();
            gradient.narrow(0, from, length).zero_();
            return new Evaluation(seen.value(), gradient);
        }
    }

    @Test
    void aStrategyThatDoesNotSeeABlockIsNamedWithIt() {
        TorchSpace outermost = new TorchSpace(
                List.of(new Block("lambda", 0, 1), new Block("start", 1, 1)), TorchSpace.Precision.DOUBLE);
        GradientSteps steps = new GradientSteps(3, StepSize.constant(0.1), Start.learned("start"));
        MultilevelProblem problem = ridge(outermost, x -> ToyProblem.squaredDistance(x.level(2), TARGET), steps);
        assertThatThrownBy(() -> gradient(new MultilevelObjective(problem, new Blind(1, 1)), 0.2, 0.3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "the gradient of outer variable start is exactly 0 by Blind, but F_1 changes by ")
                .hasMessageContaining("implicit and truncated strategies do not see");
        assertThatThrownBy(() -> gradient(new MultilevelObjective(problem, new Blind(0, 1)), 0.2, 0.3))
                .hasMessageStartingWith("the gradient of outer variable lambda is exactly 0 by Blind");
        assertThat(gradient(new MultilevelObjective(problem, new Reverse()), 0.2, 0.3))
                .doesNotContain(0);
    }

    @Test
    void implicitAndTruncatedStrategiesDoNotPassALearnedStartOrStepSizeOffAsStationary() {
        TorchSpace outermost = new TorchSpace(
                List.of(new Block("lambda", 0, 1), new Block("eta", 1, 1), new Block("start", 2, 1)),
                TorchSpace.Precision.DOUBLE);
        GradientSteps steps = new GradientSteps(5, StepSize.learned("eta"), Start.learned("start"));
        MultilevelProblem problem = ridge(outermost, x -> ToyProblem.squaredDistance(x.level(2), TARGET), steps);
        Hypergradient implicit = new Implicit(new ConjugateGradient(1e-12, 10));
        assertThatThrownBy(() -> gradient(new MultilevelObjective(problem, implicit), 0.2, -2, 0.3))
                .hasMessageStartingWith("the gradient of outer variable eta is exactly 0 by Implicit");
        assertThatThrownBy(() -> gradient(new MultilevelObjective(problem, new Truncated(2)), 0.2, -2, 0.3))
                .hasMessageStartingWith("the gradient of outer variable start is exactly 0 by Truncated");
        for (Hypergradient whole :
                List.of(new Reverse(), new Checkpointed(), new ForwardRecursion(), new Truncated(5))) {
            assertThat(gradient(new MultilevelObjective(problem, whole), 0.2, -2, 0.3))
                    .doesNotContain(0);
        }
    }

    @Test
    void aNumberTakenOutOfATensorIsFound() {
        MultilevelProblem problem =
                of(x -> ToyProblem.squaredDistance(x.level(2).detach(), TARGET));
        assertThatThrownBy(() -> gradient(new MultilevelObjective(problem, new Reverse()), 0))
                .hasMessageStartingWith("the gradient of outer variable lambda is exactly 0 by Reverse")
                .hasMessageEndingWith("none sees a number that was taken out of a tensor");
    }

    @Test
    void aStationaryPointPassesAndHasGradientZero() {
        StepSize stepSize = StepSize.constant(0.1);
        GradientSteps steps = new GradientSteps(3, stepSize, Start.zero());
        MultilevelObjective objective = new MultilevelObjective(ToyProblem.of(2, steps, steps), new Reverse());
        assertThat(gradient(objective, 0, 0)).containsExactly(0, 0);
        assertThat(gradient(objective, 1, 0)[0]).isNotZero();
    }

    @Test
    void flatAndSharpMinimaAndKinksPass() {
        for (LevelFunction objective : List.<LevelFunction>of(
                x -> x.level(1).pow(new Scalar(6.0)).sum().add(new Scalar(1.0)),
                x -> x.level(1).abs().sum(),
                x -> x.level(1).relu().sum(),
                x -> x.level(1).pow(new Scalar(3.0)).sum(),
                x -> x.level(1).square().mul(new Scalar(1e9)).sum())) {
            assertThat(gradient(new MultilevelObjective(of(objective), new Reverse()), 0))
                    .containsExactly(0);
        }
    }

    @Test
    void aBlockIsAskedOnce() {
        GradientSteps steps = new GradientSteps(3, StepSize.constant(0.1), Start.zero());
        MultilevelObjective objective = new MultilevelObjective(ToyProblem.of(2, steps, steps), new Reverse());
        gradient(objective, 0, 0);
        assertThat(objective.levels().steps(2))
                .as("steps of the gradient and five values")
                .isEqualTo(6 * 3);
        gradient(objective, 0, 0);
        assertThat(objective.levels().steps(2)).isEqualTo(7 * 3);
    }
}
