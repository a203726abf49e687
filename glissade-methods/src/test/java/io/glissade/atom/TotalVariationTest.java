package io.glissade.atom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Squared;
import io.glissade.testkit.ForAll;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class TotalVariationTest implements AtomSetContract {

    @Override
    public AtomSet atoms() {
        return new TotalVariation(13);
    }

    @Override
    public double[] descent(RandomGenerator random) {
        double[] z = RandomVectors.gaussian(random, 13);
        double mean = Arrays.stream(z).sum() / 13;
        Arrays.setAll(z, j -> z[j] - mean);
        return z;
    }

    @Override
    public boolean readsLess() {
        return false;
    }

    @Test
    void gaugeIsTheSumOfTheJumpsAndConstantsAreFree() {
        assertThat(new TotalVariation(5).gauge(new double[] {7, 7, 9, 8.5, 8.5}))
                .isEqualTo(2.5);
        assertThat(new TotalVariation(3).gauge(new double[] {4, 4, 4})).isZero();
    }

    @Test
    void supportFunctionIsTheLargestPartialSumOfTheCentredSequence() {
        StepPoint point = new TotalVariation(4).point();
        // Centred: 2, -1, -4, 3; partial sums 2, 1, -3.
        assertThat(point.support(new double[] {12, 9, 6, 13})).isEqualTo(3);
        assertThat(point.atom().element()).isEqualTo(2);
        assertThat(point.level(0)).isEqualTo(2);
        assertThat(point.level(1)).isEqualTo(1);
        double[] atom = RandomVectors.dense(point.atom(), 4);
        assertThat(atom[3] - atom[2]).isEqualTo(1);
    }

    @Test
    void aConstantInThePointStaysThroughMoves() {
        StepPoint point = new TotalVariation(4).point();
        point.restart(new double[] {5, 5, 6, 6});
        point.support(new double[] {3, -1, -1, -1});
        point.move(0.5, 2);
        double[] out = new double[4];
        point.copyTo(out);
        // A step down after the first coordinate, written at its head.
        assertThat(out).containsExactly(4.5, 2.5, 3, 3);
    }

    @Test
    void normsOfDenoisingAreThoseOfCentredSteps() {
        int length = 9;
        int[] starts = new int[length + 1];
        double[] ones = new double[length];
        Arrays.setAll(starts, i -> i);
        Arrays.fill(ones, 1);
        SparseDesign identity = new SparseDesign(length, starts, Arrays.copyOf(starts, length), ones);
        LinearSum sum = new LinearSum(identity, new double[length], null, new Squared(), 0, 0, false);
        double[] norms = new TotalVariation(length).norms(sum, identity);
        for (int j = 0; j + 1 < length; j++) {
            double head = j + 1;
            assertThat(norms[j]).isCloseTo(Math.sqrt(head * (length - head)) / length, within(1e-12));
        }
    }

    @Test
    void normsAreExact() {
        ForAll.forAll(1, 20, random -> RandomVectors.sum(random, 20, 13, random.nextBoolean()), sum -> {
            double[] norms = new TotalVariation(13).norms(sum, sum.design().transposed());
            for (int j = 0; j < 12; j++) {
                assertThat(norms[j]).isCloseTo(leastSquares(sum, j), within(1e-6));
            }
        });
    }

    /** The length of a step's margins with the best constant, found by ternary search. */
    private static double leastSquares(LinearSum sum, int jump) {
        double low = -2;
        double high = 2;
        for (int i = 0; i < 200; i++) {
            double a = low + (high - low) / 3;
            double b = high - (high - low) / 3;
            if (square(sum, jump, a) < square(sum, jump, b)) {
                high = b;
            } else {
                low = a;
            }
        }
        return Math.sqrt(square(sum, jump, low));
    }

    private static double square(LinearSum sum, int jump, double constant) {
        double[] p = new double[13];
        Arrays.setAll(p, j -> constant + (j > jump ? 1 : 0));
        double squares = 0;
        for (int i = 0; i < sum.rows(); i++) {
            double margin = sum.design().dot(i, p);
            squares += sum.weight(i) * margin * margin;
        }
        return squares / sum.rows();
    }

    @Test
    void aStepThatTheConstantExplainsHasNoLength() {
        // Both columns alike: a step is half a constant.
        DenseDesign twins = new DenseDesign(3, 2, new double[] {1, 1, 2, 2, 3, 3});
        LinearSum sum = new LinearSum(twins, new double[3], null, new Squared(), 0, 0, false);
        assertThat(new TotalVariation(2).norms(sum, twins.transposed())[0]).isBetween(0.0, 1e-6);
    }

    @Test
    void aSequenceHasTwoCoordinates() {
        assertThatThrownBy(() -> new TotalVariation(1)).hasMessage("dimension must be at least 2, got 1");
    }
}
