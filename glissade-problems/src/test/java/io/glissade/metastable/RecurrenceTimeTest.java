package io.glissade.metastable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecurrenceTimeTest {

    @ParameterizedTest
    @ValueSource(doubles = {-0.36787944117144233, -0.36, -0.2, -0.01, -1e-10, -1e-200})
    void lambertsLowerBranchSolvesItsEquation(double x) {
        double w = RecurrenceTime.lowerLambert(x);
        assertThat(w).isLessThanOrEqualTo(-1);
        assertThat(w + Math.log(-w)).isCloseTo(Math.log(-x), within(1e-13 * Math.abs(w)));
    }

    /** What the polynomial times the exponential of the bound multiplies a distance with is then at most eps^2/(8 r^2). */
    @Test
    void atTheOptimalFrictionTheBoundHasFallenFarEnough() {
        double[] curvatures = {0.01, 0.3, 1};
        double time = RecurrenceTime.criticallyDamped(curvatures, 2, 0.1);
        double spread = 1.3 * 1.3 / 0.29;
        double other = 4 / 0.99;
        double constant = Math.sqrt(Math.max(spread, other) + 2 + 1.01 * 1.01);
        assertThat(constant * time * Math.exp(-0.1 * time)).isCloseTo(0.01 / 32, within(1e-15));
        assertThat(Math.sqrt(Math.max(spread, other) + 2 + 1.01 * 1.01 * time * time) * Math.exp(-0.1 * time))
                .isLessThan(0.01 / 32);
    }

    @Test
    void withoutVelocityAndWithJItIsTheLogarithmOverTheRate() {
        assertThat(RecurrenceTime.overdamped(0.5, 1, 0.1)).isCloseTo(4 * Math.log(80), within(1e-14));
        assertThat(RecurrenceTime.nonReversible(0.5, 3, 1, 0.1)).isCloseTo(4 * Math.log(240), within(1e-14));
        assertThat(RecurrenceTime.underdamped(0.1, 0.01, 1, 1, 0.1))
                .isCloseTo(40 * Math.log(80 * 2 / Math.sqrt(0.0075)), within(1e-12));
    }

    /** In m it goes like 1/m without velocity, like 1/sqrt(m) up to a logarithm with it: slopes of -1 and between -.65 and -.5. */
    @Test
    void theScalingInTheLeastCurvatureIsOneOverMAndOneOverItsRoot() {
        for (double m = 1e-4; m < 0.09; m *= 10) {
            double next = 10 * m;
            double without = Math.log10(RecurrenceTime.overdamped(next, 1, 0.1) / RecurrenceTime.overdamped(m, 1, 0.1));
            double with = Math.log10(RecurrenceTime.criticallyDamped(new double[] {next, 1}, 1, 0.1)
                    / RecurrenceTime.criticallyDamped(new double[] {m, 1}, 1, 0.1));
            assertThat(without).isCloseTo(-1, within(1e-12));
            assertThat(with).isBetween(-0.65, -0.5);
        }
    }

    @Test
    void distancesAndFrictionsOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> RecurrenceTime.overdamped(1, 1, 2))
                .hasMessage("epsilon must be at most radius = 1.0, got 2.0");
        assertThatThrownBy(() -> RecurrenceTime.underdamped(0.2, 0.01, 1, 1, 0.1))
                .hasMessage("friction must be between 0.0 and 0.2, both excluded, got 0.2");
        assertThatThrownBy(() -> RecurrenceTime.criticallyDamped(new double[0], 1, 0.1))
                .hasMessage("the least curvature must be positive and finite, got NaN");
    }
}
