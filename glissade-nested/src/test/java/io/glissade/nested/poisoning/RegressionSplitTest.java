package io.glissade.nested.poisoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegressionSplitTest {

    private final RegressionRows table = PoisoningExample.rows(60, 4, 5);

    @Test
    void everyRowIsInOnePartAndAllTogetherHaveMeanZeroAndVarianceOne() {
        RegressionSplit split = RegressionSplit.standardised(table, 10, 20, 3);
        assertThat(split.training().rows()).isEqualTo(10);
        assertThat(split.validation().rows()).isEqualTo(20);
        assertThat(split.test().rows()).isEqualTo(30);
        List<Double> targets = new ArrayList<>();
        double[] sums = new double[4];
        double[] squares = new double[4];
        for (RegressionRows part : List.of(split.training(), split.validation(), split.test())) {
            for (int i = 0; i < part.rows(); i++) {
                targets.add(part.target(i));
                for (int j = 0; j < 4; j++) {
                    sums[j] += part.feature(i, j);
                    squares[j] += part.feature(i, j) * part.feature(i, j);
                }
            }
        }
        assertThat(targets).doesNotHaveDuplicates();
        assertThat(targets.stream().mapToDouble(x -> x).sum()).isCloseTo(0, within(1e-12));
        assertThat(targets.stream().mapToDouble(x -> x * x).sum()).isCloseTo(60, within(1e-11));
        for (int j = 0; j < 4; j++) {
            assertThat(sums[j]).isCloseTo(0, within(1e-12));
            assertThat(squares[j]).isCloseTo(60, within(1e-11));
        }
    }

    @Test
    void theSeedDecidesTheOrder() {
        double[] same = {
            RegressionSplit.standardised(table, 10, 20, 3).training().target(0)
        };
        assertThat(same[0])
                .isEqualTo(RegressionSplit.standardised(table, 10, 20, 3)
                        .training()
                        .target(0));
        assertThat(same[0])
                .isNotEqualTo(RegressionSplit.standardised(table, 10, 20, 4)
                        .training()
                        .target(0));
    }

    /** 400 draws: the mean lies within four of its standard errors of the expectation. */
    @Test
    void theErrorUnderNoiseIsAsExpected() {
        double[] theta = {0.8, -0.5, 0.3, 0.1};
        double expected = NoisyError.expected(table, theta, 0.6);
        assertThat(expected).isCloseTo(table.meanSquaredError(theta) + 0.36 * 0.99, within(1e-14));
        CounterRandom random = new CounterRandom(4, 0);
        double mean = 0;
        double squares = 0;
        for (int draw = 0; draw < 400; draw++) {
            double error = NoisyError.drawn(table, theta, 0.6, random);
            mean += error / 400;
            squares += error * error / 400;
        }
        double standardError = Math.sqrt((squares - mean * mean) / 399);
        assertThat(mean).isCloseTo(expected, within(4 * standardError));
        assertThat(standardError).isLessThan(0.1 * (expected - table.meanSquaredError(theta)));
        assertThat(NoisyError.drawn(table, theta, 0, random)).isEqualTo(table.meanSquaredError(theta));
    }

    /** Rows 3 e1, 0 and 4 e2: X'X / n = diag(3, 16/3). */
    @Test
    void theLargestSecondMomentIsAnEigenvalue() {
        RegressionRows rows = new RegressionRows(new double[][] {{3, 0}, {0, 0}, {0, 4}}, new double[3]);
        assertThat(rows.largestSecondMoment()).isCloseTo(16 / 3.0, within(1e-12));
        assertThat(new RegressionRows(new double[][] {{0}}, new double[1]).largestSecondMoment())
                .isZero();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> RegressionSplit.standardised(table, 40, 20, 3))
                .hasMessage("rows must be at least 61, got 60");
        assertThatThrownBy(() -> RegressionSplit.standardised(
                        new RegressionRows(new double[][] {{1}, {1}, {1}}, new double[] {1, 2, 3}), 1, 1, 0))
                .hasMessage("feature 1 must have a positive, finite variance, got 0.0");
        assertThatThrownBy(() -> new RegressionRows(new double[][] {{1}, {Double.NaN}}, new double[2]))
                .hasMessage("feature of row 2 must be finite, got NaN");
        assertThatThrownBy(() -> new RegressionRows(new double[][] {{1}, {1, 2}}, new double[2]))
                .hasMessage("row 2 must have 1 features like the first, got 2");
        assertThatThrownBy(() -> new RegressionRows(new double[][] {{1}}, new double[2]))
                .hasMessage("targets must be one for each of 1 rows, got 2");
        assertThatThrownBy(() -> table.residual(0, new double[2]))
                .hasMessage("coefficients must be one for each of 4 features, got 2");
        assertThatThrownBy(() -> NoisyError.expected(table, new double[4], -1))
                .hasMessage("deviation must not be negative and be finite, got -1.0");
    }
}
