package io.glissade.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void numbersHaveThreeDigitsInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Figures.number(1.8449)).isEqualTo("1.84");
            assertThat(Figures.number(0.012345)).isEqualTo("0.0123");
            assertThat(Figures.number(12345.6)).isEqualTo("12346");
            assertThat(Figures.number(1.25e-7)).isEqualTo("1.25e-7");
            assertThat(Figures.number(-3e12)).isEqualTo("-3.00e12");
            assertThat(Figures.number(0.0)).isEqualTo("0");
            assertThat(Figures.brief(0.00714)).isEqualTo("0.0071");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aValueHasSevenDigitsWithoutZerosAtTheEnd() {
        assertThat(Figures.value(-44.326801)).isEqualTo("-44.3268");
        assertThat(Figures.value(0.99495905709)).isEqualTo("0.9949591");
        assertThat(Figures.value(1234567.89)).isEqualTo("1234568");
        assertThat(Figures.value(12345678.9)).isEqualTo("1.234568e7");
        assertThat(Figures.value(2.5e-13)).isEqualTo("2.5e-13");
        assertThat(Figures.value(-0.0)).isEqualTo("0");
    }

    @Test
    void whatIsMissingIsADash() {
        assertThat(Figures.value(Double.POSITIVE_INFINITY)).isEqualTo("–");
        assertThat(Figures.number(null)).isEqualTo("–");
        assertThat(Figures.number(Double.NaN)).isEqualTo("–");
        assertThat(Figures.percent(Double.NaN)).isEqualTo("–");
        assertThat(Figures.duration(Double.NaN)).isEqualTo("–");
        assertThat(Figures.fixed(Double.NaN)).isEqualTo("–");
    }

    @Test
    void sharesNearTheEndsHaveADecimal() {
        assertThat(Figures.percent(0.998)).isEqualTo("99.8\u00a0%");
        assertThat(Figures.percent(1)).isEqualTo("100\u00a0%");
        assertThat(Figures.percent(0.004)).isEqualTo("0.4\u00a0%");
        assertThat(Figures.percent(0.5)).isEqualTo("50\u00a0%");
    }

    @Test
    void durationsAreInTheLargestFittingUnits() {
        assertThat(Figures.duration(1.26)).isEqualTo("1.3\u00a0s");
        assertThat(Figures.duration(127.4)).isEqualTo("2\u00a0min 7\u00a0s");
        assertThat(Figures.duration(7300)).isEqualTo("2\u00a0h 1\u00a0min");
    }

    @Test
    void kindsBecomeWords() {
        assertThat(Figures.words("BudgetSpent")).isEqualTo("Budget spent");
        assertThat(Figures.words("warning")).isEqualTo("Warning");
    }
}
