package io.glissade.report.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChainChartsTest {

    private static final double ROUNDED = 5e-5;

    @Test
    void binsOfEvenlySpreadNumbersAreLevelAndHaveAreaOne() {
        double[] even =
                IntStream.range(0, 4800).mapToDouble(k -> 2 + k / 4800.0).toArray();
        Histogram histogram = Histogram.of(new double[][] {even, {2.5}});
        assertThat(histogram.densities()).hasSize(48).allSatisfy(density -> assertThat(density)
                .isCloseTo(1, within(0.03)));
        double area = histogram.width()
                * histogram.densities().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
        assertThat(area).isCloseTo(1, within(ROUNDED));
        assertThat(histogram.parts().get(1).stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1 / histogram.width(), within(ROUNDED / histogram.width()));
    }

    @Test
    void farOutliersDoNotFlattenTheRestButAreCounted() {
        double[] values = IntStream.range(0, 1000).mapToDouble(k -> k / 1000.0).toArray();
        values[0] = -1e9;
        values[999] = 1e9;
        Histogram histogram = Histogram.of(new double[][] {values});
        assertThat(histogram.from()).isGreaterThan(-1);
        double area = histogram.width()
                * histogram.densities().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
        assertThat(area).isCloseTo(0.998, within(ROUNDED));
    }

    @Test
    void numbersThatAreAllTheSameHaveABinAboutThem() {
        Histogram histogram = Histogram.of(new double[][] {{3, 3, Double.NaN, 3}});
        double end =
                histogram.from() + histogram.width() * histogram.densities().size();
        assertThat(histogram.from()).isLessThan(3);
        assertThat(end).isGreaterThan(3);
        assertThat(histogram.densities().stream().filter(density -> density > 0))
                .hasSize(1);
        assertThat(Histogram.of(new double[][] {{Double.NaN}}).densities()).isEmpty();
    }

    @Test
    void autocorrelationsOfAChainThatAlternatesAreClosedForm() {
        int draws = 100;
        double[] alternating =
                IntStream.range(0, draws).mapToDouble(k -> k % 2 == 0 ? 1 : -1).toArray();
        double[] still = new double[draws];
        double[][] chains = {alternating, still};
        ChainDraws all = new ChainDraws(List.of("x"), new double[][][] {chains}, chains, new double[0][]);
        ChainCharts.Variable variable = ChainCharts.of(SyntheticChainRun.record(all, null), all)
                .variables()
                .get(0);
        for (int k = 0; k < variable.lags().size(); k++) {
            int lag = variable.lags().get(k);
            double expected = (lag % 2 == 0 ? 1 : -1) * (draws - lag) / (double) draws;
            assertThat(variable.correlations().get(k)).isCloseTo(expected, within(ROUNDED));
        }
        assertThat(variable.lags().get(variable.lags().size() - 1))
                .isLessThan(draws / 2)
                .isGreaterThan(10);
    }

    @Test
    void energiesAreAboutTheMeanOfTheirChainAndChangesFromDrawToDraw() {
        double[][] objective = {{10, 12, 10, 12}, {0, 2, 0, 2}};
        ChainDraws draws = new ChainDraws(List.of("x"), new double[][][] {objective}, objective, new double[0][]);
        Histogram energies =
                ChainCharts.of(SyntheticChainRun.record(draws, null), draws).energies();
        assertThat(centres(energies, 0))
                .allSatisfy(energy -> assertThat(Math.abs(energy)).isCloseTo(1, within(energies.width())));
        assertThat(centres(energies, 1))
                .allSatisfy(change -> assertThat(Math.abs(change)).isCloseTo(2, within(energies.width())));
    }

    private static List<Double> centres(Histogram histogram, int part) {
        return IntStream.range(0, histogram.densities().size())
                .filter(bin -> histogram.parts().get(part).get(bin) > 0)
                .mapToDouble(bin -> histogram.from() + (bin + 0.5) * histogram.width())
                .boxed()
                .toList();
    }

    @Test
    void longPathsAreDrawnByEvenChoiceAndShortOnesWhole() {
        SyntheticChainRun run = SyntheticChainRun.of(List.of("a", "b"), 2, 3100);
        ChainCharts.Path path =
                ChainCharts.of(run.record(), run.draws()).paths().get(1);
        assertThat(path.draw()).hasSize(1034).startsWith(0, 3, 6).endsWith(3096, 3099);
        assertThat(path.x().get(2)).isCloseTo(run.draws().of(0)[1][6], within(ROUNDED * 2));
        assertThat(Arrays.asList(path.x().size(), path.y().size())).containsOnly(1034);
    }
}
