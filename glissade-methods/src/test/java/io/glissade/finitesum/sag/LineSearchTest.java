package io.glissade.finitesum.sag;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import org.junit.jupiter.api.Test;

class LineSearchTest {

    private static LinearSum oneRow(boolean squared, double weightOfOther) {
        return new LinearSum(
                new DenseDesign(2, 2, new double[] {3, 4, 0, 0}),
                new double[] {1, 1},
                new double[] {1, weightOfOther},
                squared ? new Squared() : new Logistic(),
                0.1,
                0,
                false);
    }

    @Test
    void aSquaredLossIsDoubledUntilItReachesItsConstant() {
        LinearSum sum = oneRow(true, 1);
        double slope = sum.loss().derivative(0, 1);
        assertThat(LineSearch.search(sum, 0, 1, 0, slope, 25)).isEqualTo(32);
        assertThat(LineSearch.search(sum, 0, 25, 0, slope, 25)).isEqualTo(25);
        assertThat(LineSearch.search(sum, 0, 100, 0, slope, 25)).isEqualTo(100);
    }

    @Test
    void aWeightScalesTheConstant() {
        // Weights 1 and 3 average to one as 1/2 and 3/2: the constant of the first row is halved.
        LinearSum sum = oneRow(true, 3);
        assertThat(LineSearch.search(sum, 0, 1, 0, sum.loss().derivative(0, 1), 25))
                .isEqualTo(16);
    }

    @Test
    void aLogisticLossNeedsNoMoreThanAQuarter() {
        LinearSum sum = oneRow(false, 1);
        assertThat(LineSearch.search(sum, 0, 25.0 / 4, 0, sum.loss().derivative(0, 1), 25))
                .isEqualTo(25.0 / 4);
    }

    @Test
    void aSlopeThatIsRoundingIsNotSearched() {
        LinearSum sum = oneRow(false, 1);
        double slope = sum.loss().derivative(40, 1);
        assertThat(slope * slope * 25).isLessThan(LineSearch.LEAST_SQUARED_NORM);
        assertThat(LineSearch.search(sum, 0, 1e-9, 40, slope, 25)).isEqualTo(1e-9);
        assertThat(LineSearch.search(sum, 0, 1, Double.NaN, Double.NaN, 25)).isEqualTo(1);
    }
}
