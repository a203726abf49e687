package io.glissade.testfunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.oracle.SmoothnessConstants;
import org.junit.jupiter.api.Test;

final class QuadraticTest implements TestFunctionContract {

    @Override
    public TestFunction objective() {
        return new Quadratic(1, 10, 0.01);
    }

    @Override
    public double[] point() {
        return new double[] {1, -2, 3};
    }

    @Override
    public double halfWidth() {
        return 100;
    }

    @Override
    public int steepestCoordinate() {
        return 1;
    }

    @Test
    void valueAndGradientAreThoseOfTheFormula() {
        double[] gradient = new double[3];
        assertThat(objective().valueAndGradient(point(), gradient)).isEqualTo(0.5 + 20 + 0.045);
        assertThat(gradient).containsExactly(1, -20, 0.03);
    }

    @Test
    void smoothnessIsTheLargestCurvatureAndIsAttained() {
        assertThat(objective().smoothness()).isEqualTo(new SmoothnessConstants(10, 0));
        double[] gradient = new double[3];
        objective().valueAndGradient(new double[] {0, 1, 0}, gradient);
        assertThat(objective().space().norm(gradient)).isEqualTo(10);
    }

    @Test
    void curvaturesThatAreNotPositiveAreRefused() {
        assertThatThrownBy(() -> new Quadratic(1, 0)).hasMessage("each curvature must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new Quadratic(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Quadratic::new).hasMessage("a quadratic needs at least one curvature, got none");
    }
}
