package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.Start;
import io.glissade.nested.StepSize;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** What an inspection says of the toy problem, whose levels contract by 1 - 2 h at each step. */
final class InspectionTest {

    private static List<LevelReport> inspect(int second, double secondStep, int third, double thirdStep) {
        Start start = Start.at(1, 1);
        MultilevelObjective objective = new MultilevelObjective(
                ToyProblem.of(
                        2,
                        new GradientSteps(second, StepSize.constant(secondStep), start),
                        new GradientSteps(third, StepSize.constant(thirdStep), start)),
                new Reverse());
        try (Tensor x = ToyProblem.point(objective, 0.3, -1.7)) {
            return objective.inspect(x);
        }
    }

    @Test
    void normsValuesAndContractionAreThoseOfTheClosedForm() {
        List<LevelReport> reports = inspect(10, 0.1, 4, 0.2);
        double distance = Math.hypot(0.7, 2.7);
        LevelReport second = reports.get(0);
        assertThat(second.level()).isEqualTo(2);
        assertThat(second.name()).isEqualTo("x2");
        assertThat(second.steps()).isEqualTo(10);
        assertThat(second.firstNorm()).isCloseTo(2 * distance, within(1e-14));
        assertThat(second.lastNorm()).isCloseTo(2 * distance * Math.pow(0.8, 10), within(1e-14));
        assertThat(second.contraction()).isCloseTo(0.8, within(1e-13));
        assertThat(second.firstValue()).isCloseTo(distance * distance, within(1e-14));
        assertThat(second.lastValue()).isCloseTo(distance * distance * Math.pow(0.64, 10), within(1e-14));
        LevelReport third = reports.get(1);
        assertThat(third.firstNorm()).isCloseTo(2 * distance * (1 - Math.pow(0.8, 10)), within(1e-13));
        assertThat(third.contraction()).isCloseTo(0.6, within(1e-13));
        assertThat(reports).hasSize(2);
    }

    @Test
    void itSaysWhetherTheStepsAreEnoughAndHowManyWouldBe() {
        LevelReport few = inspect(10, 0.1, 4, 0.2).get(0);
        assertThat(few.converged()).isFalse();
        assertThat(few.stepsTo(1e-3)).as("0.8^31 is the first power below 1e-3").isEqualTo(31);
        assertThat(few.sentence())
                .isEqualTo("level 2 (x2): gradient norm 5.58 to 0.599, value 7.78000 to 0.0896973 in 10 steps of factor"
                        + " 0.800; about 31 steps would converge");
        LevelReport enough = inspect(31, 0.1, 4, 0.2).get(0);
        assertThat(enough.converged()).isTrue();
        assertThat(enough.stepsTo(1e-3)).isEqualTo(31);
        assertThat(enough.sentence()).endsWith("; converged");
    }

    @Test
    void roundingAtTheEndIsNotTakenForSlowness() {
        LevelReport long_ = inspect(300, 0.1, 1, 0.1).get(0);
        assertThat(long_.contraction()).isCloseTo(0.8, within(1e-5));
        LevelReport atOnce = inspect(6, 0.5, 1, 0.1).get(0);
        assertThat(atOnce.contraction())
                .as("the minimum is reached in one step")
                .isLessThan(1e-15);
        assertThat(atOnce.converged()).isTrue();
    }

    @Test
    void aLevelThatDivergesIsReportedRatherThanThrown() {
        LevelReport third = inspect(2, 0.1, 60, 0.1).get(1);
        assertThat(third.converged()).isTrue();
        LevelReport deepest = bilevelAbove(1.3);
        assertThat(deepest.contraction()).isCloseTo(1.6, within(1e-12));
        assertThat(deepest.stepsTo(1e-3)).isInfinite();
        assertThat(deepest.sentence()).endsWith("; no number of steps converges");
    }

    private static LevelReport bilevelAbove(double stepSize) {
        return inspect(60, stepSize, 1, 0.1).get(0);
    }
}
