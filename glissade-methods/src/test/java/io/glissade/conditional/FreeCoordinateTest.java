package io.glissade.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.Loss;
import io.glissade.loss.Huber;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import org.junit.jupiter.api.Test;

final class FreeCoordinateTest {

    private static double fit(Loss loss, double[] targets, double[] weights, double[] margins) {
        double[] ones = new double[targets.length];
        java.util.Arrays.fill(ones, 1);
        LinearSum sum = new LinearSum(
                new DenseDesign(targets.length, 1, new double[targets.length]), targets, weights, loss, 0, 0, true);
        return new FreeCoordinate(sum, ones).fit(margins);
    }

    @Test
    void squaredLossesTakeTheWeightedMean() {
        double[] margins = {1, 0, 0};
        assertThat(fit(new Squared(), new double[] {1, 2, 6}, new double[] {1, 2, 1}, margins))
                .isCloseTo((0 + 2 * 2 + 6) / 4.0, within(1e-14));
        assertThat(margins).containsExactly(new double[] {3.5, 2.5, 2.5}, within(1e-14));
    }

    @Test
    void logisticLossesTakeTheLogOfTheOdds() {
        double[] far = {30, 30, 30, 30};
        assertThat(fit(new Logistic(), new double[] {1, 1, 1, -1}, new double[] {1, 1, 1, 1}, far))
                .isCloseTo(Math.log(3) - 30, within(1e-12));
    }

    /** From where every row is on a straight part and no curvature shows the way. */
    @Test
    void withoutCurvatureItFindsItsWay() {
        double[] margins = {50, 50, 50};
        double change = fit(new Huber(0.1), new double[] {0, 1, 5}, new double[] {1, 1, 1}, margins);
        assertThat(change).isCloseTo(1 - 50, within(1e-12));
    }

    /** Where every slope is -1 or 1 to the last bit and Newton's step infinite. */
    @Test
    void marginsThatSaturateEverySlopeAreBalanced() {
        double[] targets = {1, -1, 1, -1, 1, -1};
        double[] margins = {1e5, 9e4, -3e4, 7e4, 2e4, -5e3};
        fit(new Logistic(), targets, new double[] {1, 1, 1, 1, 1, 1}, margins);
        Logistic loss = new Logistic();
        double slope = 0;
        for (int i = 0; i < margins.length; i++) {
            slope += loss.derivative(margins[i], targets[i]);
        }
        assertThat(slope).isCloseTo(0, within(1e-9));
        assertThat(margins[0]).isBetween(-2e5, 2e5);
    }
}
