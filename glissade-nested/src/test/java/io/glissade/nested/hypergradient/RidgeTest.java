package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The penalty of ridge regression of two features at its logarithm 0, against the gradient at the exact solution. */
final class RidgeTest {

    private static final double EXACT = -0.015265621820;

    /** The printed error has four digits, of T = 80 one less: the exact gradient is known to 5e-13. */
    @ParameterizedTest
    @CsvSource({"5, 1.822e-2", "10, 6.359e-3", "20, 4.817e-4", "40, 1.653e-6", "80, 1.097e-11"})
    void theErrorOfTheUnrolledGradientIsThePrintedOne(int steps, double printed) {
        double reverse =
                Strategies.evaluate(Example.ridge(steps), new Reverse(), 0).gradient()[0];
        assertThat(Math.abs(reverse - EXACT)).isCloseTo(printed, within(Math.max(printed * 5e-4, 6e-13)));
        Strategies.exact().forEach(strategy -> assertThat(
                        Strategies.evaluate(Example.ridge(steps), strategy, 0).gradient()[0])
                .isCloseTo(reverse, within(1e-14)));
    }

    @ParameterizedTest
    @MethodSource("io.glissade.nested.hypergradient.Strategies#exact")
    void oneStepFromZeroHasNoGradientAtAll(Hypergradient strategy) {
        assertThat(Strategies.evaluate(Example.ridge(1), strategy, 0).gradient())
                .containsExactly(0.0);
    }

    /** At the solution each step that is not differentiated takes a factor rho more: what truncation leaves out is a geometric sum. */
    @ParameterizedTest
    @CsvSource({"5, 6.042e-3", "10, 1.275e-3", "20, 5.502e-5", "40, 1.024e-7"})
    void theErrorOfTruncationIsThatOfAsManyTermsOfNeumann(int steps, double printed) {
        double found =
                Strategies.evaluate(Example.ridge(200), new Truncated(steps), 0).gradient()[0];
        assertThat(Math.abs(found - EXACT)).isCloseTo(printed, withinPercentage(0.05));
    }
}
