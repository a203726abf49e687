package io.glissade.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RHatTest {

    @Test
    void aStretchOfTheScaleThatKeepsTheOrderChangesNothingInTheBulk() {
        double[][] apart = SyntheticChains.of("apart");
        assertThat(RHat.rankNormalised(SyntheticChains.changed(apart, value -> 1e6 * value - 3)))
                .isEqualTo(RHat.rankNormalised(apart));
        assertThat(EffectiveSampleSize.bulk(SyntheticChains.changed(apart, value -> value * value * value)))
                .isEqualTo(EffectiveSampleSize.bulk(apart));
    }

    @Test
    void chainsOfDifferentSpreadAboutTheSameCentreAreSeen() {
        double[][] chains = SyntheticChains.autoregressive(4, 400, 0);
        assertThat(RHat.rankNormalised(chains)).isLessThan(ChainSummary.LARGEST_R_HAT);
        for (int draw = 0; draw < 400; draw++) {
            chains[3][draw] *= 3;
        }
        assertThat(RHat.rankNormalised(chains)).isGreaterThan(ChainSummary.LARGEST_R_HAT);
    }

    @Test
    void aChainThatDriftsIsSeenThoughAllDriftAlike() {
        double[][] chains = SyntheticChains.autoregressive(4, 400, 0);
        for (double[] chain : chains) {
            for (int draw = 0; draw < 400; draw++) {
                chain[draw] += draw / 200.0;
            }
        }
        assertThat(RHat.rankNormalised(chains)).isGreaterThan(ChainSummary.LARGEST_R_HAT);
    }

    @Test
    void chainsThatStayAtDifferentPlacesAreInfinitelyApart() {
        assertThat(RHat.rankNormalised(new double[][] {{1, 1, 1, 1}, {2, 2, 2, 2}, {3, 3, 3, 3}}))
                .isInfinite();
    }

    @Test
    void whatSaysNothingIsNoNumber() {
        assertThat(RHat.rankNormalised(new double[][] {{1, 1, 1, 1}, {1, 1, 1, 1}}))
                .isNaN();
        assertThat(RHat.rankNormalised(new double[][] {{1, 2, 3}, {1, 2, 3}})).isNaN();
        assertThat(RHat.rankNormalised(new double[][] {{1, 2, 3, 4}})).isNaN();
        assertThat(RHat.rankNormalised(new double[][] {{1, 2, 3, 4}, {1, 2, Double.NaN, 4}}))
                .isNaN();
        assertThat(RHat.rankNormalised(new double[][] {{1, 2, 3, 4}, {1, 2, Double.POSITIVE_INFINITY, 4}}))
                .isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RHat.rankNormalised(new double[][] {{1, 2, 3, 4}, {1, 2, 3}}))
                .withMessage("every chain must have the same number of draws, got 4 and 3");
    }

    /** Means of the groups 1 and 5, variance 8; means of the chains 0, 2 and 4, 6, variance 2; of the draws of each chain, variance 2. */
    @Test
    void nestedIsTheRootOfOnePlusTheVarianceBetweenGroupsOverThatWithin() {
        double[][][] groups = {{{-1, 1}, {1, 3}}, {{3, 5}, {5, 7}}};
        assertThat(RHat.nested(groups)).isCloseTo(Math.sqrt(1 + 8.0 / (2 + 2)), within(1e-15));
        double[][][] oneDraw = {{{0}, {2}}, {{4}, {6}}};
        assertThat(RHat.nested(oneDraw)).isCloseTo(Math.sqrt(1 + 8.0 / 2), within(1e-15));
        double[][][] oneChain = {{{0, 2}}, {{4, 6}}};
        assertThat(RHat.nested(oneChain)).isCloseTo(Math.sqrt(1 + 8.0 / 2), within(1e-15));
    }

    @Test
    void nestedGroupsMustBeAlike() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RHat.nested(new double[][][] {{{1, 2}}}))
                .withMessage("there must be at least two groups, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RHat.nested(new double[][][] {{{1}, {2}}, {{1}, {2}, {3}}}))
                .withMessage("every group must have as many chains of as many draws, two numbers at least, got 2 of 1"
                        + " and 3 of 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RHat.nested(new double[][][] {{{1}}, {{2}}}))
                .withMessageContaining("two numbers at least, got 1 of 1");
    }
}
