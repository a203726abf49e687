package io.glissade.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trap 1: what is best in continuous time is not best by the step. */
final class ContractionPerStepTest {

    @ParameterizedTest
    @CsvSource({"2, 100, .0200, .0612, 2", "10, 100, .0200, .0145, .23", "50, 1000, .0020, .0044, .115"})
    void theOptimalRotationLosesByTheStep(
            int dimension, double condition, double overdamped, double rotated, double limit) {
        GaussianTarget target = GaussianTarget.ofCondition(dimension, condition);
        assertThat(ContractionPerStep.overdamped(target).decay()).isCloseTo(overdamped, within(.5e-4));
        double[][] rotation = OptimalRotation.of(target);
        assertThat(ContractionPerStep.nonReversible(target, rotation).decay()).isCloseTo(rotated, within(.5e-4));
        if (dimension > 2) {
            assertThat(StabilityLimit.nonReversible(target, rotation)).isCloseTo(limit, within(.0005));
        }
    }

    /** In the plane the smallest J that is optimal costs no step: 4/(m + M). */
    @Test
    void inThePlaneTheSmallestOptimalRotationKeepsTheStep() {
        double a = OptimalRotation.ofPlane(.01, 1);
        GaussianTarget target = GaussianTarget.diagonal(.01, 1);
        assertThat(StabilityLimit.nonReversible(target, new double[][] {{0, a}, {-a, 0}}))
                .isCloseTo(4 / 1.01, within(1e-6));
    }

    /** Both ends of the spectrum critically damped: cosh(friction h/2) = (M + m)/(M - m), h = 2/sqrt(m + M). */
    @ParameterizedTest
    @CsvSource({"2, 100", "10, 100", "50, 1000"})
    void splittingGoesAsFastAsTheBestMomentum(int dimension, double condition) {
        GaussianTarget target = GaussianTarget.ofCondition(dimension, condition);
        double root = Math.sqrt(target.smallestCurvature());
        ContractionPerStep best = ContractionPerStep.underdamped(target, "BAOAB");
        assertThat(best.decay()).isCloseTo(Math.log((1 + root) / (1 - root)), within(1e-5));
        assertThat(best.stepSize()).isCloseTo(2 / Math.sqrt(1 + root * root), within(1e-4));
    }

    @Test
    @Tag("long")
    void aRandomRotationOfModerateNormIsBetterInTenDimensions() {
        GaussianTarget target = GaussianTarget.ofCondition(10, 100);
        RotationSearch found = RotationSearch.of(target, new double[] {.3, 1, 3, 5, 10}, 300, 1);
        assertThat(found.norm()).isEqualTo(3);
        assertThat(found.contraction().decay()).isBetween(.08, .14);
        assertThat(ContractionPerStep.nonReversible(target, found.rotation())).isEqualTo(found.contraction());
    }

    @Test
    void inThePlaneTheNormAloneMatters() {
        GaussianTarget target = GaussianTarget.ofCondition(2, 100);
        RotationSearch found = RotationSearch.of(target, new double[] {.3, 1, 3, 5, 10}, 10, 1);
        assertThat(found.norm()).isEqualTo(5);
        assertThat(found.contraction().decay())
                .isCloseTo(-.5 * Math.log(1 - .505 * .505 / .26), within(1e-9))
                .isCloseTo(1.98, within(.005));
    }

    @Test
    @Tag("long")
    void inFiftyDimensionsARotationIsFarBehindVelocity() {
        GaussianTarget target = GaussianTarget.ofCondition(50, 1000);
        RotationSearch found = RotationSearch.of(target, new double[] {.3, 1, 3, 5, 10}, 1000, 1);
        assertThat(found.contraction().decay()).isBetween(.0046, .0058);
    }
}
