package io.glissade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class StopRuleTest {

    private static Progress at(long iteration, double residual) {
        return new Progress(iteration, 1.0, residual, 0.1);
    }

    @Test
    void aBudgetOfStepsIsSpentAtItsLastStep() {
        StopRule rule = StopRule.afterSteps(10);
        assertThat(rule.check(at(9, 1), 0)).isNull();
        assertThat(rule.check(at(10, 1), 0)).isEqualTo(new Outcome.BudgetSpent("All 10 steps were taken."));
    }

    @Test
    void aBudgetOfTimeIsSpentWhenTheClockReachesIt() {
        StopRule rule = StopRule.afterSeconds(1.5);
        assertThat(rule.check(at(1, 1), 1_499_999_999)).isNull();
        assertThat(rule.check(at(1, 1), 1_500_000_000)).isInstanceOf(Outcome.BudgetSpent.class);
    }

    @Test
    void aResidualConvergesAtTheToleranceAndNeverAsNaN() {
        StopRule rule = StopRule.residualAtMost(0.5);
        assertThat(rule.check(at(1, 0.51), 0)).isNull();
        assertThat(rule.check(at(1, Double.NaN), 0)).isNull();
        assertThat(rule.check(at(1, 0.5), 0)).isEqualTo(new Outcome.Converged("The residual 0.5 is at most 0.5."));
    }

    @Test
    void aFlagCancels() {
        AtomicBoolean flag = new AtomicBoolean();
        StopRule rule = StopRule.whenSet(flag);
        assertThat(rule.check(at(4, 1), 0)).isNull();
        flag.set(true);
        assertThat(rule.check(at(4, 1), 0)).isEqualTo(new Outcome.Cancelled("Cancelled after 4 steps."));
    }

    @Test
    void orEndsWithTheFirstThatEnds() {
        StopRule rule = StopRule.residualAtMost(0.5).or(StopRule.afterSteps(10));
        assertThat(rule.check(at(9, 1), 0)).isNull();
        assertThat(rule.check(at(9, 0.1), 0)).isInstanceOf(Outcome.Converged.class);
        assertThat(rule.check(at(10, 1), 0)).isInstanceOf(Outcome.BudgetSpent.class);
        assertThat(rule.check(at(10, 0.1), 0)).isInstanceOf(Outcome.Converged.class);
    }

    @Test
    void andEndsWhenBothDoWithTheOutcomeOfTheFirst() {
        StopRule rule = StopRule.residualAtMost(0.5).and(StopRule.afterSteps(10));
        assertThat(rule.check(at(9, 0.1), 0)).isNull();
        assertThat(rule.check(at(10, 1), 0)).isNull();
        assertThat(rule.check(at(10, 0.1), 0)).isInstanceOf(Outcome.Converged.class);
    }

    @Test
    void budgetsAndTolerancesOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> StopRule.afterSteps(0)).hasMessage("steps must be at least 1, got 0");
        assertThatThrownBy(() -> StopRule.afterSeconds(0)).hasMessage("seconds must be positive, got 0.0");
        assertThatThrownBy(() -> StopRule.afterSeconds(Double.NaN)).hasMessage("seconds must be positive, got NaN");
        assertThatThrownBy(() -> StopRule.residualAtMost(-1)).hasMessage("tolerance must not be negative, got -1.0");
        assertThatThrownBy(() -> StopRule.residualAtMost(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
