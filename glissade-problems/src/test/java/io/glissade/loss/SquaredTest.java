package io.glissade.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.linear.Loss;
import io.glissade.testkit.LossContract;
import org.junit.jupiter.api.Test;

final class SquaredTest implements LossContract {

    @Override
    public Loss loss() {
        return new Squared();
    }

    @Override
    public double[] targets() {
        return new double[] {-3, 0, 0.7, 12};
    }

    @Override
    public double[] wrongTargets() {
        return new double[] {};
    }

    @Test
    void itIsHalfTheSquareOfTheResidual() {
        assertThat(loss().value(5, 2)).isEqualTo(4.5);
        assertThat(loss().derivative(5, 2)).isEqualTo(3);
    }
}
