package io.glissade.langevin.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SchedulesTest {

    @Test
    void aConstantStaysAsItIs() {
        assertThat(Schedule.constant(0.3).at(0)).isEqualTo(0.3);
        assertThat(Schedule.constant(0.3).at(1L << 40)).isEqualTo(0.3);
    }

    @Test
    void polynomialDecayFollowsItsFormula() {
        PolynomialDecay decay = new PolynomialDecay(2, 4, 0.5);
        assertThat(decay.at(0)).isEqualTo(1);
        assertThat(decay.at(12)).isEqualTo(0.5);
        assertThat(decay.at(96)).isCloseTo(0.2, within(1e-16));
        assertThat(new PolynomialDecay(2, 4, 0).at(77)).isEqualTo(2);
    }

    @Test
    void geometricAnnealingTakesTheSameFactorEachMove() {
        GeometricAnnealing annealing = new GeometricAnnealing(8, 0.5, 4);
        double[] expected = {8, 4, 2, 1, 0.5, 0.5};
        for (int k = 0; k < expected.length; k++) {
            assertThat(annealing.at(k)).isCloseTo(expected[k], within(1e-15));
        }
        assertThat(annealing.at(1000)).isEqualTo(0.5);
    }

    /** Reciprocals lie on a line in log(1 + k). */
    @Test
    void logarithmicAnnealingFallsByTheLogarithm() {
        LogarithmicAnnealing annealing = new LogarithmicAnnealing(3, 0.5, 80);
        assertThat(annealing.at(0)).isEqualTo(3);
        assertThat(1 / annealing.at(2)).isCloseTo(1 / 3.0 + (2 - 1 / 3.0) / 4, within(1e-15));
        assertThat(1 / annealing.at(8)).isCloseTo(1 / 3.0 + (2 - 1 / 3.0) / 2, within(1e-15));
        assertThat(annealing.at(79)).isGreaterThan(0.5);
        assertThat(annealing.at(80)).isEqualTo(0.5);
        assertThat(annealing.at(5000)).isEqualTo(0.5);
    }

    @Test
    void cosineCyclesFallAndStartAgain() {
        CosineCycles cycles = new CosineCycles(0.4, 6);
        for (int k = 0; k < 18; k++) {
            double expected = 0.2 * (1 + Math.cos(Math.PI * (k % 6) / 6));
            assertThat(cycles.at(k)).isCloseTo(expected, within(1e-16)).isPositive();
        }
        assertThat(cycles.at(12)).isEqualTo(0.4);
    }

    @Test
    void aCycleExploresAtTemperatureZeroAndThenSamples() {
        CyclicalTemperature cycles = new CyclicalTemperature(1.5, 5, 0.4);
        double[] expected = {0, 0, 1.5, 1.5, 1.5, 0, 0, 1.5, 1.5, 1.5};
        for (int k = 0; k < expected.length; k++) {
            assertThat(cycles.at(k)).isEqualTo(expected[k]);
            assertThat(cycles.samples(k)).isEqualTo(expected[k] > 0);
        }
        assertThat(new CyclicalTemperature(1.5, 5, 0).at(0)).isEqualTo(1.5);
    }

    @Test
    void numbersOutsideTheirBoundsAreNamed() {
        assertThatThrownBy(() -> new PolynomialDecay(0, 1, 1)).hasMessage("scale must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new PolynomialDecay(1, -1, 1))
                .hasMessage("offset must be positive and finite, got -1.0");
        assertThatThrownBy(() -> new PolynomialDecay(1, 1, Double.NaN))
                .hasMessage("power must not be negative and be finite, got NaN");
        assertThatThrownBy(() -> new GeometricAnnealing(1, 0, 5))
                .hasMessage("last must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new GeometricAnnealing(1, 1, 0)).hasMessage("moves must be at least 1, got 0");
        assertThatThrownBy(() -> new LogarithmicAnnealing(1, 2, 5))
                .hasMessage("last must be at most first = 1.0, got 2.0");
        assertThatThrownBy(() -> new CosineCycles(1, 0)).hasMessage("length must be at least 1, got 0");
        assertThatThrownBy(() -> new CyclicalTemperature(1, 3, 1)).hasMessage("exploring must be in [0, 1), got 1.0");
    }
}
