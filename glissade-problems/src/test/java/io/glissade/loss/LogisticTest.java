package io.glissade.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.linear.Loss;
import io.glissade.testkit.LossContract;
import org.junit.jupiter.api.Test;

final class LogisticTest implements LossContract {

    @Override
    public Loss loss() {
        return new Logistic();
    }

    @Override
    public double[] targets() {
        return new double[] {-1, 1};
    }

    @Override
    public double[] wrongTargets() {
        return new double[] {0, 2, -1.5, Double.NaN};
    }

    @Test
    void atZeroItIsTheLogarithmOfTwo() {
        assertThat(loss().value(0, 1)).isEqualTo(Math.log(2));
        assertThat(loss().derivative(0, 1)).isEqualTo(-0.5);
        assertThat(loss().conjugate(-0.5, 1)).isCloseTo(-Math.log(2), within(1e-16));
    }

    @Test
    void farMarginsNeitherOverflowNorCancel() {
        assertThat(loss().value(-1000, 1)).isEqualTo(1000);
        assertThat(loss().value(1000, 1)).isEqualTo(0);
        assertThat(loss().value(40, 1)).isEqualTo(Math.exp(-40));
        assertThat(loss().derivative(-1000, 1)).isEqualTo(-1);
        assertThat(loss().derivative(40, 1)).isCloseTo(-Math.exp(-40), within(1e-32));
        assertThat(loss().secondDerivative(-40, 1)).isCloseTo(Math.exp(-40), within(1e-32));
    }
}
