package io.glissade.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EffectiveSampleSizeTest {

    /**
     * The autocorrelations of the process are powers of its coefficient r, so their sum is (1 + r)/(1 - r). Its estimate from n draws that is cut at
     * about M lags has a relative standard error of about sqrt(4 M/n); M is three times the sum.
     */
    @Test
    void anAutoregressiveChainHasTheSizeOfItsFormula() {
        int draws = 40_000;
        for (double r : new double[] {0, 0.5, 0.9}) {
            double time = (1 + r) / (1 - r);
            double error = Math.sqrt(12 * time / (4 * draws));
            double[][] chains = SyntheticChains.autoregressive(4, draws, r);
            assertThat(EffectiveSampleSize.mean(chains) * time / (4 * draws)).isCloseTo(1, within(4 * error));
            assertThat(EffectiveSampleSize.bulk(chains) * time / (4 * draws)).isCloseTo(1, within(4 * error));
        }
    }

    @Test
    void drawsThatAlternateCountForMore() {
        double[][] chains = SyntheticChains.of("antithetic");
        assertThat(EffectiveSampleSize.mean(chains)).isGreaterThan(2 * 4 * 500.0);
    }

    @Test
    void whatSaysNothingIsNoNumber() {
        double[][] constant = {{2, 2, 2, 2, 2}};
        assertThat(EffectiveSampleSize.bulk(constant)).isNaN();
        assertThat(EffectiveSampleSize.tail(constant)).isNaN();
        assertThat(EffectiveSampleSize.mean(constant)).isNaN();
        assertThat(EffectiveSampleSize.standardDeviation(constant)).isNaN();
        assertThat(MonteCarloError.mean(constant)).isNaN();
        assertThat(MonteCarloError.quantile(constant, 0.5)).isNaN();
        assertThat(EffectiveSampleSize.bulk(new double[][] {{1, 2, 3}})).isNaN();
        assertThat(EffectiveSampleSize.tail(new double[][] {{1, 2, Double.NaN, 3, 4}}))
                .isNaN();
        assertThat(EffectiveSampleSize.mean(new double[][] {{1e-200, 2e-200, 4e-200, 3e-200}}))
                .isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EffectiveSampleSize.quantile(constant, 1))
                .withMessage("probability must be between 0.0 and 1.0, both excluded, got 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EffectiveSampleSize.bulk(new double[0][]))
                .withMessage("there must be at least one chain, got none");
    }

    @Test
    void aSummaryHoldsTheSameNumbersAsTheyAreAlone() {
        for (String name : new String[] {"odd", "tied", "stuck"}) {
            double[][] chains = SyntheticChains.of(name);
            VariableSummary summary = VariableSummary.of(name, chains);
            assertThat(summary.bulkSize()).isEqualTo(EffectiveSampleSize.bulk(chains));
            assertThat(summary.tailSize()).isEqualTo(EffectiveSampleSize.tail(chains));
            assertThat(summary.rHat()).isEqualTo(RHat.rankNormalised(chains));
        }
    }

    @Test
    void theDrawsAreLeftAsTheyWere() {
        double[][] chains = SyntheticChains.of("odd");
        VariableSummary.of("x", chains);
        assertThat(Arrays.deepEquals(chains, SyntheticChains.of("odd"))).isTrue();
    }

    @Test
    void autocorrelationsBeginWithOneAndFollowThePowers() {
        double[] correlations = Autocorrelation.of(SyntheticChains.autoregressive(1, 40_000, 0.8)[0], 60);
        assertThat(correlations[0]).isEqualTo(1);
        for (int lag = 1; lag < 60; lag++) {
            // Bartlett's formula: the variance of an estimate is at most (1 + r^2)/(1 - r^2)/n.
            assertThat(correlations[lag]).isCloseTo(Math.pow(0.8, lag), within(4 * Math.sqrt(1.64 / 0.36 / 40_000)));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Autocorrelation.of(new double[3], 4))
                .withMessage("lags must be at most 3, the draws, got 4");
    }
}
