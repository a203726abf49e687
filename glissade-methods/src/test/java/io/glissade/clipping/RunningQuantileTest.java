package io.glissade.clipping;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RunningQuantileTest {

    /** Against sorting everything anew, with ties, for every length up to 300. */
    @Test
    void itIsTheInterpolatedOrderStatisticOfAllNumbersSoFar() {
        double[] fractions = {0, 0.01, 0.1, 0.5, 0.8, 0.999, 1};
        forAll(70, 20, random -> random, random -> {
            double fraction = fractions[random.nextInt(fractions.length)];
            RunningQuantile quantile = new RunningQuantile(fraction);
            double[] numbers = new double[300];
            for (int n = 1; n <= numbers.length; n++) {
                numbers[n - 1] = random.nextBoolean() ? random.nextInt(10) : random.nextDouble(10);
                quantile.add(numbers[n - 1]);
                double[] sorted = Arrays.copyOf(numbers, n);
                Arrays.sort(sorted);
                double rank = fraction * (n - 1);
                int below = (int) rank;
                double expected = below + 1 < n
                        ? sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below])
                        : sorted[below];
                assertThat(quantile.value()).isEqualTo(expected);
                assertThat(quantile.sorted()).containsExactly(sorted);
            }
        });
    }
}
