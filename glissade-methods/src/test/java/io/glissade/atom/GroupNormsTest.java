package io.glissade.atom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.atom.GroupAtoms.Signs;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Squared;
import io.glissade.testkit.ForAll;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class GroupNormsTest {

    @Test
    void normsOfSingleColumnsAreTheirLengths() {
        DenseDesign design = new DenseDesign(2, 2, new double[] {3, 1, 4, 0});
        double[] weights = {0.5, 1.5};
        LinearSum sum = new LinearSum(design, new double[2], weights, new Squared(), 0, 0, false);
        assertThat(GroupAtoms.l1(2).norms(sum, design.transposed()))
                .containsExactly(new double[] {Math.sqrt((0.5 * 9 + 1.5 * 16) / 2), Math.sqrt(0.25)}, within(1e-15));
    }

    @Test
    void normsOfGroupsAreTheLargestSingularValuesOfTheirColumns() {
        ForAll.forAll(1, 30, random -> random, random -> {
            LinearSum sum = RandomVectors.sum(random, 15, 9, random.nextBoolean());
            GroupAtoms atoms = new GroupAtoms(
                    9, new int[] {0, 4, 9}, new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, new double[] {1, 2}, Signs.ANY);
            double[] norms = atoms.norms(sum, sum.design().transposed());
            assertThat(norms[0]).isCloseTo(longest(sum, 0, 4), within(1e-10));
            assertThat(norms[1]).isCloseTo(longest(sum, 4, 9) / 2, within(1e-10));
        });
    }

    private static double longest(LinearSum sum, int from, int to) {
        double[] block = new double[sum.rows() * (to - from)];
        for (int i = 0; i < sum.rows(); i++) {
            for (int j = from; j < to; j++) {
                double[] unit = new double[9];
                unit[j] = Math.sqrt(sum.weight(i) / sum.rows());
                block[i * (to - from) + j - from] = sum.design().dot(i, unit);
            }
        }
        ThinDecomposition parts = new ThinDecomposition(sum.rows(), to - from);
        parts.decompose(block);
        return parts.value(0);
    }

    @Test
    void manyMembersHaveABoundAndIdenticalOnesTheirSum() {
        int members = GroupNorms.LARGEST_EXACT + 1;
        double[] entries = new double[3 * members];
        Arrays.fill(entries, 2);
        DenseDesign design = new DenseDesign(3, members, entries);
        LinearSum sum = new LinearSum(design, new double[3], null, new Squared(), 0, 0, false);
        int[] all = new int[members];
        Arrays.setAll(all, j -> j);
        double expected = 2 * Math.sqrt(members);
        GroupAtoms one = new GroupAtoms(members, new int[] {0, members}, all, new double[] {1}, Signs.ANY);
        assertThat(one.norms(sum, design.transposed())[0]).isCloseTo(expected, within(1e-12));
        GroupAtoms two =
                new GroupAtoms(members, new int[] {0, members - 1, members}, all, new double[] {1, 1}, Signs.ANY);
        assertThat(two.norms(sum, design.transposed()))
                .containsExactly(new double[] {2 * Math.sqrt(members - 1), 2}, within(1e-10));
    }
}
