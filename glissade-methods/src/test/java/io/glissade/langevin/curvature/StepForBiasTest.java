package io.glissade.langevin.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.langevin.underdamped.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the exact figures of the fact sheet: biases at step 0.05 and stability limits of an oscillator. */
class StepForBiasTest {

    /** Curvature 1, friction 2. The leading laws are off by the next order of the step, at most 6 percent here. */
    @ParameterizedTest
    @CsvSource({
        "E, 0.0263, 0.06",
        "SA, 0.00066, 0.03",
        "F, 0.01266, 0.02",
        "OBABO, 0.000625, 0.001",
        "UBU, 0.000417, 0.001",
        "BU, 0.00021, 0.01"
    })
    void theStepOfAKnownBiasIsTheOneThatHasIt(String word, double bias, double tolerance) {
        double step = new StepForBias(1, 2).underdamped(new Scheme(word), bias);
        assertThat(step).isCloseTo(0.05, within(0.05 * tolerance));
    }

    @Test
    void theOverdampedStepHasExactlyTheBias() {
        double step = new StepForBias(3, 1).overdamped(0.1);
        assertThat(1 / (1 - step * 3 / 2) - 1).isCloseTo(0.1, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"E, 0.20", "SA, 1.81", "F, 0.41", "OBABO, 2", "BAOAB, 2", "ABOBA, 2", "UBU, 2.01", "BU, 2.01"})
    void limitsAreThoseOfTheFactSheet(String word, double limit) {
        assertThat(new StepForBias(1, 0.2).underdampedLimit(new Scheme(word))).isCloseTo(limit, within(0.0051));
    }

    @Test
    void ubuIsStableTwiceAsFarAtCriticalFriction() {
        assertThat(new StepForBias(1, 2).underdampedLimit(Scheme.UBU)).isCloseTo(4.0, within(0.05));
    }

    @Test
    void limitsScaleWithTheRootOfTheCurvature() {
        double one = new StepForBias(1, 0.2).underdampedLimit(Scheme.UBU);
        double hundred = new StepForBias(100, 2).underdampedLimit(Scheme.UBU);
        assertThat(hundred).isCloseTo(one / 10, within(1e-9));
    }

    @Test
    void noStepIsLongerThanHalfTheStableOne() {
        StepForBias steps = new StepForBias(4, 0.5);
        assertThat(steps.underdamped(Scheme.BAOAB, 0.01)).isCloseTo(0.5, within(1e-9));
        assertThat(steps.overdamped(1e9)).isEqualTo(steps.overdampedLimit() / 2);
    }

    @Test
    void whatIsNotPositiveIsRefusedByName() {
        assertThatThrownBy(() -> new StepForBias(0, 1)).hasMessageContaining("largest curvature must be positive");
        assertThatThrownBy(() -> new StepForBias(1, 1).overdamped(0)).hasMessageContaining("bias must be positive");
    }
}
