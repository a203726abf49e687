package io.glissade.testfunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.oracle.SmoothnessConstants;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SeparableSumTest implements TestFunctionContract {

    private static final ExponentialLowerBound STEEP = new ExponentialLowerBound(new SmoothnessConstants(2, 1));
    private static final LinearTailedLowerBound SLOW = new LinearTailedLowerBound(0.01);

    @Override
    public TestFunction objective() {
        return new SeparableSum(List.of(STEEP, SLOW));
    }

    @Override
    public double[] point() {
        return new double[] {4, 0.5};
    }

    @Override
    public double radius() {
        return 0.25;
    }

    @Override
    public double halfWidth() {
        return 15;
    }

    @Override
    public double boundSlack() {
        return Math.sqrt(2);
    }

    @Test
    void eachTermSeesItsOwnCoordinate() {
        double[] gradient = new double[2];
        double[] one = new double[1];
        double value = objective().valueAndGradient(new double[] {-3, 7}, gradient);
        double steep = STEEP.valueAndGradient(new double[] {-3}, one);
        assertThat(gradient[0]).isEqualTo(one[0]);
        assertThat(value).isEqualTo(steep + SLOW.valueAndGradient(new double[] {7}, one));
        assertThat(gradient[1]).isEqualTo(one[0]);
        assertThat(objective().smoothness()).isEqualTo(new SmoothnessConstants(2, 1));
        assertThat(objective().minimum()).isEqualTo(1);
    }

    @Test
    void sumsOfOneKindEqualThatKindInSeveralDimensions() {
        SmoothnessConstants constants = new SmoothnessConstants(5, 0.5);
        SeparableSum sum = new SeparableSum(List.of(new Cosh(1, constants), new Cosh(1, constants)));
        Cosh cosh = new Cosh(2, constants);
        double[] x = {1, -3};
        double[] first = new double[2];
        double[] second = new double[2];
        assertThat(sum.valueAndGradient(x, first)).isEqualTo(cosh.valueAndGradient(x, second));
        assertThat(first).containsExactly(second);
        assertThat(sum.hessianNorm(x)).isEqualTo(cosh.hessianNorm(x));
        assertThat(sum.smoothness()).isEqualTo(cosh.smoothness());
        assertThat(sum.gradientBound(100)).isBetween(cosh.gradientBound(100), Math.sqrt(2) * cosh.gradientBound(100));
    }

    @Test
    void noTermsAndTermsOfSeveralCoordinatesAreRefused() {
        assertThatThrownBy(() -> new SeparableSum(List.of()))
                .hasMessage("a separable sum needs at least one term, got none");
        assertThatThrownBy(() -> new SeparableSum(List.of(new Quadratic(1, 2))))
                .hasMessage("each term must have dimension 1, got 2 for Quadratic");
    }
}
