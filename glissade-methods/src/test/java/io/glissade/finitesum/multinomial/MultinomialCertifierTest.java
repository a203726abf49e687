package io.glissade.finitesum.multinomial;

import static io.glissade.testkit.ForAll.forAll;
import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.finitesum.example.MultinomialSums;
import io.glissade.finitesum.example.StandingPass;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.MultinomialSum;
import io.glissade.linear.Softmax;
import io.glissade.run.Certificate;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class MultinomialCertifierTest {

    private static MultinomialSum sum(RandomGenerator random) {
        double l2 = Math.exp(-6 * random.nextDouble());
        return MultinomialSums.of(random.nextLong(), 15, 4, 2 + random.nextInt(4), l2, random.nextBoolean());
    }

    /** Slopes at margins of their own for every row; of some rows none. */
    private static double[] slopes(MultinomialSum sum, RandomGenerator random, double spread) {
        double[] slopes = new double[sum.rows() * sum.outputs()];
        double[] row = new double[sum.outputs()];
        for (int i = 0; i < sum.rows(); i++) {
            Arrays.setAll(row, k -> spread * random.nextGaussian());
            Softmax.valueAndSlopes(row, sum.target(i));
            if (random.nextInt(5) > 0) {
                System.arraycopy(row, 0, slopes, i * row.length, row.length);
            }
        }
        return slopes;
    }

    @Test
    void noDualLiesAboveTheMinimumWhateverTheSlopes() {
        forAll(130, 25, MultinomialCertifierTest::sum, sum -> {
            double minimum = MultinomialSums.value(sum, MultinomialSums.minimiser(sum));
            MultinomialCertifier certifier = new MultinomialCertifier(sum);
            RandomGenerator random = random(131);
            for (int i = 0; i < 40; i++) {
                double spread = Math.exp(6 * random.nextDouble() - 4);
                double[] slopes = slopes(sum, random, spread);
                double[] x = sum.space().zero();
                Arrays.setAll(x, at -> spread * random.nextGaussian());
                Certificate certificate = certifier.certify(new StandingPass(x, slopes));
                assertThat(certificate.dual()).isFinite().isLessThanOrEqualTo(minimum + 1e-13);
                assertThat(certificate.value()).isGreaterThanOrEqualTo(minimum - 1e-13);
                assertThat(certifier.certifyFully(x, slopes).dual()).isBetween(certificate.dual(), minimum + 1e-13);
            }
            double zero = certifier
                    .certify(new StandingPass(sum.space().zero(), new double[sum.rows() * sum.outputs()]))
                    .dual();
            assertThat(zero).as("the dual of a table of zeros").isZero();
        });
    }

    @Test
    void theGapClosesAtTheMinimum() {
        forAll(132, 40, MultinomialCertifierTest::sum, sum -> {
            double[] x = MultinomialSums.minimiser(sum);
            Certificate certificate = new MultinomialCertifier(sum).certifyFully(x, null);
            assertThat(certificate.gap()).isBetween(-1e-13, 1e-13);
            assertThat(certificate.gradientNorm()).isLessThan(1e-12);
        });
    }

    /** A point off by e has slopes off by e, and the tilt takes the imbalance away: the gap is of second order, not first. */
    @Test
    void nearTheMinimumTheGapIsOfSecondOrderInTheDistance() {
        MultinomialSum sum = MultinomialSums.of(133, 40, 5, 4, 0.05, true);
        double[] x = MultinomialSums.minimiser(sum);
        double[] shift = sum.space().zero();
        sum.space().fillGaussian(random(134), shift);
        double[] gaps = new double[2];
        for (int i = 0; i < 2; i++) {
            double[] near = x.clone();
            sum.space().axpy(i == 0 ? 1e-3 : 1e-4, shift, near);
            gaps[i] = new MultinomialCertifier(sum).certifyFully(near, null).gap();
        }
        assertThat(gaps[0] / gaps[1]).isBetween(80.0, 120.0);
    }

    @Test
    void balancedSlopesAreFeasible() {
        forAll(135, 40, random -> MultinomialSums.of(random.nextLong(), 15, 4, 2 + random.nextInt(4), 1, true), sum -> {
            RandomGenerator random = random(136);
            for (double spread : new double[] {0, 0.1, 1, 5, 100}) {
                double[] slopes = slopes(sum, random, spread);
                double[] balanced = new double[slopes.length];
                new ClassBalance(sum).balance(slopes, balanced);
                double[] sums = new double[sum.outputs()];
                for (int i = 0; i < sum.rows(); i++) {
                    double ofRow = 0;
                    for (int k = 0; k < sums.length; k++) {
                        sums[k] += sum.weight(i) * balanced[i * sums.length + k];
                        ofRow += balanced[i * sums.length + k];
                    }
                    assertThat(ofRow).isCloseTo(0, within(1e-14));
                    assertThat(Softmax.conjugate(balanced, i * sums.length, sums.length, sum.target(i)))
                            .isFinite();
                }
                assertThat(sums).containsExactly(new double[sums.length], within(1e-13));
                double[] again = new double[slopes.length];
                new ClassBalance(sum).balance(balanced, again);
                assertThat(again).containsExactly(balanced, within(1e-12));
            }
        });
    }

    /** Certain rows cannot be tilted: all of the imbalance is left for the mixing. */
    @Test
    void rowsThatAreCertainOfTheWrongClassAreMixed() {
        DenseDesign design = new DenseDesign(2, 1, new double[] {1, 2});
        MultinomialSum sum = new MultinomialSum(design, new int[] {0, 1}, null, 2, 1, true);
        double[] balanced = new double[4];
        new ClassBalance(sum).balance(new double[] {-1, 1, 0, 0}, balanced);
        assertThat(balanced).containsExactly(new double[] {-0.5, 0.5, 0.5, -0.5}, within(1e-15));
    }

    @Test
    void withoutPenaltyThereIsNoDualButAGradientNorm() {
        MultinomialSum sum = MultinomialSums.of(137, 15, 4, 3, 0, true);
        double[] x = sum.space().zero();
        sum.space().fillGaussian(random(138), x);
        double[] gradient = sum.space().zero();
        double value = sum.valueAndGradient(x, gradient);
        Certificate certificate = new MultinomialCertifier(sum).certify(new StandingPass(x, new double[45]));
        assertThat(certificate.dual()).isNaN();
        assertThat(certificate.value()).isCloseTo(value, within(1e-14));
        assertThat(certificate.gradientNorm()).isCloseTo(sum.space().norm(gradient), within(1e-14));
    }
}
