package io.glissade.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {

    @Test
    void aLongSeriesKeepsItsEndsAndItsExtremesInOrder() {
        double[] values =
                IntStream.range(0, 100_000).mapToDouble(i -> Math.sin(i * 0.01)).toArray();
        values[50_123] = 9;
        values[70_321] = -9;
        int[] rows = Thinning.rows(values, 1000);
        assertThat(rows)
                .hasSizeLessThanOrEqualTo(1000)
                .contains(0, 50_123, 70_321, 99_999)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aCloudKeepsItsDistributionAndItsTwoExtremes() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        double[] values = random.doubles(100_000).toArray();
        values[50_123] = 9;
        values[70_321] = -9;
        int[] rows = Thinning.cloud(values, 1000);
        assertThat(rows)
                .hasSizeBetween(998, 1000)
                .contains(0, 50_123, 70_321, 99_999)
                .isSorted();
        assertThat(Arrays.stream(rows)
                        .filter(row -> values[row] > 0.25 && values[row] < 0.75)
                        .count())
                .isBetween(450L, 550L);
    }

    @Test
    void aShortSeriesKeepsEveryFiniteValue() {
        assertThat(Thinning.rows(new double[] {1, Double.NaN, 3, Double.POSITIVE_INFINITY, 5}, 4))
                .containsExactly(0, 2, 4);
    }

    @Test
    void fewerThanFourPointsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Thinning.rows(new double[1], 3))
                .withMessage("most must be at least 4, got 3");
    }

    @Test
    void theRunningMeanPassesOverWhatIsNotFinite() {
        assertThat(Curve.smoothed(new double[] {1, 3, Double.NaN, 5, 7}, 3)).containsExactly(2, 2, Double.NaN, 6, 6);
        assertThat(Curve.smoothed(new double[] {1, 3, 5}, 1)).containsExactly(1, 3, 5);
    }

    @Test
    void aCurveHasFiniteRoundedValues() {
        assertThat(Curve.of(new double[] {1, 2}, new double[] {1.23456789, Double.NaN}, 4))
                .isEqualTo(new Curve(List.of(1L), List.of(1.2346)));
    }
}
