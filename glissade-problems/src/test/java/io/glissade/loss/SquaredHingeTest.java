package io.glissade.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.linear.Loss;
import io.glissade.testkit.LossContract;
import org.junit.jupiter.api.Test;

final class SquaredHingeTest implements LossContract {

    @Override
    public Loss loss() {
        return new SquaredHinge();
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
        return new double[] {target};
    }

    @Test
    void itIsTheSquareOfWhatIsMissingToTheMarginOne() {
        assertThat(loss().value(-2, 1)).isEqualTo(9);
        assertThat(loss().derivative(-2, 1)).isEqualTo(-6);
        assertThat(loss().value(1.5, 1)).isEqualTo(0);
        assertThat(loss().derivative(2, -1)).isEqualTo(6);
    }
}
