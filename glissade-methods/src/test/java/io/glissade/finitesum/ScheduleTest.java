package io.glissade.finitesum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static List<Long> evaluated(double tolerance, double rate, int passes) {
        Schedule schedule = new Schedule(tolerance);
        List<Long> evaluated = new ArrayList<>();
        for (long pass = 0; pass <= passes; pass++) {
            if (schedule.due(pass)) {
                evaluated.add(pass);
                schedule.seen(pass, Math.pow(rate, (double) pass));
            }
        }
        return evaluated;
    }

    @Test
    void withoutToleranceEveryPassIsEvaluated() {
        assertThat(evaluated(0, 0.5, 50)).hasSize(51);
    }

    @Test
    void passesHalfWayToTheToleranceAreLeftOut() {
        // At half a pass 1e-6 is met at pass 20: about eighteen are left at pass 2, ten at 10, six at 14.
        assertThat(evaluated(1e-6, 0.5, 21)).containsExactly(0L, 1L, 2L, 10L, 14L, 16L, 17L, 18L, 19L, 20L, 21L);
    }

    @Test
    void aRunThatDoesNotComeCloserIsLookedAtAfterEveryPass() {
        assertThat(evaluated(1e-6, 1.1, 20)).hasSize(21);
    }

    @Test
    void aToleranceIsNotNegative() {
        assertThatThrownBy(() -> new Evaluation(-1))
                .hasMessage("tolerance must not be negative and be finite, got -1.0");
    }
}
