package io.glissade.atom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.testkit.ForAll;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThinDecompositionTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 2",
        "8, 5, 3 2 1",
        "5, 8, 3 2 1 0.5 0.25",
        "30, 30, 1 1 1 0.5 0.5",
        "30, 20, 1 0.99999999999999 1e-8 1e-12",
        "20, 20, 7"
    })
    void findsKnownSingularValuesAndPutsTheMatrixTogetherAgain(int rows, int columns, String known) {
        double[] values =
                Arrays.stream(known.split(" ")).mapToDouble(Double::parseDouble).toArray();
        double[] x = Matrices.withSingularValues(rows, columns, 5, values);
        ThinDecomposition parts = new ThinDecomposition(rows, columns);
        parts.decompose(x);
        for (int k = 0; k < values.length; k++) {
            assertThat(parts.value(k)).isCloseTo(values[k], within(1e-14 * values[0]));
        }
        // What rounding made of the zeros.
        for (int k = values.length; k < parts.rank(); k++) {
            assertThat(parts.value(k)).isLessThan(1e-14 * values[0]);
        }
        assertOrthonormal(parts, rows, columns);
        assertThat(product(parts, rows, columns)).containsExactly(x, within(1e-14 * values[0]));
    }

    @Test
    void updatesKeepVectorsOrthonormalForManySteps() {
        ForAll.forAll(2, 2, random -> random, random -> {
            ThinDecomposition parts = new ThinDecomposition(12, 9);
            double[] x = new double[108];
            for (int step = 0; step < 1500; step++) {
                double[] u = RandomVectors.gaussian(random, 12);
                double[] v = RandomVectors.gaussian(random, 9);
                Vectors.normalise(u, 12);
                Vectors.normalise(v, 9);
                parts.update(0.99, 0.1, u, v);
                for (int j = 0; j < 108; j++) {
                    x[j] = 0.99 * x[j] + 0.1 * u[j / 9] * v[j % 9];
                }
            }
            assertOrthonormal(parts, 12, 9);
            assertThat(product(parts, 12, 9)).containsExactly(x, within(1e-13));
        });
    }

    @Test
    void zeroHasRankZero() {
        ThinDecomposition parts = new ThinDecomposition(3, 4);
        parts.decompose(new double[12]);
        assertThat(parts.rank()).isZero();
        parts.update(0, 0, new double[] {1, 0, 0}, new double[] {1, 0, 0, 0});
        assertThat(parts.rank()).isZero();
    }

    @Test
    void takingAPairOffAgainLowersTheRank() {
        ThinDecomposition parts = new ThinDecomposition(3, 3);
        double[] u = {0.6, 0.8, 0};
        double[] v = {0, 0.8, 0.6};
        parts.update(1, 2, new double[] {0, 0, 1}, new double[] {1, 0, 0});
        parts.update(1, 1, u, v);
        assertThat(parts.rank()).isEqualTo(2);
        parts.update(1, -1, u, v);
        assertThat(parts.rank()).isEqualTo(1);
        assertThat(parts.value(0)).isCloseTo(2, within(1e-15));
    }

    private static void assertOrthonormal(ThinDecomposition parts, int rows, int columns) {
        for (int i = 0; i < parts.rank(); i++) {
            assertThat(parts.left(i)).hasSize(rows);
            assertThat(parts.right(i)).hasSize(columns);
            for (int j = 0; j <= i; j++) {
                double one = i == j ? 1 : 0;
                assertThat(RandomVectors.dot(parts.left(i), parts.left(j))).isCloseTo(one, within(2e-14));
                assertThat(RandomVectors.dot(parts.right(i), parts.right(j))).isCloseTo(one, within(2e-14));
            }
        }
    }

    private static double[] product(ThinDecomposition parts, int rows, int columns) {
        double[] x = new double[rows * columns];
        for (int k = 0; k < parts.rank(); k++) {
            for (int j = 0; j < x.length; j++) {
                x[j] += parts.value(k) * parts.left(k)[j / columns] * parts.right(k)[j % columns];
            }
        }
        return x;
    }
}
