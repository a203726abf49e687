package io.glissade.testfunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.oracle.SmoothnessConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExponentialLowerBoundTest implements TestFunctionContract {

    @Override
    public TestFunction objective() {
        return new ExponentialLowerBound(new SmoothnessConstants(4, 0.5));
    }

    @Override
    public double[] point() {
        return new double[] {-5};
    }

    @Override
    public double halfWidth() {
        return 20;
    }

    @Test
    void bothPiecesAreThoseOfTheFormulaAndMeet() {
        double[] gradient = new double[1];
        assertThat(objective().valueAndGradient(new double[] {-1}, gradient)).isEqualTo(2 + 8);
        assertThat(gradient[0]).isEqualTo(-4);
        assertThat(objective().valueAndGradient(new double[] {6}, gradient)).isCloseTo(16 * Math.exp(2), within(1e-13));
        assertThat(gradient[0]).isCloseTo(8 * Math.exp(2), within(1e-13));
        assertThat(objective().valueAndGradient(new double[] {2}, gradient)).isEqualTo(16);
        assertThat(gradient[0]).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 4", "4, 1", "0.5, 10"})
    void theCurvatureNeverExceedsTheBoundAndMeetsItAtTheMinimum(double l0, double l1) {
        TestFunction function = new ExponentialLowerBound(new SmoothnessConstants(l0, l1));
        double[] gradient = new double[1];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = -3_000; i <= 3_000; i++) {
            double[] x = {0.01 * i / l1};
            function.valueAndGradient(x, gradient);
            double excess = function.hessianNorm(x) - l0 - l1 * Math.abs(gradient[0]);
            largest = Math.max(largest, excess);
        }
        assertThat(largest).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 10", "1, 4, 1e4", "4, 1, 5", "0.5, 10, 0.06", "2, 0.5, 1"})
    void thePointWithAGradientHasIt(double l0, double l1, double gradientThere) {
        ExponentialLowerBound function = new ExponentialLowerBound(new SmoothnessConstants(l0, l1));
        double[] gradient = new double[1];
        function.valueAndGradient(new double[] {function.pointWithGradient(gradientThere)}, gradient);
        assertThat(gradient[0]).isCloseTo(gradientThere, within(1e-12 * gradientThere));
    }

    /** One step at the threshold mirrors the point; a tenth of a percent below it shrinks, above it grows without end. */
    @ParameterizedTest
    @CsvSource({"1, 1, 10", "1, 1, 100", "1, 1, 1e3", "1, 1, 1e4", "0.5, 10, 100", "4, 2, 1e3"})
    void descentConvergesBelowTheThresholdAndDivergesAboveIt(double l0, double l1, double steepness) {
        ExponentialLowerBound function = new ExponentialLowerBound(new SmoothnessConstants(l0, l1));
        double threshold = function.divergenceThreshold(steepness);
        assertThat(threshold).isCloseTo(2 * (Math.log(l1 * steepness / l0) + 1) / (l1 * steepness), within(1e-15));
        assertThat(endOfDescent(function, steepness, 0.999 * threshold)).isLessThan(0.01 / l1);
        assertThat(endOfDescent(function, steepness, 1.001 * threshold)).isInfinite();
    }

    private static double endOfDescent(ExponentialLowerBound function, double steepness, double step) {
        double[] x = {function.pointWithGradient(steepness)};
        double[] gradient = new double[1];
        for (int k = 0; k < 1_000_000 && Double.isFinite(x[0]); k++) {
            function.valueAndGradient(x, gradient);
            x[0] -= step * gradient[0];
        }
        return Math.abs(x[0]);
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new ExponentialLowerBound(new SmoothnessConstants(1, 0)))
                .hasMessageStartingWith("both constants of the exponential lower bound must be positive, got ");
        ExponentialLowerBound function = new ExponentialLowerBound(new SmoothnessConstants(4, 2));
        assertThatThrownBy(() -> function.divergenceThreshold(2))
                .hasMessage("gradient must be above L0 / L1 = 2.0, got 2.0");
        assertThatThrownBy(() -> function.pointWithGradient(-1))
                .hasMessage("gradient must be positive and finite, got -1.0");
    }
}
