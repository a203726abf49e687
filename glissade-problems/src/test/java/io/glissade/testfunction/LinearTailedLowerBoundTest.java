package io.glissade.testfunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LinearTailedLowerBoundTest implements TestFunctionContract {

    @Override
    public TestFunction objective() {
        return new LinearTailedLowerBound(0.25);
    }

    @Override
    public double[] point() {
        return new double[] {0.5};
    }

    @Override
    public double radius() {
        return 0.25;
    }

    @Override
    public double halfWidth() {
        return 5;
    }

    @Test
    void wellAndTailAreThoseOfTheFormulaAndMeet() {
        double[] gradient = new double[1];
        assertThat(objective().valueAndGradient(new double[] {-0.5}, gradient)).isEqualTo(0.0625 * (1.5 - 0.0625));
        assertThat(gradient[0]).isEqualTo(-0.25 * (1.5 - 0.125));
        assertThat(objective().valueAndGradient(new double[] {1}, gradient)).isEqualTo(0.3125);
        assertThat(gradient[0]).isEqualTo(0.5);
        assertThat(objective().valueAndGradient(new double[] {-3}, gradient)).isEqualTo(1 + 0.3125);
        assertThat(gradient[0]).isEqualTo(-0.5);
    }

    /** The tails are linear, so the value stays within floating point wherever the point does. */
    @Override
    @Test
    public void farOutItGivesInfinityAndNoException() {
        double[] gradient = new double[1];
        assertThat(objective().valueAndGradient(new double[] {1e200}, gradient)).isEqualTo(0.5e200);
        assertThat(gradient[0]).isEqualTo(0.5);
        assertThat(objective().gradientBound(Double.POSITIVE_INFINITY)).isEqualTo(0.5);
    }

    @Test
    void thePointWithAValueHasIt() {
        LinearTailedLowerBound function = new LinearTailedLowerBound(0.01);
        assertThat(function.pointWithValue(2.0125)).isCloseTo(101, within(1e-12));
        assertThat(function.valueAndGradient(new double[] {function.pointWithValue(7)}, new double[1]))
                .isCloseTo(7, within(1e-14));
        assertThatThrownBy(() -> function.pointWithValue(0.01))
                .hasMessage("value must be finite and at least 5 eps / 4 = 0.0125, got 0.01");
    }

    @Test
    void aToleranceThatIsNotPositiveIsRefused() {
        assertThatThrownBy(() -> new LinearTailedLowerBound(0))
                .hasMessage("tolerance must be positive and finite, got 0.0");
    }
}
