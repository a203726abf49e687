package io.glissade.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunnerTest {

    @Test
    void observersSeeEachStepInTheOrderGiven() {
        List<String> seen = new ArrayList<>();
        try (PlainDescent<double[]> iteration = new PlainDescent<>(new Square(100), new double[] {1})) {
            Runner.run(
                    iteration,
                    StopRule.afterSteps(3),
                    List.of(
                            i -> seen.add("first " + i.progress().iteration()),
                            i -> seen.add("second " + i.progress().iteration())));
        }
        assertThat(seen)
                .containsExactly(
                        "first 0", "second 0", "first 1", "second 1", "first 2", "second 2", "first 3", "second 3");
    }

    @Test
    void theResultHoldsPointProgressOutcomeAndTimes() {
        try (PlainDescent<double[]> iteration = new PlainDescent<>(new Square(100), new double[] {1})) {
            Result<double[]> result = Runner.run(iteration, StopRule.afterSteps(3), List.of(i -> {}, i -> {}));
            assertThat(result.point()).isSameAs(iteration.point());
            assertThat(result.progress()).isEqualTo(iteration.progress());
            assertThat(result.progress().iteration()).isEqualTo(3);
            assertThat(result.outcome()).isInstanceOf(Outcome.BudgetSpent.class);
            assertThat(result.stepNanos()).isPositive();
            assertThat(result.observerNanos()).hasSize(2).allSatisfy(nanos -> assertThat(nanos)
                    .isNotNegative());
        }
    }

    @Test
    void aNonFiniteNumberEndsTheRunAsDivergedAfterTheObserversSawIt() {
        List<Long> seen = new ArrayList<>();
        try (PlainDescent<double[]> iteration = new PlainDescent<>(new Square(2), new double[] {1})) {
            Result<double[]> result = Runner.run(
                    iteration,
                    StopRule.residualAtMost(Double.MAX_VALUE).and(StopRule.afterSteps(3)),
                    List.of(i -> seen.add(i.progress().iteration())));
            assertThat(result.outcome()).isEqualTo(new Outcome.Diverged("the gradient of x[0] at step 2"));
            assertThat(result.point()[0]).isFinite();
        }
        assertThat(seen).containsExactly(0L, 1L, 2L);
    }

    @Test
    void theStopRuleIsToldTheTimeSinceTheStart() {
        List<Long> elapsed = new ArrayList<>();
        try (PlainDescent<double[]> iteration = new PlainDescent<>(new Square(100), new double[] {1})) {
            StopRule watching = (progress, elapsedNanos) -> {
                elapsed.add(elapsedNanos);
                return progress.iteration() == 3 ? new Outcome.Cancelled("enough") : null;
            };
            Runner.run(iteration, watching, List.of());
        }
        assertThat(elapsed).hasSize(4).isSorted().allSatisfy(nanos -> assertThat(nanos)
                .isPositive());
    }
}
