package io.glissade.diagnosis;

import static io.glissade.diagnosis.Runs.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.smoothness.Digits;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTraceTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "19, 1", "20, 2", "499, 49", "500, 50", "800, 50", "1000000, 50"})
    void lossWindowIsATenthOfTheStepsUpToFifty(int steps, int window) {
        assertThat(RunTrace.lossWindow(steps)).isEqualTo(window);
    }

    @Test
    void finalLossIsTheMeanOfTheLastWindow() {
        double[] loss = new double[40];
        Arrays.setAll(loss, i -> i);

        assertThat(RunTrace.finalLoss(loss)).isEqualTo((36 + 37 + 38 + 39) / 4.0);
        assertThat(RunTrace.firstLoss(loss)).isEqualTo((0 + 1 + 2 + 3) / 4.0);
        assertThat(RunTrace.bestLoss(loss)).isEqualTo((0 + 1 + 2 + 3) / 4.0);
    }

    @Test
    void finalLossIsNotANumberWhereThereIsNone() {
        assertThat(RunTrace.finalLoss(new double[0])).isNaN();
        assertThat(RunTrace.finalLoss(new double[] {1, 2, Double.POSITIVE_INFINITY}))
                .isNaN();
    }

    @Test
    void aColumnOfAnotherLengthIsRefused() {
        RunTrace plain = Runs.plain();

        assertThatThrownBy(() -> Runs.measured(
                        plain, new double[399], plain.ceiling(), plain.controlSmoothness(), plain.noiseFloor()))
                .hasMessage("smoothness must have as many entries as loss (400), got 399");
    }

    @Test
    void clippedShareIsTheMeanOfWhatWasRecorded() {
        assertThat(Runs.withClippedShare(Runs.clipped(), column(i -> i % 2 == 0 ? 0.5 : Double.NaN))
                        .meanClippedShare())
                .isEqualTo(0.5);
        assertThat(Runs.withClippedShare(Runs.clipped(), column(i -> Double.NaN))
                        .meanClippedShare())
                .isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "1.6449, 1.64",
        "16, 16",
        "800.4, 800",
        "123456, 123000",
        "0.0028750, 0.00288",
        "-0.5, -0.5",
        "0, 0",
        "1.5e-7, 1.50e-07",
        "1e20, 1.00e+20",
        "NaN, NaN",
        "Infinity, infinite"
    })
    void numbersShowThreeSignificantDigitsInEveryLocale(double number, String text) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Digits.three(number)).isEqualTo(text);
        } finally {
            Locale.setDefault(before);
        }
    }
}
