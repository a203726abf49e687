package io.glissade.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.linear.Loss;
import io.glissade.testkit.LossContract;
import org.junit.jupiter.api.Test;

final class HuberTest implements LossContract {

    @Override
    public Loss loss() {
        return new Huber(1.5);
    }

    @Override
    public double[] targets() {
        return new double[] {-3, 0, 0.7, 2};
    }

    @Override
    public double[] wrongTargets() {
        return new double[] {};
    }

    @Override
    public double[] kinks(double target) {
        return new double[] {target - 1.5, target + 1.5};
    }

    @Test
    void itIsSquaredNearAndLinearFarFromTheTarget() {
        assertThat(loss().value(3, 2)).isEqualTo(0.5);
        assertThat(loss().value(12, 2)).isEqualTo(1.5 * 10 - 1.5 * 1.5 / 2);
        assertThat(loss().derivative(12, 2)).isEqualTo(1.5);
    }

    @Test
    void withAThresholdBeyondEveryResidualItIsTheSquaredLoss() {
        Loss wide = new Huber(1e9);
        for (double margin = -50; margin <= 50; margin += 0.37) {
            assertThat(wide.value(margin, 3)).isEqualTo(new Squared().value(margin, 3));
            assertThat(wide.derivative(margin, 3)).isEqualTo(new Squared().derivative(margin, 3));
            assertThat(wide.conjugate(margin, 3)).isEqualTo(new Squared().conjugate(margin, 3));
        }
    }

    @Test
    void aThresholdThatIsNotPositiveIsRefused() {
        assertThatThrownBy(() -> new Huber(0)).hasMessage("threshold must be positive and finite, got 0.0");
    }
}
