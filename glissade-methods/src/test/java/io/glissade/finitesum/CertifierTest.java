package io.glissade.finitesum;

import static io.glissade.testkit.ForAll.forAll;
import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.finitesum.example.ProximalDescent;
import io.glissade.finitesum.example.StandingPass;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.Loss;
import io.glissade.loss.Huber;
import io.glissade.loss.Logistic;
import io.glissade.loss.Poisson;
import io.glissade.loss.SmoothHinge;
import io.glissade.loss.Squared;
import io.glissade.loss.SquaredHinge;
import io.glissade.run.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CertifierTest {

    private static final int ROWS = 14;
    private static final int COLUMNS = 3;

    static List<Loss> losses() {
        return List.of(
                new Logistic(),
                new Squared(),
                new Huber(0.6),
                new SquaredHinge(),
                new SmoothHinge(0.5),
                new SmoothHinge(1),
                new Poisson());
    }

    private static LinearSum sum(RandomGenerator random, Loss loss, double l2, double l1, boolean intercept) {
        double[] values = new double[ROWS * COLUMNS];
        Arrays.setAll(values, i -> random.nextGaussian());
        double[] weights = new double[ROWS];
        Arrays.setAll(weights, i -> 0.2 + random.nextDouble());
        double[] targets = new double[ROWS];
        Arrays.setAll(targets, i -> target(loss, random, i, values[i * COLUMNS]));
        return new LinearSum(new DenseDesign(ROWS, COLUMNS, values), targets, weights, loss, l2, l1, intercept);
    }

    private static double target(Loss loss, RandomGenerator random, int row, double feature) {
        if (loss instanceof Poisson) {
            return (row + random.nextInt(3)) % 4;
        }
        double score = feature + random.nextGaussian() + 0.3;
        return loss.broken(0) == null ? score : row < 2 ? 2 * row - 1 : Math.signum(score);
    }

    /** Penalties: none of l1, both, none of l2. */
    private static final double[][] PENALTIES = {{0.1, 0}, {1e-3, 0}, {0.05, 0.03}, {0.2, 0.5}, {0, 0.05}, {0, 0.3}};

    @ParameterizedTest
    @MethodSource("losses")
    void noDualLiesAboveTheMinimumWhateverTheSlopes(Loss loss) {
        for (double[] penalty : PENALTIES) {
            forAll(120, 6, random -> sum(random, loss, penalty[0], penalty[1], random.nextBoolean()), sum -> {
                double minimum = ProximalDescent.minimise(sum, new double[dimension(sum)])
                        .value();
                Certifier certifier = new Certifier(sum);
                RandomGenerator random = random(121);
                for (int i = 0; i < 40; i++) {
                    double spread = Math.exp(4 * random.nextDouble() - 3);
                    double[] slopes = new double[ROWS];
                    Arrays.setAll(slopes, row -> loss.derivative(spread * random.nextGaussian(), sum.target(row)));
                    double[] x = new double[dimension(sum)];
                    Arrays.setAll(x, j -> spread * random.nextGaussian());
                    Certificate certificate = certifier.certify(new StandingPass(x, slopes));
                    double rounding = 1e-12 * (1 + Math.abs(minimum));
                    assertThat(certificate.dual()).isFinite().isLessThanOrEqualTo(minimum + rounding);
                    assertThat(certificate.value()).isGreaterThanOrEqualTo(minimum - rounding);
                    Certificate full = certifier.certifyFully(x, slopes);
                    assertThat(full.value()).isEqualTo(certificate.value());
                    assertThat(full.dual()).isBetween(certificate.dual(), minimum + rounding);
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theGapClosesAtTheMinimum(Loss loss) {
        for (double[] penalty : PENALTIES) {
            for (boolean intercept : new boolean[] {false, true}) {
                LinearSum sum = sum(random(122), loss, penalty[0], penalty[1], intercept);
                double[] x = new double[dimension(sum)];
                ProximalDescent.minimise(sum, x);
                Certificate certificate = new Certifier(sum).certifyFully(x, null);
                // Values tell the minimiser to about 1e-8. The gap is of second order in that, of first where slopes
                // must be scaled down to be feasible.
                boolean scaled = intercept || penalty[0] == 0;
                assertThat(certificate.gap())
                        .as("gap of %s with l2 %s, l1 %s, intercept %s", loss, penalty[0], penalty[1], intercept)
                        .isBetween(-1e-13, scaled ? 1e-7 : 1e-11);
                assertThat(certificate.gradientNorm()).isLessThan(1e-7);
                double[] slopes = new double[ROWS];
                sum.meanLoss(x, slopes);
                assertThat(new Certifier(sum)
                                .certify(new StandingPass(x, slopes))
                                .dual())
                        .isEqualTo(certificate.dual());
            }
        }
    }

    @Test
    void theDualOfOneRowIsTheFormula() {
        LinearSum sum = new LinearSum(
                new DenseDesign(1, 1, new double[] {2}), new double[] {3}, null, new Squared(), 0.5, 0, false);
        double slope = -1;
        double dual = -(slope * slope / 2 + 3 * slope) - (2 * slope) * (2 * slope) / (2 * 0.5);
        Certificate certificate = new Certifier(sum).certify(new StandingPass(new double[] {1}, new double[] {slope}));
        assertThat(certificate.dual()).isCloseTo(dual, within(1e-15));
        assertThat(certificate.value()).isCloseTo(0.5 + 0.25, within(1e-15));
        assertThat(certificate.gap()).isCloseTo(0.75 - dual, within(1e-15));
        assertThat(certificate.gradientNorm()).isNaN();
    }

    @Test
    void withoutPenaltyThereIsNoDualButAGradientNorm() {
        for (Loss loss : losses()) {
            LinearSum sum = sum(random(123), loss, 0, 0, true);
            double[] x = {0.1, -0.2, 0.3, 0.4};
            double[] gradient = new double[4];
            double value = sum.valueAndGradient(x, gradient);
            assertThat(Certifier.hasDual(sum)).isFalse();
            for (Certificate certificate : List.of(
                    new Certifier(sum).certify(new StandingPass(x, new double[ROWS])),
                    new Certifier(sum).certifyFully(x, null))) {
                assertThat(certificate.dual()).isNaN();
                assertThat(certificate.gap()).isNaN();
                assertThat(certificate.value()).isCloseTo(value, within(1e-13));
                assertThat(certificate.gradientNorm()).isCloseTo(sum.space().norm(gradient), within(1e-13));
            }
        }
    }

    /** At a weight of zero the least-norm subgradient is what l1 cannot take up. */
    @Test
    void theGradientNormIsThatOfTheLeastNormSubgradient() {
        DenseDesign identity = new DenseDesign(2, 2, new double[] {1, 0, 0, 1});
        LinearSum sum = new LinearSum(identity, new double[] {4, 0.4}, null, new Squared(), 0, 0.5, false);
        Certifier certifier = new Certifier(sum);
        // Slopes (-4, -0.4) / 2: of the first 1.5 are left, of the second nothing.
        assertThat(certifier.certifyFully(new double[2], null).gradientNorm()).isCloseTo(1.5, within(1e-15));
        // Slopes (-3, -0.4) / 2, and 0.5 for a weight that is not zero.
        assertThat(certifier.certifyFully(new double[] {1, 0}, null).gradientNorm())
                .isCloseTo(1, within(1e-15));
        assertThat(certifier.certifyFully(new double[] {3, 0}, null).gradientNorm())
                .isZero();
    }

    private static int dimension(LinearSum sum) {
        return (int) sum.space().dimension();
    }
}
