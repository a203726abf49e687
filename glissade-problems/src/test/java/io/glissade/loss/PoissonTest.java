package io.glissade.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.linear.Loss;
import io.glissade.testkit.LossContract;
import org.junit.jupiter.api.Test;

final class PoissonTest implements LossContract {

    @Override
    public Loss loss() {
        return new Poisson();
    }

    @Override
    public double[] targets() {
        return new double[] {0, 1, 4.5, 30};
    }

    @Override
    public double[] wrongTargets() {
        return new double[] {-1, -1e-9, Double.NaN};
    }

    @Override
    public double largestMargin() {
        return 709;
    }

    @Test
    void itsMinimumIsAtTheLogarithmOfTheCount() {
        assertThat(loss().derivative(Math.log(30), 30)).isCloseTo(0, within(1e-13));
        assertThat(loss().value(Math.log(30), 30)).isCloseTo(30 - 30 * Math.log(30), within(1e-13));
        assertThat(loss().value(0, 4)).isEqualTo(1);
    }
}
