package io.glissade.metastable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GaussLegendreTest {

    /** Exact to degree 2 n - 1 and not beyond. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8, 20})
    void polynomialsAreIntegratedToTheDegreeOfTheRule(int points) {
        GaussLegendre rule = new GaussLegendre(points);
        for (int degree = 0; degree < 2 * points; degree++) {
            int power = degree;
            assertThat(rule.integral(x -> Math.pow(x, power), 0, 2))
                    .as("x^%d", power)
                    .isCloseTo(Math.pow(2, power + 1) / (power + 1), within(1e-14 * Math.pow(2, power + 1)));
        }
        if (points < 8) {
            double exact = Math.pow(2, 2 * points + 1) / (2 * points + 1);
            assertThat(rule.integral(x -> Math.pow(x, 2 * points), 0, 2)).isNotCloseTo(exact, within(1e-6 * exact));
        }
    }
}
