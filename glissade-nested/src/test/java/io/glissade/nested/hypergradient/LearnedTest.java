package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.gradient.GradientMethod;
import io.glissade.gradient.QuasiNewtonDescent;
import io.glissade.nested.GradientSteps;
import io.glissade.nested.LevelFunction;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Start;
import io.glissade.nested.StepSize;
import io.glissade.oracle.Minibatches;
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.step.ClippedStep;
import io.glissade.torch.TorchSpace;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Outer descent learns step sizes and starts, on quadratics where the best ones are known. */
final class LearnedTest {

    private static final double[] CURVATURES = {0.5, 1, 4};

    /** Minima of three tasks in the plane, one after the other. */
    private static final double[] MINIMA = {1, 2, -3, 0.5, 2, -1};

    private static final TorchSpace THREE = TorchSpace.of("x", 3);
    private static final TorchSpace SIX = TorchSpace.of("x", 6);
    private static final Tensor curvatures = THREE.zero();
    private static final Tensor minima = SIX.zero();
    private static final Tensor taskCurvatures = SIX.zero();

    @BeforeAll
    static void fill() {
        THREE.copy(CURVATURES, curvatures);
        SIX.copy(MINIMA, minima);
        SIX.copy(new double[] {0.5, 0.5, 1, 1, 4, 4}, taskCurvatures);
    }

    @AfterAll
    static void close() {
        curvatures.close();
        minima.close();
        taskCurvatures.close();
    }

    private static double[] minimise(MultilevelObjective objective, GradientMethod<Tensor> method, double... x0) {
        try (Tensor x = ToyProblem.point(objective, x0);
                GradientIteration<Tensor> run = method.start(Minibatches.always(objective), x)) {
            StopRule stop = StopRule.residualAtMost(1e-12).or(StopRule.afterSteps(200));
            Result<Tensor> result = Runner.run(run, stop, List.of());
            return objective.space().toArray(result.point());
        }
    }

    private static MultilevelObjective stepSizes(int blockLength, int steps) {
        LevelFunction quadratic = x -> x.level(2).square().mul(curvatures).sum().div(new Scalar(2.0));
        GradientSteps learned = new GradientSteps(steps, StepSize.learned("eta"), Start.at(1, -2, 3));
        return new MultilevelObjective(
                new MultilevelProblem(
                        TorchSpace.of("eta", blockLength),
                        x -> x.level(2).square().sum(),
                        List.of(new LowerLevel("w", 3, quadratic, learned))),
                new Reverse());
    }

    @Test
    void aStepSizeForEachCoordinateBecomesTheInverseOfItsCurvature() {
        double start = Math.log(0.1);
        double[] end = minimise(stepSizes(3, 1), new QuasiNewtonDescent<>(5, 0.01), start, start, start);
        for (int i = 0; i < 3; i++) {
            assertThat(Math.exp(end[i])).isCloseTo(1 / CURVATURES[i], within(1e-6));
        }
    }

    /** With one step of size h the end is (1 - h a_i) x_i: least squares in h give sum a_i x_i^2 / sum a_i^2 x_i^2. */
    @Test
    void oneStepSizeForAllBecomesTheBestOfOneStep() {
        double best = (0.5 * 1 + 1 * 4 + 4 * 9) / (0.25 * 1 + 1 * 4 + 16 * 9);
        double[] end = minimise(stepSizes(1, 1), new QuasiNewtonDescent<>(5, 0.01), Math.log(0.01));
        assertThat(Math.exp(end[0])).isCloseTo(best, within(1e-9));
    }

    @Test
    void clippedOuterDescentImprovesAStepSizeThatIsFarTooShort() {
        MultilevelObjective objective = stepSizes(1, 8);
        try (Tensor before = ToyProblem.point(objective, Math.log(0.01));
                Tensor gradient = objective.space().zero()) {
            double value = objective.valueAndGradient(before, gradient);
            double[] end = minimise(objective, new GradientDescent<>(new ClippedStep(0.1, 1)), Math.log(0.01));
            try (Tensor after = ToyProblem.point(objective, end)) {
                assertThat(objective.valueAndGradient(after, gradient)).isLessThan(value / 20);
            }
            assertThat(Math.exp(end[0])).as("the longest stable step is 0.5").isBetween(0.3, 0.5);
        }
    }

    /**
     * Three tasks adapt from one start by three steps each, and the start makes their losses after it least. The end of task i is off
     * its minimum by (1 - h a_i)^3 of what the start was, so the best start is the mean of the minima weighted by the square of that
     * times a_i. Nothing like the mean of the minima: the task that adapts fastest counts least.
     */
    @Test
    void oneStartForSeveralTasksBecomesTheBestToAdaptFrom() {
        LevelFunction losses =
                x -> x.level(2).sub(minima).square().mul(taskCurvatures).sum();
        MultilevelObjective objective = new MultilevelObjective(
                new MultilevelProblem(
                        TorchSpace.of("start", 2),
                        losses,
                        List.of(new LowerLevel(
                                "tasks",
                                6,
                                losses,
                                new GradientSteps(3, StepSize.constant(0.1), Start.learned("start"))))),
                new Reverse());
        double[] end = minimise(objective, new QuasiNewtonDescent<>(5, 0.1), 0, 0);
        for (int j = 0; j < 2; j++) {
            double sum = 0;
            double weights = 0;
            for (int task = 0; task < 3; task++) {
                double weight = CURVATURES[task] * Math.pow(1 - 0.2 * CURVATURES[task], 6);
                sum += weight * MINIMA[2 * task + j];
                weights += weight;
            }
            assertThat(end[j]).isCloseTo(sum / weights, within(1e-10));
        }
    }
}
