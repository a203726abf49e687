package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.hypergradient.Strategies.Found;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trilevel toy problem against its closed form: F_1(x) = kappa^2 |c - x|^2 + |x|^2. */
final class TrilevelToyTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 0.96", "5, 5, 0.5479858176", "10, 10, 0.2032191498", "50, 50, 2.85448e-5", "10, 1, 0.8214748365"
    })
    void theGradientIsThatOfTheClosedForm(int second, int third, double printed) {
        double rho2 = Math.pow(0.8, second);
        double rho3 = Math.pow(0.8, third);
        double kappa = (1 - rho3) * rho2 + rho3;
        assertThat(kappa).isCloseTo(printed, within(printed * 1e-5));
        double[] point = {0.3, -1.7};
        // The others take long over the largest.
        Stream<Hypergradient> strategies = second > 10 ? Stream.of(new Reverse()) : Strategies.exact();
        strategies.forEach(strategy -> {
            Found found = Strategies.evaluate(Example.toy(second, third), strategy, point);
            double expected = 0;
            for (int i = 0; i < 2; i++) {
                double toGo = 1 - point[i];
                expected += kappa * kappa * toGo * toGo + point[i] * point[i];
                assertThat(found.gradient()[i]).isCloseTo(-2 * kappa * kappa * toGo + 2 * point[i], within(1e-14));
            }
            assertThat(found.value()).isCloseTo(expected, within(1e-14));
        });
        Levels levels = Strategies.evaluate(Example.toy(second, third), new Reverse(), point)
                .levels();
        assertThat(levels.steps(2)).isEqualTo(second);
        assertThat(levels.steps(3)).isEqualTo((long) third * (second + 1));
    }
}
