package io.glissade.nested.poisoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.Constants;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

final class SmoothedAbsoluteTest {

    private final SmoothedAbsolute phi = new SmoothedAbsolute(0.25);

    @Test
    void everyDigitIsThatStated() {
        assertThat(phi.value(0)).isEqualTo(0.09375);
        assertThat(phi.value(0.125)).isEqualTo(0.138671875);
        assertThat(phi.derivative(0.125)).isEqualTo(0.6875);
        assertThat(phi.secondDerivative(0)).isEqualTo(6).isEqualTo(phi.smoothness());
        assertThat(phi.value(0.25)).isEqualTo(0.25);
        assertThat(phi.derivative(0.25)).isEqualTo(1);
        assertThat(phi.secondDerivative(0.25)).isZero();
    }

    @Test
    void itIsTheAbsoluteValueFurtherOutAndEven() {
        assertThat(phi.value(-3)).isEqualTo(3);
        assertThat(phi.derivative(-3)).isEqualTo(-1);
        assertThat(phi.secondDerivative(3)).isZero();
        assertThat(phi.value(-0.1)).isEqualTo(phi.value(0.1));
        assertThat(phi.derivative(-0.1)).isEqualTo(-phi.derivative(0.1));
    }

    /** Central differences of a quartic with h = 1e-4: errors of order h^2 times its third to fifth derivatives, at most 384. */
    @Test
    void derivativesAreThoseOfTheOnesBefore() {
        double h = 1e-4;
        for (double x : new double[] {-0.2, 0.03, 0.11, 0.6}) {
            assertThat((phi.value(x + h) - phi.value(x - h)) / (2 * h)).isCloseTo(phi.derivative(x), within(1e-6));
            assertThat((phi.derivative(x + h) - phi.derivative(x - h)) / (2 * h))
                    .isCloseTo(phi.secondDerivative(x), within(4e-6));
            assertThat((phi.secondDerivative(x + h) - phi.secondDerivative(x - h)) / (2 * h))
                    .isCloseTo(phi.thirdDerivative(x), within(1e-6));
        }
    }

    @Test
    void theSumOverATensorIsThatOfItsElements() {
        double[] x = {-2, -0.25, -0.1, 0, 0.125, 0.3};
        double sum = 0;
        for (double element : x) {
            sum += phi.value(element);
        }
        try (PointerScope scope = new PointerScope()) {
            assertThat(phi.sum(Constants.vector(x)).item_double()).isCloseTo(sum, within(1e-15));
        }
    }

    @Test
    void aWidthMustBePositive() {
        assertThatThrownBy(() -> new SmoothedAbsolute(0)).hasMessage("width must be positive and finite, got 0.0");
    }
}
