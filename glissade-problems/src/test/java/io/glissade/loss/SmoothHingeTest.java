package io.glissade.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.linear.Loss;
import io.glissade.testkit.LossContract;
import org.junit.jupiter.api.Test;

final class SmoothHingeTest implements LossContract {

    @Override
    public Loss loss() {
        return new SmoothHinge(0.75);
    }

    @Override
    public double[] targets() {
        return new double[] {-1, 1};
    }

    @Override
    public double[] wrongTargets() {
        return new double[] {0, 2, -1.5, Double.NaN};
    }

    @Override
    public double[] kinks(double target) {
        return new double[] {target, target * 0.25};
    }

    @Test
    void itLiesBelowTheHingeByAtMostHalfItsWidth() {
        for (double margin = -4; margin <= 4; margin += 0.01) {
            double below = Math.max(0, 1 - margin) - loss().value(margin, 1);
            assertThat(below).isBetween(-1e-15, 0.375 + 1e-15);
        }
        assertThat(loss().value(-2, 1)).isEqualTo(3 - 0.375);
        assertThat(loss().value(0.625, 1)).isEqualTo(0.375 * 0.375 / 1.5);
    }

    @Test
    void aWidthThatIsNotPositiveIsRefused() {
        assertThatThrownBy(() -> new SmoothHinge(-1)).hasMessage("width must be positive and finite, got -1.0");
    }
}
