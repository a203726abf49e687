package io.glissade.metastable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MeanPassageTimeTest {

    /** The published table for s = 1, to its last digit, and what it is over the law of Eyring and Kramers. */
    @ParameterizedTest
    @CsvSource({
        "4, 14.2777, 5e-5, 1.182",
        "8, 41.0343, 5e-5, 1.250",
        "12, 106.5604, 5e-5, 1.194",
        "16, 277.0546, 5e-5, 1.142",
        "20, 729.6707, 5e-5, 1.107",
        "30, 8531.02, 5e-3, 1.062",
        "40, 102108.4, 5e-2, 1.043"
    })
    void theDoubleWellHasThePublishedMeanExitTimes(double beta, double exact, double tolerance, double ratio) {
        DoubleWellExit exit = new DoubleWellExit(1, beta);
        assertThat(exit.exact()).isCloseTo(exact, within(tolerance));
        assertThat(exit.ratio()).isCloseTo(ratio, within(5e-4));
    }

    @Test
    void theWellOfTheUnderdampedFiguresHasItsPublishedTimes() {
        DoubleWellExit exit = new DoubleWellExit(0.25, 48);
        assertThat(exit.exact()).isCloseTo(426.24, within(5e-3));
        assertThat(exit.law().meanTime(0.25, 48)).isCloseTo(356.95, within(5e-3));
    }

    /** Time and temperature scale: s times the well at beta/s has 1/s of the exit time. */
    @Test
    void aSteeperWellAtAHigherTemperatureOnlyRunsFaster() {
        double exact = new DoubleWellExit(1, 12).exact();
        assertThat(4 * new DoubleWellExit(4, 3).exact()).isCloseTo(exact, within(1e-10 * exact));
    }

    @Test
    void theRatioToEyringAndKramersFallsToOne() {
        double before = new DoubleWellExit(1, 8).ratio();
        for (double beta : new double[] {12, 16, 20, 30, 40, 80, 160, 320, 640}) {
            double ratio = new DoubleWellExit(1, beta).ratio();
            assertThat(ratio).isBetween(1.0, before);
            before = ratio;
        }
        assertThat(before).isLessThan(1.003);
    }

    /** Nearly without noise the dynamics falls like e^-t; what the noise adds is of the order of the temperature. */
    @Test
    void atALowTemperatureTheTimeDownhillIsThatOfDescent() {
        for (double beta : new double[] {1e3, 1e4}) {
            double time = MeanPassageTime.of(x -> x * x / 2, beta, -1, -0.5);
            assertThat(time).isCloseTo(Math.log(2), within(3 / beta));
        }
    }

    /** With a constant force the mean speed is the force, once the dynamics cannot come back: (b - a)/f, by Wald's identity. */
    @Test
    void inAConstantForceTheTimeIsDistanceOverForce() {
        double time = MeanPassageTime.of(x -> x < -30 ? (x + 30) * (x + 30) - 2 * x : -2 * x, 3, 0, 5);
        assertThat(time).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void whatHasNoMeanTimeIsRefusedAndWhatIsTooLongIsInfinite() {
        assertThat(new DoubleWellExit(1, 1e5).exact()).isInfinite();
        assertThatThrownBy(() -> MeanPassageTime.of(x -> x * x, 1, 1, 1))
                .hasMessage("to must be right of from = 1.0, got 1.0");
        assertThatThrownBy(() -> MeanPassageTime.of(x -> 0, 1, 0, 1))
                .hasMessageStartingWith("the potential must grow without bound to the left of 0.0, got 0.0");
        assertThatThrownBy(() -> new DoubleWellExit(1, -1))
                .hasMessage("inverseTemperature must be positive and finite, got -1.0");
    }
}
