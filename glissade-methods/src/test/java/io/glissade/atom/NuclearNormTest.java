package io.glissade.atom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Squared;
import io.glissade.penalty.LogSum;
import io.glissade.testkit.ForAll;
import org.junit.jupiter.api.Test;

final class NuclearNormTest implements AtomSetContract {

    @Override
    public AtomSet atoms() {
        return new NuclearNorm(4, 6);
    }

    @Test
    void gaugeOfADiagonalIsTheSumOfItsSizesAndItsSupportFunctionTheLargest() {
        double[] diagonal = {0, -3, 0, 1, 0, 0, 0, 0, 0.5};
        NuclearNorm atoms = new NuclearNorm(3, 3);
        assertThat(atoms.gauge(diagonal)).isCloseTo(4.5, within(1e-14));
        MatrixPoint point = atoms.point();
        assertThat(point.support(diagonal)).isCloseTo(3, within(1e-11));
        double[] atom = RandomVectors.dense(point.atom(), 9);
        assertThat(atom[1]).isCloseTo(-1, within(1e-11));
    }

    @Test
    void ranksDoNotPileUp() {
        MatrixPoint point = new NuclearNorm(20, 30).point();
        double[][] two = {Matrices.rankOne(20, 30, 1), Matrices.rankOne(20, 30, 2)};
        for (int step = 0; step < 500; step++) {
            point.support(two[step % 2]);
            point.move(0.9, 1);
        }
        assertThat(point.rank()).isEqualTo(2);
    }

    @Test
    void pricesOfSingularPairsAreSlopesAtTheSingularValues() {
        MatrixPoint point = new NuclearNorm(2, 2).point();
        point.restart(new double[] {0.5, 0, 0, 0});
        LogSum gamma = new LogSum(0.25);
        double price = 1 / 0.75;
        assertThat(point.reweigh(gamma)).isCloseTo(Math.log(3) - 0.5 * price, within(1e-14));
        assertThat(point.price()).isCloseTo(0.5 * price, within(1e-14));
        // The pair in the point is cheaper, so that a smaller entry there wins.
        assertThat(point.support(new double[] {0.5, 0, 0, 1})).isCloseTo(0.5 / price, within(1e-14));
        assertThat(RandomVectors.dense(point.atom(), 4)[0]).isCloseTo(1 / price, within(1e-14));
        assertThat(point.support(new double[] {0.1, 0, 0, 1})).isCloseTo(0.25, within(1e-11));
    }

    @Test
    void normsOfObservedEntriesAreExact() {
        // Entries 0, 2 and 3 of a 2 by 2 matrix, one of them twice over.
        SparseDesign design =
                new SparseDesign(4, new int[] {0, 1, 2, 3, 4}, new int[] {0, 2, 2, 3}, new double[] {1, 1, 2, 1});
        LinearSum sum = new LinearSum(design, new double[4], new double[] {1, 1, 0.5, 1.5}, new Squared(), 0, 0, false);
        double norm = new NuclearNorm(2, 2).norms(sum, design.transposed())[0];
        assertThat(norm).isCloseTo(Math.sqrt((1 + 0.5 * 4) / 4), within(1e-15));
    }

    @Test
    void theRankIsBoundedByTheSingularValuesNearTheLargest() {
        NuclearNorm atoms = new NuclearNorm(3, 4);
        double[] z = {5, 0, 0, 0, 0, 4, 0, 0, 0, 0, 1, 0};
        assertThat(atoms.rankBound(z, 1, 0)).isEqualTo(1);
        assertThat(atoms.rankBound(z, 1, 0.26)).isEqualTo(2);
        assertThat(atoms.rankBound(z, 1, 4.1)).isEqualTo(3);
        assertThat(atoms.rankBound(z, 1, 100)).isEqualTo(3);
    }

    @Test
    void matricesFitOneArray() {
        assertThatThrownBy(() -> new NuclearNorm(100_000, 100_000))
                .hasMessage("rows times columns must fit one array, got 100000 times 100000");
        assertThatThrownBy(() -> new NuclearNorm(0, 3)).hasMessage("rows must be at least 1, got 0");
    }

    @Test
    void moreMovesThanTheRankCanGrowKeepThePoint() {
        ForAll.forAll(1, 5, random -> random, random -> {
            MatrixPoint point = new NuclearNorm(7, 5).point();
            double[] x = new double[35];
            for (int step = 0; step < 300; step++) {
                point.support(RandomVectors.gaussian(random, 35));
                double[] atom = RandomVectors.dense(point.atom(), 35);
                java.util.Arrays.setAll(x, j -> 0.99 * x[j] + 0.3 * atom[j]);
                point.move(0.99, 0.3);
            }
            double[] out = new double[35];
            point.copyTo(out);
            assertThat(point.rank()).isEqualTo(5);
            assertThat(out).containsExactly(x, within(1e-12));
            assertThat(point.gauge()).isCloseTo(new NuclearNorm(7, 5).gauge(x), within(1e-12));
        });
    }
}
