package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.adaptive.Adam;
import io.glissade.gradient.AutomaticClipping;
import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.gradient.GradientMethod;
import io.glissade.gradient.Projected;
import io.glissade.gradient.QuasiNewtonDescent;
import io.glissade.nested.GradientSteps;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Start;
import io.glissade.nested.StepSize;
import io.glissade.oracle.Box;
import io.glissade.oracle.Interval;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.smoothness.SmoothnessProbe;
import io.glissade.smoothness.SmoothnessSample;
import io.glissade.step.ClippedStep;
import io.glissade.step.FixedStep;
import io.glissade.testkit.ObjectiveContract;
import io.glissade.torch.TorchSpace;
import java.util.List;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every gradient method runs on the outermost level as it stands; held against the closed form of the toy problem. */
final class MethodsOnMultilevelTest {

    private static MultilevelObjective toy(int second, int third) {
        return new MultilevelObjective(ToyProblem.of(second, third), new Reverse());
    }

    private static double minimiser(int second, int third) {
        double square = Math.pow(ToyProblem.kappa(second, third), 2);
        return square / (1 + square);
    }

    private static double[] end(MultilevelObjective objective, GradientMethod<Tensor> method, StopRule stop) {
        try (Tensor x = ToyProblem.point(objective, 0.3, -1.7);
                GradientIteration<Tensor> run = method.start(Minibatches.always(objective), x)) {
            Result<Tensor> result = Runner.run(run, stop, List.of());
            assertThat(run.nonFinite()).isNull();
            return objective.space().toArray(result.point());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0.61568", "10, 10, 0.7917403954"})
    void gradientDescentContractsByItsFactorAtEachStep(int second, int third, double printed) {
        MultilevelObjective objective = toy(second, third);
        double kappa = ToyProblem.kappa(second, third);
        double factor = 1 - 0.2 * (1 + kappa * kappa);
        assertThat(factor).isCloseTo(printed, within(5e-11));
        double best = minimiser(second, third);
        try (Tensor x = ToyProblem.point(objective, 0.3, -1.7);
                GradientIteration<Tensor> run =
                        new GradientDescent<Tensor>(new FixedStep(0.1)).start(Minibatches.always(objective), x)) {
            for (int k = 0; k < 15; k++) {
                run.step();
                double[] point = objective.space().toArray(run.point());
                double power = Math.pow(factor, k);
                assertThat(point[0] - best).isCloseTo(power * (0.3 - best), within(1e-14));
                assertThat(point[1] - best).isCloseTo(power * (-1.7 - best), within(1e-14));
            }
        }
    }

    @Test
    void clippedDescentAdamAndQuasiNewtonFindTheMinimum() {
        MultilevelObjective objective = toy(2, 1);
        double best = minimiser(2, 1);
        StopRule stop = StopRule.residualAtMost(1e-9).or(StopRule.afterSteps(300));
        for (GradientMethod<Tensor> method : List.<GradientMethod<Tensor>>of(
                new GradientDescent<>(new ClippedStep(0.3, 0.5)),
                new Adam<>(objective.space(), new FixedStep(0.1)),
                new QuasiNewtonDescent<>(5, 0.1))) {
            assertThat(end(objective, method, stop))
                    .as(method.toString())
                    .containsExactly(new double[] {best, best}, within(1e-6));
        }
    }

    /** Steps that fall to zero by themselves leave what the last ones were too short for. */
    @Test
    void automaticClippingComesNearTheMinimumWithoutANumber() {
        double best = minimiser(3, 2);
        double[] end = end(toy(3, 2), new AutomaticClipping<>(150), StopRule.afterSteps(150));
        assertThat(end).containsExactly(new double[] {best, best}, within(1e-3));
    }

    @Test
    void theProbeMeasuresTheSmoothnessTwiceOnePlusKappaSquared() {
        MultilevelObjective objective = toy(4, 3);
        double exact = 2 * (1 + Math.pow(ToyProblem.kappa(4, 3), 2));
        SmoothnessProbe.Settings each = new SmoothnessProbe.Settings(1, 1, 8, 1e-3);
        try (Tensor x = ToyProblem.point(objective, 0.3, -1.7);
                SmoothnessProbe<Tensor> probe = new SmoothnessProbe<>(each, objective.space());
                GradientIteration<Tensor> run =
                        new GradientDescent<Tensor>(new FixedStep(0.1)).start(Minibatches.always(objective), x)) {
            for (int k = 0; k < 5; k++) {
                run.step();
                probe.afterStep(run);
                SmoothnessSample sample = Objects.requireNonNull(probe.latest());
                assertThat(sample.smoothness()).isCloseTo(exact, within(1e-10));
                assertThat(sample.controlSmoothness()).isCloseTo(exact, within(1e-9));
            }
        }
    }

    /** The objective is as steep in every direction, so its minimum in a box is the nearest point of the box to its minimum. */
    @Test
    void projectedDescentFindsTheMinimumInABox() {
        MultilevelObjective objective = toy(3, 2);
        TorchSpace space = objective.space();
        double best = minimiser(3, 2);
        try (Tensor lower = ToyProblem.point(objective, 0.5, Double.NEGATIVE_INFINITY);
                Tensor upper = ToyProblem.point(objective, Double.POSITIVE_INFINITY, 0.1);
                Tensor work = space.zero()) {
            Box<Tensor> box = new Box<>(space, lower, upper);
            GradientMethod<Tensor> method = new Projected<>(new GradientDescent<>(new FixedStep(0.3)), box);
            assertThat(best).isBetween(0.4, 0.41);
            double[] end = end(objective, method, StopRule.afterSteps(60));
            assertThat(end).containsExactly(new double[] {0.5, 0.1}, within(1e-15));
            try (Tensor gradient = space.zero();
                    Tensor x = ToyProblem.point(objective, end)) {
                objective.valueAndGradient(x, gradient);
                assertThat(box.stationarity(space, x, gradient, work)).isLessThan(1e-15);
                assertThat(space.norm(gradient)).isGreaterThan(0.3);
            }
        }
        GradientMethod<Tensor> clipped = new Projected<>(
                new GradientDescent<>(new ClippedStep(0.3, 0.5), 0.3, null), new Interval<>(space, -1, 0.2));
        assertThat(end(objective, clipped, StopRule.afterSteps(60)))
                .containsExactly(new double[] {0.2, 0.2}, within(1e-9));
    }

    @Nested
    final class OfReverse implements ObjectiveContract<Tensor> {
        private final MultilevelObjective objective = new MultilevelObjective(curved(), new Reverse());

        /** Its third derivatives are not zero: exponentials at every level. */
        private static MultilevelProblem curved() {
            StepSize stepSize = StepSize.constant(0.1);
            return new MultilevelProblem(
                    TorchSpace.of("x1", 2),
                    x -> x.level(3)
                            .mul(x.level(2))
                            .exp()
                            .sum()
                            .add(x.level(1).square().sum()),
                    List.of(
                            new LowerLevel(
                                    "x2",
                                    2,
                                    x -> x.level(3)
                                            .sub(x.level(1))
                                            .exp()
                                            .sum()
                                            .add(x.level(2).square().sum()),
                                    new GradientSteps(3, stepSize, Start.at(0.3, -0.2))),
                            new LowerLevel(
                                    "x3",
                                    2,
                                    x -> x.level(3)
                                            .add(x.level(2))
                                            .exp()
                                            .sum()
                                            .add(ToyProblem.squaredDistance(x.level(3), x.level(1))),
                                    new GradientSteps(4, stepSize, Start.zero()))));
        }

        @Override
        public Objective<Tensor> objective() {
            return objective;
        }

        @Override
        public Tensor point() {
            return ToyProblem.point(objective, 0.4, -0.6);
        }

        @Override
        public double[] toArray(Tensor x) {
            return objective.space().toArray(x);
        }
    }
}
