package io.glissade.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GaussianTest {

    @Test
    void distanceOfLawsOnTheLineIsThatOfMeansAndDeviations() {
        Gaussian one = new Gaussian(new double[] {1}, new double[][] {{4}});
        Gaussian other = new Gaussian(new double[] {4}, new double[][] {{36}});
        assertThat(one.wasserstein(other)).isCloseTo(5, within(1e-14));
    }

    /** Two by two, with the trace of the root in closed form: tr (root of P) = sqrt(tr P + 2 sqrt(det P)), P = A B. */
    @Test
    void distanceOfCovariancesThatDoNotCommuteIsTheTraceFormula() {
        Gaussian one = new Gaussian(new double[2], new double[][] {{2, 1}, {1, 3}});
        Gaussian other = new Gaussian(new double[2], new double[][] {{5, -1}, {-1, 1}});
        double traceOfProduct = 2 * 5 - 1 - 1 + 3;
        double square = 5 + 6 - 2 * Math.sqrt(traceOfProduct + 2 * Math.sqrt(5 * 4));
        assertThat(one.wasserstein(other)).isCloseTo(Math.sqrt(square), within(1e-14));
        assertThat(other.wasserstein(one)).isCloseTo(Math.sqrt(square), within(1e-14));
    }

    @Test
    void distanceFromAPointIsTheRootOfTheTrace() {
        Gaussian law = new Gaussian(new double[] {1, 1}, new double[][] {{4, 1}, {1, 5}});
        assertThat(law.wasserstein(Gaussian.at(1, 1))).isCloseTo(3, within(1e-14));
        assertThat(Gaussian.at(1, 1).wasserstein(law)).isCloseTo(3, within(1e-14));
        assertThat(Gaussian.at(0, 3).wasserstein(Gaussian.at(4, 0))).isCloseTo(5, within(1e-14));
    }

    /** The trace formula would lose it: 1e-10 squared is below the rounding of 1. */
    @Test
    void distanceOfLawsThatNearlyAgreeKeepsItsDigits() {
        double deviation = 1 + 1e-10;
        Gaussian one = new Gaussian(new double[2], new double[][] {{1, 0}, {0, 9}});
        Gaussian other = new Gaussian(new double[2], new double[][] {{deviation * deviation, 0}, {0, 9}});
        assertThat(one.wasserstein(other)).isCloseTo(1e-10, within(1e-15));
        assertThat(one.wasserstein(one)).isLessThan(1e-14);
    }

    @Test
    void marginalsAreBlocks() {
        Gaussian law =
                new Gaussian(new double[] {1, 2, 3}, new double[][] {{4, 1, 0}, {1, 5, 2}, {0, 2, 6}}).marginal(1, 2);
        assertThat(law.mean()).containsExactly(2, 3);
        assertThat(law.covariance()).isDeepEqualTo(new double[][] {{5, 2}, {2, 6}});
    }

    @Test
    void whatIsNoLawIsRefused() {
        assertThatThrownBy(() -> new Gaussian(new double[2], new double[][] {{1, 2}, {2, 1}}))
                .hasMessageStartingWith("the covariance must have no negative eigenvalue, got the eigenvalue -");
        assertThatThrownBy(() -> new Gaussian(new double[1], new double[][] {{1, 0}, {0, 1}}))
                .hasMessage("the mean must have 2 numbers, one for each row, got 1");
        assertThatThrownBy(() -> Gaussian.at(1).wasserstein(Gaussian.at(1, 2)))
                .hasMessage("the other law must have dimension 1, got 2");
    }
}
