package io.glissade.testfunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.oracle.SmoothnessConstants;
import org.junit.jupiter.api.Test;

final class CoshTest implements TestFunctionContract {

    @Override
    public TestFunction objective() {
        return new Cosh(2, new SmoothnessConstants(5, 0.5));
    }

    @Override
    public double[] point() {
        return new double[] {1, -3};
    }

    @Override
    public double halfWidth() {
        return 20;
    }

    @Test
    void valueAndGradientAreThoseOfTheFormula() {
        double[] gradient = new double[2];
        double value = objective().valueAndGradient(point(), gradient);
        assertThat(value).isCloseTo(20 * (Math.cosh(0.5) + Math.cosh(1.5)), within(1e-12));
        assertThat(gradient[0]).isCloseTo(10 * Math.sinh(0.5), within(1e-13));
        assertThat(gradient[1]).isCloseTo(-10 * Math.sinh(1.5), within(1e-13));
    }

    /** In one dimension f'' = L0 cosh(L1 x); the excess over L1 |f'| is L0 exp(-L1 |x|). */
    @Test
    void theConstantsHoldOnAGridAndAreTight() {
        for (SmoothnessConstants constants : new SmoothnessConstants[] {
            new SmoothnessConstants(1, 1), new SmoothnessConstants(1, 10), new SmoothnessConstants(5, 0.5)
        }) {
            Cosh cosh = new Cosh(1, constants);
            double largest = 0;
            for (int i = -3_000; i <= 3_000; i++) {
                double x = 0.01 * i / constants.l1();
                double[] gradient = new double[1];
                cosh.valueAndGradient(new double[] {x}, gradient);
                double curvature = constants.l0() * Math.cosh(constants.l1() * x);
                double bound = constants.bound(Math.abs(gradient[0]));
                assertThat(curvature).isLessThanOrEqualTo(bound * (1 + 1e-13));
                largest = Math.max(largest, curvature / bound);
            }
            assertThat(largest).isCloseTo(1, within(1e-13));
        }
    }

    @Test
    void constantsThatAreNotPositiveAreRefused() {
        assertThatThrownBy(() -> new Cosh(1, new SmoothnessConstants(1, 0)))
                .hasMessageStartingWith("both constants of cosh must be positive, got ");
        assertThatThrownBy(() -> new SmoothnessConstants(-1, 0))
                .hasMessage("l0 must be finite and not negative, got -1.0");
        assertThatThrownBy(() -> new SmoothnessConstants(1, Double.POSITIVE_INFINITY))
                .hasMessage("l1 must be finite and not negative, got Infinity");
    }
}
