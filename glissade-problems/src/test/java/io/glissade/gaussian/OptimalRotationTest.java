package io.glissade.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A4: the matrix J. */
final class OptimalRotationTest {

    @ParameterizedTest
    @CsvSource({"2, 100, .505", "10, 100, .248181", "50, 1000, .151972"})
    void allEigenvaluesHaveTheMeanCurvatureAsRealPart(int dimension, double condition, double printed) {
        GaussianTarget target = GaussianTarget.ofCondition(dimension, condition);
        double mean = Arrays.stream(target.spectrum()).average().orElseThrow();
        assertThat(mean).isCloseTo(printed, within(5e-7));
        for (GaussianTarget each : new GaussianTarget[] {target, target.rotated(4)}) {
            for (Complex eigenvalue : Drift.eigenvalues(each, OptimalRotation.of(each))) {
                assertThat(eigenvalue.getReal()).isCloseTo(mean, within(1e-12));
            }
            assertThat(LinearDynamics.nonReversible(each, OptimalRotation.of(each), 1)
                            .rate())
                    .isCloseTo(mean, within(1e-12));
        }
    }

    /** In a rotated basis too, where it is a product of matrices. */
    @ParameterizedTest
    @CsvSource({"2, 100, 14.85", "10, 100, 57", "50, 1000, 467"})
    void itIsAntisymmetricAndItsNormThatOfTheSheet(int dimension, double condition, double norm) {
        GaussianTarget target = GaussianTarget.ofCondition(dimension, condition);
        RealMatrix diagonal = MatrixUtils.createRealMatrix(OptimalRotation.of(target));
        assertThat(new SingularValueDecomposition(diagonal).getNorm()).isCloseTo(norm, within(.5));
        RealMatrix rotated = MatrixUtils.createRealMatrix(OptimalRotation.of(target.rotated(4)));
        for (RealMatrix rotation : new RealMatrix[] {diagonal, rotated}) {
            assertThat(rotation.add(rotation.transpose()).getFrobeniusNorm()).isLessThan(1e-13 * norm);
        }
    }

    @Test
    void inThePlaneTheRateIsTheMeanFromTheClosedFormOn() {
        assertThat(OptimalRotation.ofPlane(.01, 1)).isCloseTo(4.95, within(1e-14));
        GaussianTarget target = GaussianTarget.diagonal(.01, 1);
        for (double a : new double[] {2, 4, 4.9, 4.951, 6, 15}) {
            double rate = LinearDynamics.nonReversible(target, new double[][] {{0, a}, {-a, 0}}, 1)
                    .rate();
            double under = 1.01 * 1.01 / 4 - .01 * (1 + a * a);
            assertThat(rate).isCloseTo(.505 - Math.sqrt(Math.max(0, under)), within(1e-10));
        }
    }

    /** Computed from the drift, not assumed: the limit of the steps of Euler's scheme as they shrink. */
    @Test
    void itLeavesTheStationaryCovarianceAsItIs() {
        GaussianTarget target = GaussianTarget.ofCondition(4, 20).rotated(2);
        double[][] rotation = OptimalRotation.of(target);
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            double stepSize = i == 0 ? 1e-4 : 1e-5;
            RealMatrix covariance = GaussianStep.nonReversible(target, rotation, stepSize, .5)
                    .stationary()
                    .covarianceMatrix();
            errors[i] = covariance
                    .subtract(MatrixUtils.createRealMatrix(target.covariance()).scalarMultiply(.5))
                    .getFrobeniusNorm();
        }
        assertThat(errors[1]).isLessThan(.01);
        assertThat(errors[0] / errors[1]).isCloseTo(10, within(.2));
    }

    @Test
    void noDirectionOfEqualCurvaturesIsTurned() {
        assertThat(OptimalRotation.of(GaussianTarget.diagonal(2, 2, 2))).isDeepEqualTo(new double[3][3]);
    }
}
