package io.glissade.testfunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.oracle.SmoothnessConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuarticQuadraticTest implements TestFunctionContract {

    @Override
    public TestFunction objective() {
        return new QuarticQuadratic(2, new SmoothnessConstants(6, 3));
    }

    @Override
    public double[] point() {
        return new double[] {1, -2};
    }

    @Override
    public double halfWidth() {
        return 10;
    }

    @Test
    void valueAndGradientAreThoseOfTheFormula() {
        double[] gradient = new double[2];
        assertThat(objective().valueAndGradient(point(), gradient)).isCloseTo(0.75 * 17 + 1.5 * 5, within(1e-14));
        assertThat(gradient[0]).isCloseTo(3 + 3, within(1e-14));
        assertThat(gradient[1]).isCloseTo(-24 - 6, within(1e-13));
    }

    @Test
    void forTheNominalL1HalfOfTheNominalL0IsEnough() {
        assertThat(objective().smoothness()).isEqualTo(new SmoothnessConstants(3, 3));
    }

    /** Both branches: the excess is largest at the minimum for a large L1 and far out for a small one. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 1, 1.4, 1.6, Math.PI, 30})
    void theSmallestL0IsReachedAndNeverPassed(double l1) {
        QuarticQuadratic function = new QuarticQuadratic(1, new SmoothnessConstants(6, 3));
        double l0 = function.smoothness(l1).l0();
        double[] gradient = new double[1];
        double largest = 0;
        for (int i = 0; i <= 200_000; i++) {
            double[] x = {0.0005 * i / Math.min(l1, 3)};
            function.valueAndGradient(x, gradient);
            largest = Math.max(largest, function.hessianNorm(x) - l1 * gradient[0]);
        }
        assertThat(largest).isBetween(l0 * (1 - 1e-6), l0 * (1 + 1e-11));
    }

    @Test
    void whatIsNotPositiveIsRefused() {
        assertThatThrownBy(() -> new QuarticQuadratic(1, new SmoothnessConstants(0, 1)))
                .hasMessageStartingWith("both constants of the quartic plus quadratic must be positive, got ");
        assertThatThrownBy(() -> new QuarticQuadratic(1, new SmoothnessConstants(1, 1)).smoothness(0))
                .hasMessage("l1 must be positive and finite, got 0.0");
    }
}
