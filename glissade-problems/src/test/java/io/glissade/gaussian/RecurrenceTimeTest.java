package io.glissade.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class RecurrenceTimeTest {

    @Test
    void lambertsLowerBranchSolvesItsEquation() {
        for (double argument : new double[] {-.3678794, -.36, -.2, -.01, -1e-10, -1e-300}) {
            double w = RecurrenceTime.lowerLambert(argument);
            assertThat(w).isLessThanOrEqualTo(-1);
            assertThat(Math.log(-w) + w).isCloseTo(Math.log(-argument), within(1e-12 * -w));
        }
        assertThat(RecurrenceTime.lowerLambert(-2 * Math.exp(-2))).isCloseTo(-2, within(1e-14));
        assertThat(RecurrenceTime.lowerLambert(-30 * Math.exp(-30))).isCloseTo(-30, within(1e-13));
        assertThatThrownBy(() -> RecurrenceTime.lowerLambert(-.4))
                .hasMessage("Lambert's lower branch needs an argument in [-1/e, 0), got -0.4");
        assertThatThrownBy(() -> RecurrenceTime.lowerLambert(0)).hasMessageEndingWith("got 0.0");
    }

    @Test
    void formulasAreThoseStated() {
        GaussianTarget target = GaussianTarget.diagonal(.25, 4);
        assertThat(RecurrenceTime.overdamped(target, 2, .1)).isCloseTo(8 * Math.log(160), within(1e-12));
        double constant = 5 / Math.sqrt(.25 * (1 - .36));
        assertThat(RecurrenceTime.underdamped(target, .6, 2, .1))
                .isCloseTo(4 / .6 * Math.log(160 * constant), within(1e-12));
        double time = RecurrenceTime.underdampedAtOptimalFriction(target, 2, .1);
        double factor = Math.sqrt(25 / 3.75 + 2 + 1.25 * 1.25);
        assertThat(time * Math.exp(-.5 * time)).isCloseTo(.0025 / (8 * factor), within(1e-15));
        assertThat(time).isGreaterThan(2);
        assertThat(RecurrenceTime.nonReversible(.5, 3, 2, .1)).isCloseTo(4 * Math.log(480), within(1e-12));
        assertThatThrownBy(() -> RecurrenceTime.overdamped(target, 1, 2))
                .hasMessage("accuracy must be at most the radius 1.0, got 2.0");
    }

    /** The gain of velocity: 1/m becomes |log m| / sqrt(m). */
    @Test
    void withVelocityTheTimeGrowsLikeTheInverseRootUpToALogarithm() {
        double[] ratios = new double[3];
        for (int i = 0; i < 3; i++) {
            double least = Math.pow(10, -2 - 2 * i);
            ratios[i] = RecurrenceTime.underdampedAtOptimalFriction(GaussianTarget.diagonal(least, 1), 1, .1)
                    * Math.sqrt(least)
                    / -Math.log(least);
            assertThat(RecurrenceTime.overdamped(GaussianTarget.diagonal(least, 1), 1, .1) * least)
                    .isCloseTo(2 * Math.log(80), within(1e-9));
        }
        assertThat(ratios[2]).isBetween(.5, ratios[1]);
        assertThat(ratios[1]).isLessThan(ratios[0]);
    }
}
