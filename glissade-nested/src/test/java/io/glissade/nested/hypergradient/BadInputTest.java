package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.LevelFunction;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Start;
import io.glissade.nested.StepSize;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import io.glissade.torch.TorchSpace.Precision;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** Each mistake in a problem is one sentence that names the level, the rule and the value. */
final class BadInputTest {

    private static final LevelFunction DISTANCE = x -> ToyProblem.squaredDistance(x.level(2), x.level(1));
    private static final StepSize TENTH = StepSize.constant(0.1);

    private static void refused(String message, ThrowingCallable mistake) {
        assertThatThrownBy(mistake).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static LowerLevel level(LevelFunction objective, StepSize stepSize, Start start) {
        return new LowerLevel("weights", 2, objective, new GradientSteps(3, stepSize, start));
    }

    private static MultilevelProblem problem(LevelFunction objective, LowerLevel lower) {
        return new MultilevelProblem(TorchSpace.of("lambda", 2), objective, List.of(lower));
    }

    private static void evaluate(LevelFunction objective, LowerLevel lower) {
        MultilevelObjective outer = new MultilevelObjective(problem(objective, lower), new Reverse());
        try (Tensor x = ToyProblem.point(outer, 0.5, -1);
                Tensor gradient = outer.space().zero()) {
            outer.valueAndGradient(x, gradient);
        }
    }

    @Test
    void aLevelNeedsANameParametersAndSteps() {
        GradientSteps steps = new GradientSteps(3, 0.1);
        refused(
                "level weights must have at least 1 parameter, got 0",
                () -> new LowerLevel("weights", 0, DISTANCE, steps));
        refused("name of a level must not be blank, got \" \"", () -> new LowerLevel(" ", 2, DISTANCE, steps));
        refused(
                "level weights: count of its gradient steps must be at least 1, got 0",
                () -> new LowerLevel("weights", 2, DISTANCE, new GradientSteps(0, 0.1)));
        refused(
                "lower must have at least one level, got none",
                () -> new MultilevelProblem(TorchSpace.of("lambda", 2), DISTANCE, List.of()));
        refused("stepSize must be positive and finite, got -0.1", () -> StepSize.constant(-0.1));
    }

    @Test
    void allLevelsHaveOnePrecision() {
        TorchSpace single = new TorchSpace(List.of(new Block("weights", 0, 2)), Precision.FLOAT);
        LowerLevel lower = new LowerLevel("weights", single, DISTANCE, new GradientSteps(3, 0.1));
        refused(
                "level weights must have the precision DOUBLE of the outermost, got FLOAT",
                () -> problem(DISTANCE, lower));
    }

    @Test
    void startsHaveTheLengthOfTheirLevel() {
        refused(
                "level weights: its start must have 2 coordinates, got 3",
                () -> level(DISTANCE, TENTH, Start.at(1, 2, 3)));
        refused("each coordinate of a start must be finite, got NaN", () -> Start.at(1, Double.NaN));
        Start three =
                (space, upper) -> torch.zeros(new long[] {3}, space.precision().options());
        refused(
                "level 2 (weights): its start must have shape [2] and precision DOUBLE, got shape [3] and precision DOUBLE",
                () -> evaluate(DISTANCE, level(DISTANCE, TENTH, three)));
        Start single = (space, upper) -> torch.zeros(new long[] {2}, Precision.FLOAT.options());
        refused(
                "level 2 (weights): its start must have shape [2] and precision DOUBLE, got shape [2] and precision FLOAT",
                () -> evaluate(DISTANCE, level(DISTANCE, TENTH, single)));
    }

    @Test
    void learnedStartsAndStepSizesAreBlocksOfTheRightLength() {
        refused(
                "level weights: its start must be a block of the outermost variable (lambda), got first",
                () -> problem(DISTANCE, level(DISTANCE, TENTH, Start.learned("first"))));
        refused(
                "level weights: its step size must be a block of the outermost variable (lambda), got eta",
                () -> problem(DISTANCE, level(DISTANCE, StepSize.learned("eta"), Start.zero())));
        TorchSpace three = TorchSpace.of("lambda", 3);
        refused(
                "level weights: its step size lambda must have length 1 or 2, got 3",
                () -> new MultilevelProblem(
                        three, DISTANCE, List.of(level(DISTANCE, StepSize.learned("lambda"), Start.zero()))));
        refused(
                "level weights: its start lambda must have a length that divides 2, got 3",
                () -> new MultilevelProblem(three, DISTANCE, List.of(level(DISTANCE, TENTH, Start.learned("lambda")))));
    }

    @Test
    void stepSizesKeepTheShapeOfTheGradient() {
        StepSize matrix = (step, upper, gradient) -> gradient.unsqueeze(0);
        refused(
                "level 2 (weights): its gradient times the step size must have shape [2] and precision DOUBLE, got shape"
                        + " [1, 2] and precision DOUBLE",
                () -> evaluate(DISTANCE, level(DISTANCE, matrix, Start.zero())));
    }

    @Test
    void valuesAreOneNumberInThePrecisionOfTheProblem() {
        LevelFunction vector = x -> x.level(2).sub(x.level(1)).square();
        refused(
                "level 2 (weights): its objective must be one number of precision DOUBLE, got shape [2] and precision DOUBLE",
                () -> evaluate(DISTANCE, level(vector, TENTH, Start.zero())));
        refused(
                "level 1: its objective must be one number of precision DOUBLE, got shape [2] and precision DOUBLE",
                () -> evaluate(vector, level(DISTANCE, TENTH, Start.zero())));
        LevelFunction single = x -> DISTANCE.value(x).to(torch.ScalarType.Float);
        refused(
                "level 1: its objective must be one number of precision DOUBLE, got shape [] and precision FLOAT",
                () -> evaluate(single, level(DISTANCE, TENTH, Start.zero())));
    }

    @Test
    void anObjectiveDependsOnItsOwnVariable() {
        refused(
                "level 2 (weights): its objective must depend on its variable, and does not",
                () -> evaluate(DISTANCE, level(x -> x.level(1).square().sum(), TENTH, Start.zero())));
    }

    @Test
    void aGradientOfAStrategyHasTheShapeOfItsVariable() {
        Hypergradient wrong = (levels, x, differentiable) -> {
            Hypergradient.Evaluation sound = new Reverse().evaluate(levels, x, differentiable);
            return new Hypergradient.Evaluation(sound.value(), sound.gradient().narrow(0, 0, 1));
        };
        MultilevelObjective outer =
                new MultilevelObjective(problem(DISTANCE, level(DISTANCE, TENTH, Start.zero())), wrong);
        refused(
                "level 1: its gradient must have shape [2] and precision DOUBLE, got shape [1] and precision DOUBLE",
                () -> outer.valueAndGradient(outer.space().zero(), outer.space().zero()));
    }

    @Test
    void anUnknownBlockOrLevelIsNamedWithThoseThereAre() {
        refused(
                "block must be one of level 1 (lambda), got lamda",
                () -> evaluate(
                        x -> x.block(1, "lamda").mul(new Scalar(2.0)).sum(), level(DISTANCE, TENTH, Start.zero())));
        refused(
                "level must be in 1 to 2, got 3",
                () -> evaluate(x -> x.level(3).sum(), level(DISTANCE, TENTH, Start.zero())));
    }
}
