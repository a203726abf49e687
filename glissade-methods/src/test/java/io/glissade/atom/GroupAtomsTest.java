package io.glissade.atom;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.atom.GroupAtoms.Signs;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;

final class GroupAtomsTest {

    @Nested
    final class AsTheNormOfAbsoluteValues implements AtomSetContract {
        @Override
        public AtomSet atoms() {
            return GroupAtoms.l1(9);
        }
    }

    @Nested
    final class DisjointWithWeights implements AtomSetContract {
        @Override
        public AtomSet atoms() {
            return new GroupAtoms(
                    9,
                    new int[] {0, 3, 4, 7, 9},
                    new int[] {0, 4, 5, 1, 2, 3, 8, 6, 7},
                    new double[] {1, 0.5, 2, 1.5},
                    Signs.ANY);
        }
    }

    @Nested
    final class Overlapping implements AtomSetContract {
        @Override
        public AtomSet atoms() {
            return new GroupAtoms(
                    6,
                    new int[] {0, 3, 6, 9, 12},
                    new int[] {0, 1, 2, 1, 2, 3, 2, 3, 4, 3, 4, 5},
                    new double[] {1, 1, 1.5, 1},
                    Signs.ANY);
        }

        @Override
        public boolean exact() {
            return false;
        }
    }

    @Nested
    final class Simplex implements AtomSetContract {
        @Override
        public AtomSet atoms() {
            return GroupAtoms.simplex(9);
        }

        @Override
        public double[] spanned(RandomGenerator random) {
            double[] x = RandomVectors.gaussian(random, 9);
            Arrays.setAll(x, j -> Math.max(x[j], 0));
            return x;
        }
    }

    @Nested
    final class GroupsThatAreNotNegative implements AtomSetContract {
        @Override
        public AtomSet atoms() {
            return new GroupAtoms(
                    6, new int[] {0, 2, 6}, new int[] {0, 1, 2, 3, 4, 5}, new double[] {2, 1}, Signs.NOT_NEGATIVE);
        }

        @Override
        public double[] spanned(RandomGenerator random) {
            double[] x = RandomVectors.gaussian(random, 6);
            Arrays.setAll(x, j -> Math.max(x[j], 0));
            assertThat(atoms().gauge(x)).isFinite();
            return x;
        }
    }
}
