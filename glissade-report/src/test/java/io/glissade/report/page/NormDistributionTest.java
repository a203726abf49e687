package io.glissade.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NormDistributionTest {

    @Test
    void everyPositiveFiniteNormIsCountedOnce() {
        double[] norms =
                IntStream.range(0, 1000).mapToDouble(i -> Math.exp(i * 0.01)).toArray();
        norms[3] = Double.NaN;
        norms[4] = 0;
        norms[5] = Double.POSITIVE_INFINITY;
        NormDistribution distribution = NormDistribution.of(norms);
        assertThat(distribution.counts().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(997);
        assertThat(distribution.edges())
                .hasSize(distribution.counts().size() + 1)
                .isSorted();
        assertThat(distribution.norms()).isSorted();
        assertThat(distribution.shares()).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void equalNormsStillHaveBinsOfSomeWidth() {
        NormDistribution distribution = NormDistribution.of(new double[] {2, 2, 2});
        assertThat(distribution.edges().get(0)).isLessThan(2.0);
        assertThat(distribution.counts()).contains(3);
    }

    @Test
    void noNormsMakeAnEmptyDistribution() {
        assertThat(NormDistribution.of(new double[] {0, Double.NaN}).counts()).isEmpty();
    }
}
