package io.glissade.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChainSummaryTest {

    private static final double[][] NO_ENERGY = new double[0][];

    private static Draws draws(List<String> names, double[][]... variables) {
        int chains = variables[0].length;
        Draws draws = new Draws(names, chains, 1);
        double[] draw = new double[names.size()];
        for (int chain = 0; chain < chains; chain++) {
            for (int at = 0; at < variables[0][chain].length; at++) {
                for (int variable = 0; variable < draw.length; variable++) {
                    draw[variable] = variables[variable][chain][at];
                }
                draws.append(chain, draw);
            }
        }
        return draws;
    }

    @Test
    void goodChainsHaveNoWarnings() {
        double[][] good = SyntheticChains.of("independent");
        ChainSummary summary = ChainSummary.of(draws(List.of("x"), good), good);
        assertThat(summary.warnings()).isEmpty();
        assertThat(summary.missingInformation()).hasSize(4).allMatch(fraction -> fraction > 1.5 && fraction < 2.5);
        assertThat(summary.leastSizePerGradient(2000)).isEqualTo(summary.leastSize() / 2000);
        assertThat(summary.leastSize())
                .isEqualTo(Math.min(EffectiveSampleSize.bulk(good), EffectiveSampleSize.tail(good)));
        assertThat(summary.largestRHat()).isEqualTo(RHat.rankNormalised(good));
    }

    @Test
    void chainsThatDisagreeAndDrawsThatAreTooFewAreNamedWithTheirWorst() {
        double[][] apart = SyntheticChains.of("apart");
        double[][] good = SyntheticChains.autoregressive(4, 100, 0);
        ChainSummary summary = ChainSummary.of(draws(List.of("x[0]", "x[1]"), good, apart), NO_ENERGY);
        assertThat(summary.warnings())
                .hasSize(2)
                .first()
                .asString()
                .matches(
                        "R-hat is above 1\\.01 for 1 of 2 variables, 1\\.\\d{4} for x\\[1]: the chains do not agree, do not use the draws\\.");
        assertThat(summary.warnings().get(1))
                .matches(
                        "The effective sample size is below 100 per chain for (all|1 of 2) variables, in all \\d+ for x\\[1]: run longer\\.");
    }

    @Test
    void chainsThatNeverMoveAreNamed() {
        ChainSummary summary = ChainSummary.of(draws(List.of("x"), SyntheticChains.of("stuck")), NO_ENERGY);
        assertThat(summary.warnings())
                .startsWith("A chain is constant in the only variable: chain 2 never moves in x.");
        assertThat(summary.variables().get(0).constantChains()).containsExactly(2);
    }

    @Test
    void fewChainsAreAWarning() {
        ChainSummary summary = ChainSummary.of(draws(List.of("x"), SyntheticChains.of("single")), NO_ENERGY);
        assertThat(summary.warnings()).endsWith("There must be at least 4 chains for R-hat to be relied on, got 1.");
        assertThat(summary.largestRHat()).isNaN();
    }

    @Test
    void whatCannotBeSaidHasAReason() {
        double[][] constant = new double[4][10];
        double[][] broken = SyntheticChains.autoregressive(4, 10, 0);
        broken[1][7] = Double.NaN;
        ChainSummary summary = ChainSummary.of(draws(List.of("x", "y"), constant, broken), NO_ENERGY);
        assertThat(summary.variables())
                .extracting(VariableSummary::reason)
                .containsExactly("all draws are 0.0", "draw 7 of chain 1 is NaN");
        assertThat(summary.warnings())
                .containsExactly("Nothing can be said of all variables: of x, all draws are 0.0.");
        assertThat(summary.variables().get(0).mean()).isZero();
        assertThat(summary.variables().get(0).median()).isZero();
        assertThat(summary.variables().get(1).mean()).isNaN();
        assertThat(summary.variables().get(1).lowQuantile()).isNaN();
        assertThat(VariableSummary.of("z", new double[][] {{1, 2, 3}}).reason())
                .isEqualTo("a chain must have at least 4 draws, got 3");
        assertThat(VariableSummary.of("z", new double[][] {{1, 2, 3}}).median()).isEqualTo(2);
        assertThat(VariableSummary.of("z", new double[][] {{5}}).lowQuantile()).isEqualTo(5);
    }

    @Test
    void anEnergyThatCreepsIsAWarningOfItsChain() {
        double[][] good = SyntheticChains.of("independent");
        double[][] energy = SyntheticChains.autoregressive(4, 250, 0);
        energy[3] = SyntheticChains.autoregressive(4, 250, 0.95)[3];
        ChainSummary summary = ChainSummary.of(draws(List.of("x"), good), energy);
        assertThat(summary.warnings())
                .singleElement()
                .asString()
                .matches(
                        "The fraction of missing information of chain 3 is 0\\.\\d\\d, below 0\\.3: it does not reach all energies\\.");
    }

    /** Changes of 2, 2 and 2; deviations of 1 from the mean on both sides. */
    @Test
    void missingInformationIsTheSquaredChangeOverTheVariance() {
        assertThat(EnergyDiagnostics.missingInformation(new double[] {1, 3, 1, 3}))
                .isCloseTo(4 / (4 / 3.0), within(1e-15));
        assertThat(EnergyDiagnostics.missingInformation(new double[] {1, 1})).isNaN();
        assertThat(EnergyDiagnostics.missingInformation(new double[] {1})).isNaN();
        assertThat(EnergyDiagnostics.missingInformation(new double[] {1, Double.NaN, 2}))
                .isNaN();
    }

    @Test
    void chainsOfDifferentLengthsAreCutToTheShortest() {
        Draws draws = new Draws(List.of("x"), 2, 1);
        for (int k = 0; k < 9; k++) {
            draws.append(0, new double[] {k});
            if (k < 6) {
                draws.append(1, new double[] {-k});
            }
        }
        assertThat(draws.draws()).isEqualTo(6);
        assertThat(draws.of(0)).isDeepEqualTo(new double[][] {{0, 1, 2, 3, 4, 5}, {0, -1, -2, -3, -4, -5}});
        assertThat(ChainSummary.of(draws, NO_ENERGY).draws()).isEqualTo(6);
    }
}
