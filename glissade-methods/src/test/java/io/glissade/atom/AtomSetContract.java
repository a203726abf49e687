package io.glissade.atom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.penalty.LogSum;
import io.glissade.testkit.Allocation;
import io.glissade.testkit.ForAll;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every set of atoms and its point must do. */
interface AtomSetContract {

    double ROUNDING = 1e-11;

    /** A small one. */
    AtomSet atoms();

    /** A descent direction as a run has it: where constants are free its coordinates add up to 0. */
    default double[] descent(RandomGenerator random) {
        return RandomVectors.gaussian(random, atoms().dimension());
    }

    /** A point that the atoms span. */
    default double[] spanned(RandomGenerator random) {
        double[] x = RandomVectors.gaussian(random, atoms().dimension());
        Arrays.setAll(x, j -> random.nextInt(4) == 0 ? 0 : x[j]);
        return x;
    }

    /** Whether the gauge is exact, not only an upper bound. */
    default boolean exact() {
        return true;
    }

    /** Whether the level of the best element is the support function. */
    default boolean levelsAreSupportFunctions() {
        return true;
    }

    /** Whether the points take prices. */
    default boolean takesPrices() {
        return true;
    }

    /** Whether the oracle reads less once elements are dropped. */
    default boolean readsLess() {
        return true;
    }

    private double[] randomAtom(RandomGenerator random) {
        AtomicPoint point = atoms().point();
        point.support(descent(random));
        return RandomVectors.dense(point.atom(), atoms().dimension());
    }

    @Test
    default void noAtomAscendsMoreThanTheSupportFunctionAndOneAscendsAsMuch() {
        ForAll.forAll(1, 100, random -> random, random -> {
            double[] z = descent(random);
            AtomicPoint point = atoms().point();
            double support = point.support(z);
            double[] best = RandomVectors.dense(point.atom(), z.length);
            assertThat(RandomVectors.dot(best, z)).isCloseTo(support, within(ROUNDING * Math.abs(support)));
            if (levelsAreSupportFunctions()) {
                assertThat(point.level(point.atom().element())).isEqualTo(support);
                assertThat(point.threshold()).isEqualTo(support);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(RandomVectors.dot(randomAtom(random), z))
                        .isLessThanOrEqualTo(support * (1 + ROUNDING) + 1e-14);
            }
        });
    }

    @Test
    default void everyAtomHasAGaugeOfOne() {
        ForAll.forAll(2, 50, random -> random, random -> {
            double gauge = atoms().gauge(randomAtom(random));
            if (exact()) {
                assertThat(gauge).isCloseTo(1, within(ROUNDING));
            } else {
                assertThat(gauge).isGreaterThanOrEqualTo(1 - ROUNDING);
            }
        });
    }

    @Test
    default void gaugeAndSupportFunctionBoundTheInnerProduct() {
        ForAll.forAll(3, 200, random -> random, random -> {
            double[] z = descent(random);
            double[] x = spanned(random);
            double bound = atoms().gauge(x) * atoms().point().support(z);
            assertThat(RandomVectors.dot(x, z)).isLessThanOrEqualTo(bound * (1 + ROUNDING) + ROUNDING);
        });
    }

    @Test
    default void aPointIsWhereItWasPut() {
        ForAll.forAll(4, 50, random -> random, random -> {
            double[] x = spanned(random);
            AtomicPoint point = atoms().point();
            point.restart(x);
            double[] out = RandomVectors.gaussian(random, x.length);
            point.copyTo(out);
            assertThat(out).containsExactly(x, within(ROUNDING));
            assertThat(point.gauge()).isCloseTo(atoms().gauge(x), within(ROUNDING * (1 + point.gauge())));
            point.restart(new double[x.length]);
            point.copyTo(out);
            assertThat(out).containsOnly(0.0);
            assertThat(point.gauge()).isZero();
        });
    }

    @Test
    default void movesAreThoseOfTheVectorAndItsGaugeIsAtMostThatOfThePoint() {
        ForAll.forAll(5, 20, random -> random, random -> {
            double[] x = spanned(random);
            double[] out = new double[x.length];
            AtomicPoint point = atoms().point();
            point.restart(x);
            for (int step = 0; step < 40; step++) {
                double keep = step == 20 ? 0 : random.nextDouble();
                double amount = 3 * random.nextDouble();
                point.support(descent(random));
                double[] atom = RandomVectors.dense(point.atom(), x.length);
                Arrays.setAll(x, j -> keep * x[j] + amount * atom[j]);
                double before = point.gauge();
                point.move(keep, amount);
                point.copyTo(out);
                assertThat(out).containsExactly(x, within(1e-10));
                assertThat(point.gauge()).isLessThanOrEqualTo((keep * before + amount) * (1 + ROUNDING));
                if (exact()) {
                    assertThat(point.gauge()).isCloseTo(atoms().gauge(x), within(1e-10));
                }
                // Whatever the gauge is, no z may find a longer point.
                double[] z = descent(random);
                assertThat(RandomVectors.dot(x, z))
                        .isLessThanOrEqualTo(point.gauge() * atoms().point().support(z) + 1e-10);
            }
        });
    }

    @Test
    default void noAtomHasLongerMarginsThanTheNormOfItsElement() {
        ForAll.forAll(6, 20, random -> random, random -> {
            LinearSum sum = RandomVectors.sum(random, 15, atoms().dimension(), random.nextBoolean());
            Design columns = sum.design().transposed();
            double[] norms = atoms().norms(sum, columns);
            assertThat(norms).hasSize(atoms().elements());
            AtomicPoint point = atoms().point();
            for (int i = 0; i < 100; i++) {
                point.support(descent(random));
                double[] p = RandomVectors.dense(point.atom(), atoms().dimension());
                double norm = norms[point.atom().element()];
                assertThat(marginNorm(sum, p)).isLessThanOrEqualTo(norm * (1 + ROUNDING));
            }
        });
    }

    private double marginNorm(LinearSum sum, double[] p) {
        double[] ones = new double[p.length];
        Arrays.fill(ones, 1);
        double squares = 0;
        double product = 0;
        double ofConstant = 0;
        for (int i = 0; i < sum.rows(); i++) {
            double margin = sum.design().dot(i, p);
            double constant = sum.design().dot(i, ones);
            squares += sum.weight(i) * margin * margin;
            product += sum.weight(i) * margin * constant;
            ofConstant += sum.weight(i) * constant * constant;
        }
        double shared = atoms().constantsAreFree() ? product * product / ofConstant : 0;
        return Math.sqrt(Math.max(squares - shared, 0) / sum.rows());
    }

    @Test
    default void droppedElementsAreNeverTheAnswerUntilARestart() {
        if (atoms().elements() < 3) {
            return;
        }
        ForAll.forAll(7, 50, random -> random, random -> {
            AtomicPoint point = atoms().point();
            boolean[] gone = new boolean[atoms().elements()];
            while (point.kept() > 2) {
                double[] z = descent(random);
                point.support(z);
                int[] dropped = {point.atom().element(), 0};
                gone[dropped[0]] = true;
                int columnsBefore = point.columnCount();
                point.drop(dropped, 1);
                assertThat(point.columnCount()).isLessThanOrEqualTo(columnsBefore);
                double most = Double.NEGATIVE_INFINITY;
                double support = point.support(z);
                for (int i = 0; i < point.kept(); i++) {
                    assertThat(gone[point.keptElement(i)]).isFalse();
                    most = Math.max(most, point.level(point.keptElement(i)));
                }
                assertThat(gone[point.atom().element()]).isFalse();
                assertThat(point.threshold()).isLessThanOrEqualTo(Math.max(most, 0));
                assertThat(RandomVectors.dot(RandomVectors.dense(point.atom(), z.length), z))
                        .isCloseTo(support, within(ROUNDING));
            }
            if (readsLess()) {
                assertThat(point.columnCount()).isLessThan(atoms().dimension());
            }
            point.restart(new double[atoms().dimension()]);
            assertThat(point.kept()).isEqualTo(atoms().elements());
            assertThat(point.columnCount()).isEqualTo(atoms().dimension());
        });
    }

    @Test
    default void pricesAreSlopesAtTheWeightsAndTheLinearisedGapIsNotNegative() {
        if (!takesPrices()) {
            return;
        }
        LogSum gamma = new LogSum(0.25);
        ForAll.forAll(8, 50, random -> random, random -> {
            AtomicPoint point = atoms().point();
            double[] z = descent(random);
            double plain = point.support(z);
            assertThat(point.reweigh(gamma)).isZero();
            assertThat(point.support(z)).isCloseTo(plain * 0.25, within(ROUNDING));
            double[] x = spanned(random);
            point.restart(x);
            double rest = point.reweigh(gamma);
            double support = point.support(z);
            double[] atom = RandomVectors.dense(point.atom(), z.length);
            assertThat(rest).isNotNegative();
            assertThat(RandomVectors.dot(atom, z)).isCloseTo(support, within(ROUNDING));
            assertThat(support).isBetween(plain * 0.25 - ROUNDING, plain + ROUNDING);
            // Prices of at least 1, and no tangent of a concave function is below it.
            assertThat(point.price()).isGreaterThanOrEqualTo(point.gauge() - ROUNDING);
            assertThat(rest + point.price()).isLessThanOrEqualTo(4 * point.gauge() + ROUNDING);
            assertThat(RandomVectors.dot(x, z)).isLessThanOrEqualTo(support * point.price() + ROUNDING);
            assertThat(point.reweigh(null)).isZero();
            assertThat(point.price()).isEqualTo(point.gauge());
            assertThat(point.support(z)).isCloseTo(plain, within(ROUNDING));
        });
    }

    @Test
    default void withoutAscentTheSupportFunctionIsZeroAndTheAtomFinite() {
        AtomicPoint point = atoms().point();
        assertThat(point.support(new double[atoms().dimension()])).isZero();
        assertThat(Arrays.stream(RandomVectors.dense(point.atom(), atoms().dimension()))
                        .allMatch(Double::isFinite))
                .isTrue();
    }

    @Test
    default void stepsAllocateNothing() {
        RandomGenerator random = ForAll.random(9);
        double[][] descents = new double[200][];
        Arrays.setAll(descents, i -> descent(random));
        AtomicPoint point = atoms().point();
        LogSum gamma = new LogSum(0.5);
        long before = 0;
        for (int round = 0; round < 3; round++) {
            before = Allocation.bytesOfThisThread();
            for (double[] z : descents) {
                point.reweigh(takesPrices() ? gamma : null);
                point.support(z);
                point.move(0.9, 0.1);
            }
        }
        assertThat(Allocation.bytesOfThisThread() - before).isLessThan(200L * 8 * atoms().dimension());
    }
}
