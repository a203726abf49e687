package io.glissade.atom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.penalty.LogSum;
import io.glissade.testkit.ForAll;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class KSupportTest implements AtomSetContract {

    @Override
    public AtomSet atoms() {
        return new KSupport(9, 3);
    }

    @Override
    public boolean takesPrices() {
        return false;
    }

    @Override
    public boolean levelsAreSupportFunctions() {
        return false;
    }

    @Test
    void withOneCoordinateItIsTheSumOfTheSizesAndWithAllTheEuclideanLength() {
        ForAll.forAll(1, 100, random -> RandomVectors.gaussian(random, 9), x -> {
            double absolute = Arrays.stream(x).map(Math::abs).sum();
            double length = Math.sqrt(RandomVectors.dot(x, x));
            assertThat(new KSupport(9, 1).gauge(x)).isCloseTo(absolute, within(1e-14 * absolute));
            assertThat(new KSupport(9, 9).gauge(x)).isCloseTo(length, within(1e-14 * length));
        });
    }

    @Test
    void theGaugeIsAttainedByOneOfTheDirectionsThatCanAttainIt() {
        ForAll.forAll(2, 300, random -> spanned(random), x -> {
            double[] sizes = Arrays.stream(x).map(Math::abs).sorted().toArray();
            double most = 0;
            for (int r = 0; r < 3; r++) {
                double tail = 0;
                for (int i = 0; i <= 6 + r; i++) {
                    tail += sizes[i];
                }
                double share = tail / (r + 1);
                double edge = sizes[6 + r];
                // The largest keep their size, the others have the same.
                double[] z = Arrays.stream(x)
                        .map(one -> Math.copySign(Math.abs(one) > edge ? Math.abs(one) : share, one))
                        .toArray();
                double support = atoms().point().support(z);
                most = support == 0 ? most : Math.max(most, RandomVectors.dot(x, z) / support);
            }
            assertThat(atoms().gauge(x)).isCloseTo(most, within(1e-13 * (1 + most)));
        });
    }

    @Test
    void tiesAtTheThresholdFillTheAtomAndNoMore() {
        SparsePoint point = new KSupport(5, 2).point();
        assertThat(point.support(new double[] {1, -2, 1, 0, 1})).isCloseTo(Math.sqrt(5), within(1e-15));
        assertThat(point.atom().size()).isEqualTo(2);
        assertThat(point.threshold()).isEqualTo(1);
        assertThat(point.thresholdNorm(new double[] {3, 2, 7, 8, 9})).isEqualTo(3);
    }

    @Test
    void levelsMoveByNoMoreThanTheirNormsAndTheThresholdByNoMoreThanItsOwn() {
        ForAll.forAll(3, 50, random -> random, random -> {
            LinearSum sum = RandomVectors.sum(random, 15, 9, random.nextBoolean());
            Design columns = sum.design().transposed();
            double[] norms = atoms().norms(sum, columns);
            double[] levelNorms = atoms().levelNorms(norms, sum, columns);
            double[] z = RandomVectors.gaussian(random, 9);
            double[] change = RandomVectors.gaussian(random, 15);
            double squares = 0;
            double[] moved = z.clone();
            for (int i = 0; i < 15; i++) {
                squares += sum.weight(i) * change[i] * change[i] / 15;
                sum.design().add(i, sum.weight(i) * change[i] / 15, moved);
            }
            AtomicPoint here = atoms().point();
            here.support(z);
            AtomicPoint there = atoms().point();
            there.support(moved);
            double root = Math.sqrt(squares);
            for (int j = 0; j < 9; j++) {
                assertThat(levelNorms[j]).isLessThanOrEqualTo(norms[j] * (1 + 1e-14));
                assertThat(Math.abs(here.level(j) - there.level(j))).isLessThanOrEqualTo(levelNorms[j] * root + 1e-14);
            }
            assertThat(there.threshold())
                    .isGreaterThanOrEqualTo(here.threshold() - here.thresholdNorm(levelNorms) * root - 1e-14);
        });
    }

    @Test
    void saysWhatItDoesNotTake() {
        assertThatThrownBy(() -> new KSupport(4, 2).point().reweigh(new LogSum(0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the k-support norm takes no concave function of the weights of atoms, got LogSum[theta=0.5]");
        assertThatThrownBy(() -> new KSupport(4, 5)).hasMessage("k must be at most the dimension 4, got 5");
        assertThatThrownBy(() -> new KSupport(4, 0)).hasMessage("k must be at least 1, got 0");
    }
}
