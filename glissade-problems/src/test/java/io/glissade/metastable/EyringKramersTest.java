package io.glissade.metastable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.testkit.ForAll;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EyringKramersTest {

    /** The printed values of the well s = 1/4 at beta = 48, and the speed-up over no velocity. */
    @ParameterizedTest
    @CsvSource({"0.2, 217.7, true", "0.5, 288.8, true", "1, 430.9, false", "2, 756, false"})
    void theTimesWithVelocityAreThePublishedOnes(double friction, double time, boolean faster) {
        EyringKramers law = new DoubleWellExit(0.25, 48).law();
        assertThat(law.meanTime(law.underdampedRate(friction), 48)).isCloseTo(time, within(time < 500 ? 0.05 : 0.5));
        assertThat(law.isUnderdampedFaster(friction)).isEqualTo(faster);
    }

    /** At gamma = 1 - mu both take as long; on either side of it the condition says which is faster. */
    @Test
    void velocityIsFasterExactlyWhereFrictionAndCurvatureAreLessThanOne() {
        ForAll.forAll(80, 500, random -> new double[] {2 * random.nextDouble(), 2 * random.nextDouble()}, pair -> {
            EyringKramers law = new DoubleWellExit(pair[0], 1).law();
            assertThat(law.isUnderdampedFaster(pair[1]))
                    .isEqualTo(law.underdampedRate(pair[1]) > law.unstableCurvature());
        });
        EyringKramers law = new DoubleWellExit(0.25, 48).law();
        assertThat(law.underdampedRate(0.75)).isCloseTo(0.25, within(1e-15));
    }

    /** The rate with velocity is the positive eigenvalue of [[-gamma, mu], [1, 0]]: r^2 + gamma r = mu. */
    @Test
    void theRateWithVelocitySolvesItsQuadraticAtAnyFriction() {
        EyringKramers law = new DoubleWellExit(0.25, 48).law();
        for (double friction : new double[] {1e-9, 0.1, 1, 30, 1e8}) {
            double rate = law.underdampedRate(friction);
            assertThat(rate * rate + friction * rate).isCloseTo(0.25, within(1e-15));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "1, 1, 1", "1, 1, 2", "0.3, 5, 0.7", "5, 0.3, 0.7", "1e-6, 1, 3"})
    void theClosedFormInThePlaneIsTheEigenvalue(double mu, double k, double a) {
        EyringKramers law = new DoubleWellExit(mu, 1).lawInThePlane(k);
        double rate = law.nonReversibleRate(new double[][] {{0, a}, {-a, 0}});
        assertThat(EyringKramers.rateInThePlane(mu, k, a)).isCloseTo(rate, within(1e-12 * k));
        if (k == mu) {
            assertThat(rate / mu).isCloseTo(Math.sqrt(1 + a * a), within(1e-14));
        }
    }

    /** For random saddles and any J in four dimensions: at least mu, one unstable direction, and det((I + J) H_s) as product. */
    @Test
    void noAntisymmetricMatrixSlowsTheFallOffTheSaddle() {
        ForAll.forAll(81, 200, EyringKramersTest::saddleAndRotation, pair -> {
            double[][] identity = new double[4][4];
            for (int i = 0; i < 4; i++) {
                identity[i][i] = 1;
            }
            EyringKramers law = new EyringKramers(identity, pair[0], 1);
            double rate = law.nonReversibleRate(pair[1]);
            assertThat(rate).isGreaterThanOrEqualTo(law.unstableCurvature() * (1 - 1e-12));
            assertThat(law.nonReversibleRate(new double[4][4])).isCloseTo(law.unstableCurvature(), within(1e-10));
        });
    }

    /** Their eigenvalues are those they were made with, and so is the sign of their determinant. */
    @Test
    void jacobisRotationsFindTheEigenvalues() {
        ForAll.forAll(82, 200, EyringKramersTest::saddleAndRotation, pair -> {
            double[] found = SmallMatrices.eigenvalues(pair[0]);
            Arrays.sort(found);
            double[][] shifted = SmallMatrices.copy(pair[0]);
            for (int i = 0; i < 4; i++) {
                for (int k = 0; k < 4; k++) {
                    shifted[k][k] = pair[0][k][k] - found[i] - 1e-10;
                }
                int below = SmallMatrices.signOfDeterminant(shifted);
                for (int k = 0; k < 4; k++) {
                    shifted[k][k] = pair[0][k][k] - found[i] + 1e-10;
                }
                assertThat(below).isEqualTo(-SmallMatrices.signOfDeterminant(shifted));
            }
            assertThat(Arrays.stream(found).anyMatch(value -> Math.abs(value - 1) < 1e-13))
                    .isTrue();
        });
    }

    /** A random symmetric matrix with one negative eigenvalue, made by reflections, and a random antisymmetric one. */
    private static double[][][] saddleAndRotation(RandomGenerator random) {
        double[] u = random.doubles(4, -1, 1).toArray();
        double square = Arrays.stream(u).map(x -> x * x).sum();
        double[] eigenvalues = {-0.1 - random.nextDouble(), 0.1 + random.nextDouble(), 1, 3 * random.nextDouble() + 0.1
        };
        double[][] hessian = new double[4][4];
        double[][] rotation = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < 4; k++) {
                    double left = (i == k ? 1 : 0) - 2 * u[i] * u[k] / square;
                    double right = (j == k ? 1 : 0) - 2 * u[j] * u[k] / square;
                    sum += left * eigenvalues[k] * right;
                }
                hessian[i][j] = sum;
                hessian[j][i] = sum;
                double turn = i == j ? 0 : 4 * random.nextDouble() - 2;
                rotation[i][j] = turn;
                rotation[j][i] = -turn;
            }
        }
        return new double[][][] {hessian, rotation};
    }

    @Test
    void theLawIsThePrintedFormula() {
        EyringKramers law = new EyringKramers(new double[][] {{2, 0}, {0, 3}}, new double[][] {{-1, 0}, {0, 0.5}}, 0.7);
        assertThat(law.meanTime(law.unstableCurvature(), 5))
                .isCloseTo(2 * Math.PI * Math.sqrt(0.5 / 6) * Math.exp(3.5), within(1e-12));
    }

    @Test
    void whatIsNoWellOrNoSaddleIsRefused() {
        double[][] well = {{2, 0}, {0, 1}};
        assertThatThrownBy(() -> new EyringKramers(well, well, 1))
                .hasMessageStartingWith(
                        "the Hessian at the saddle must have one negative eigenvalue and no zero, got 0");
        assertThatThrownBy(() -> new EyringKramers(new double[][] {{-1}}, new double[][] {{-1}}, 1))
                .hasMessage("the Hessian at the minimum must be positive definite, got the eigenvalue -1.0");
        assertThatThrownBy(() -> new EyringKramers(new double[][] {{1, 2}, {0, 1}}, well, 1))
                .hasMessage("the Hessian at the minimum must be symmetric, got 0.0 and 2.0 at rows 1 and 0");
        assertThatThrownBy(() -> new EyringKramers(new double[][] {{1}}, new double[][] {{-1, 0}, {0, 1}}, 1))
                .hasMessage("the Hessian at the saddle must have 1 rows, got 2");
        assertThatThrownBy(() ->
                        new DoubleWellExit(1, 1).lawInThePlane(1).nonReversibleRate(new double[][] {{0, 1}, {1, 0}}))
                .hasMessage("J must be antisymmetric, got J[0][1] = 1.0 and J[1][0] = 1.0");
    }
}
