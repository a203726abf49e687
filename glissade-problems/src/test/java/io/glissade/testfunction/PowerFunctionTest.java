package io.glissade.testfunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PowerFunctionTest implements TestFunctionContract {

    @Override
    public TestFunction objective() {
        return new PowerFunction(3, 4);
    }

    @Override
    public double[] point() {
        return new double[] {1, -2, 0.5};
    }

    @Override
    public double halfWidth() {
        return 5;
    }

    @Test
    void valueAndGradientAreThoseOfTheFormula() {
        double[] gradient = new double[3];
        assertThat(objective().valueAndGradient(point(), gradient)).isEqualTo(1 + 16 + 0.0625);
        assertThat(gradient).containsExactly(4, -32, 0.5);
    }

    @Test
    void smallestL0MatchesTheKnownPowers() {
        for (double l1 : new double[] {0.1, 1, 10}) {
            assertThat(l0(2, l1)).isEqualTo(2);
            assertThat(l0(3, l1)).isCloseTo(3 / l1, within(1e-14 / l1));
            assertThat(l0(4, l1)).isCloseTo(16 / (l1 * l1), within(1e-13 / (l1 * l1)));
            assertThat(l0(6, l1)).isCloseTo(1536 / Math.pow(l1, 4), within(1e-11 / Math.pow(l1, 4)));
        }
        assertThat(l0(4, 10)).isCloseTo(0.16, within(1e-15));
    }

    /** On a grid the excess of the curvature over L1 |f'| reaches L0 and never passes it. */
    @Test
    void theConstantsHoldOnAGridAndAreTight() {
        for (double p : new double[] {2, 2.5, 3, 4, 6}) {
            for (double l1 : new double[] {0.5, 1, 10}) {
                double l0 = l0(p, l1);
                double largest = 0;
                for (int i = 1; i <= 20_000; i++) {
                    double u = 0.001 * i / l1;
                    double curvature = p * (p - 1) * Math.pow(u, p - 2);
                    double slope = p * Math.pow(u, p - 1);
                    largest = Math.max(largest, curvature - l1 * slope);
                }
                assertThat(largest).as("p = %s, L1 = %s", p, l1).isBetween(0.999 * l0, l0 * (1 + 1e-12));
            }
        }
    }

    @Test
    void exponentsBelowTwoAndBadConstantsAreRefused() {
        assertThatThrownBy(() -> new PowerFunction(1, 1.9))
                .hasMessage("exponent must be finite and at least 2, got 1.9");
        assertThatThrownBy(() -> new PowerFunction(0, 4)).hasMessageContaining("length must be at least 1, got 0");
        assertThatThrownBy(() -> new PowerFunction(1, 4).smoothness(0))
                .hasMessage("l1 must be positive and finite, got 0.0");
    }

    private static double l0(double exponent, double l1) {
        return new PowerFunction(1, exponent).smoothness(l1).l0();
    }
}
