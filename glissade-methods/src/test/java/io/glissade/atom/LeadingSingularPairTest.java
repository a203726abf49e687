package io.glissade.atom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.testkit.ForAll;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LeadingSingularPairTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 3",
        "1, 7, 3",
        "7, 1, 3",
        "30, 20, 5 4 3 2 1",
        "20, 30, 5 4 3 2 1",
        "30, 30, 2",
        "40, 25, 1 0.9999999999 0.999999 0.5",
        "25, 40, 1 1 1 0.5",
        "12, 12, 1 1 1 1 1 1 1 1 1 1 1 1",
        "50, 40, 1e8 1 1e-8",
        "60, 70, 1e-30 9e-31 8e-31",
        "60, 50, 1e60 9e59 1e40"
    })
    void findsTheLargestOfKnownSingularValues(int rows, int columns, String known) {
        double[] values =
                Arrays.stream(known.split(" ")).mapToDouble(Double::parseDouble).toArray();
        double[] z = Matrices.withSingularValues(rows, columns, 3, values);
        LeadingSingularPair pair = new LeadingSingularPair(rows, columns);
        for (boolean prove : new boolean[] {true, false}) {
            pair.forget();
            pair.find(z, prove);
            assertThat(pair.value()).isCloseTo(values[0], within(1e-12 * values[0]));
            assertThat(pair.residual()).isLessThanOrEqualTo(3e-12 * values[0]);
            assertThat(pair.bound()).isGreaterThanOrEqualTo(values[0] * (1 - 1e-14));
            if (prove) {
                assertThat(pair.bound()).isLessThanOrEqualTo(values[0] * (1 + 1e-11));
            }
            double product = 0;
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    product += pair.u()[r] * z[r * columns + c] * pair.v()[c];
                }
            }
            assertThat(product).isCloseTo(values[0], within(1e-12 * values[0]));
            assertThat(RandomVectors.dot(pair.u(), pair.u())).isCloseTo(1, within(1e-14));
            assertThat(RandomVectors.dot(pair.v(), pair.v())).isCloseTo(1, within(1e-14));
        }
    }

    @Test
    void aBoundHoldsWhetherProvenOrNot() {
        ForAll.forAll(1, 50, random -> random, random -> {
            double[] z = RandomVectors.gaussian(random, 40 * 30);
            ThinDecomposition all = new ThinDecomposition(40, 30);
            all.decompose(z);
            LeadingSingularPair pair = new LeadingSingularPair(40, 30);
            pair.find(z, false);
            assertThat(pair.bound()).isGreaterThanOrEqualTo(all.value(0) * (1 - 1e-14));
            pair.find(z, true);
            assertThat(pair.bound()).isBetween(all.value(0) * (1 - 1e-14), all.value(0) * (1 + 1e-11));
        });
    }

    @Test
    void aSearchThatBeginsAtAnotherPairLeavesIt() {
        LeadingSingularPair pair = new LeadingSingularPair(30, 20);
        double[] first = Matrices.withSingularValues(30, 20, 4, 2, 1, 0.5);
        double[] then = Matrices.withSingularValues(30, 20, 4, 1, 1.5, 0.5);
        pair.find(first, false);
        pair.find(then, false);
        assertThat(pair.value()).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void aLongMatrixBeginsAgainWhenItHasKeptEnoughVectors() {
        // A flat spectrum, whose largest value takes more steps than vectors are kept.
        int size = 700;
        double[] z = new double[size * size];
        for (int i = 0; i < size; i++) {
            z[i * size + i] = 1 - 1e-6 * i / size;
        }
        LeadingSingularPair pair = new LeadingSingularPair(size, size);
        pair.find(z, false);
        assertThat(pair.value()).isBetween(1 - 1e-8, 1 + 1e-14);
        assertThat(pair.bound()).isGreaterThanOrEqualTo(1.0);
    }

    @Test
    void zeroHasAnyVectorsAndWhatIsNotFiniteHasNoValue() {
        LeadingSingularPair pair = new LeadingSingularPair(2, 3);
        pair.find(new double[6], true);
        assertThat(pair.value()).isZero();
        assertThat(pair.bound()).isZero();
        pair.find(new double[] {1, 2, Double.NaN, 4, 5, 6}, true);
        assertThat(pair.value()).isNaN();
        pair.find(new double[] {0, 0, 0, 0, 7, 0}, true);
        assertThat(pair.value()).isCloseTo(7, within(1e-11));
    }
}
