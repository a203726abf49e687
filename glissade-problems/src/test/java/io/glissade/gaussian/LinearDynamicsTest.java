package io.glissade.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.testkit.ForAll;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinearDynamicsTest {

    private static final GaussianTarget SHEET = GaussianTarget.diagonal(.01, 1);
    private static final Gaussian POSITION = Gaussian.at(1, 1);
    private static final Gaussian AT_REST = Gaussian.at(0, 0, 1, 1);

    private static double[][] plane(double smallest, double largest) {
        double a = OptimalRotation.ofPlane(smallest, largest);
        return new double[][] {{0, a}, {-a, 0}};
    }

    private static List<LinearDynamics> examples() {
        GaussianTarget target = GaussianTarget.ofCondition(3, 40).rotated(5).about(1, 2, 3);
        return List.of(
                LinearDynamics.overdamped(target, .7),
                LinearDynamics.underdamped(target, .4, .7),
                LinearDynamics.nonReversible(target, new double[][] {{0, 1, 2}, {-1, 0, -.5}, {-2, .5, 0}}, .7));
    }

    /** A1. */
    @ParameterizedTest
    @CsvSource({".05, .025", ".1, .05", ".15, .075", ".2, .1", ".25, .05", ".4, .0268", "1, .0101", "2, .0050"})
    void rateAgainstFrictionIsTheTable(double friction, double printed) {
        double rate = LinearDynamics.underdamped(SHEET, friction, 1).rate();
        double closed = friction <= .2 ? friction / 2 : (friction - Math.sqrt(friction * friction - .04)) / 2;
        assertThat(rate).isCloseTo(closed, within(1e-10)).isCloseTo(printed, within(.5e-4));
    }

    /** A1: the peak over a grid of frictions is within one cell of 2 sqrt(m). */
    @Test
    void rateIsLargestAtTwiceTheRootOfTheSmallestCurvature() {
        ForAll.forAll(
                1,
                50,
                random -> GaussianTarget.diagonal(
                        Math.pow(10, -3 * random.nextDouble()), 1, Math.pow(10, -3 * random.nextDouble())),
                target -> {
                    double optimal = ContractionBounds.optimalFriction(target);
                    double best = 0;
                    double at = Double.NaN;
                    for (double friction = .013; friction < 4; friction += .02) {
                        double rate =
                                LinearDynamics.underdamped(target, friction, 1).rate();
                        at = rate > best ? friction : at;
                        best = Math.max(best, rate);
                    }
                    assertThat(at).isCloseTo(optimal, within(.02));
                    assertThat(LinearDynamics.underdamped(target, optimal, 1).rate())
                            .isCloseTo(Math.sqrt(target.smallestCurvature()), within(1e-12));
                });
    }

    /** The sheet's table of 3.1, to 1e-5 where it prints so many digits and to half of its last digit elsewhere. */
    @ParameterizedTest
    @CsvSource({
        "1, 8.65778, 9.75352, 7.23477",
        "2, 8.08065, 9.17458, 5.05741",
        "5, 6.98028, 7.22715, 1.81113",
        "10, 5.81328, 4.38976, .280282",
        "20, 4.33621, 1.33697, .0036337",
        "50, 2.13727, .0430922, 0",
        "100, .791902, .0004998, 0",
        "200, .163646, 0, 0"
    })
    void distancesAreTheTable(double time, double overdamped, double underdamped, double nonReversible) {
        assertThat(LinearDynamics.overdamped(SHEET, 1).distance(POSITION, time)).isCloseTo(overdamped, within(1e-5));
        assertThat(LinearDynamics.underdamped(SHEET, .2, 1).distance(AT_REST, time))
                .isCloseTo(underdamped, within(time == 100 ? 5e-8 : 1e-5));
        assertThat(LinearDynamics.nonReversible(SHEET, plane(.01, 1), 1).distance(POSITION, time))
                .isCloseTo(nonReversible, within(time == 20 ? 5e-8 : time >= 50 ? 1e-7 : 1e-5));
    }

    @Test
    void overdampedDistanceIsItsClosedForm() {
        LinearDynamics dynamics = LinearDynamics.overdamped(SHEET, 1);
        for (double time = 0; time < 300; time = 1.3 * time + .1) {
            double square = 0;
            for (double curvature : new double[] {.01, 1}) {
                double decayed = Math.exp(-2 * curvature * time);
                square += decayed + Math.pow(1 - Math.sqrt(1 - decayed), 2) / curvature;
            }
            assertThat(dynamics.distance(POSITION, time)).isCloseTo(Math.sqrt(square), within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({".01, 238.44, 41.27, 12.45", ".1, 33.24, 16.30, 10.04"})
    void timesToOnePercentAreTheTable(double least, double overdamped, double underdamped, double nonReversible) {
        GaussianTarget target = GaussianTarget.diagonal(least, 1);
        assertThat(LinearDynamics.overdamped(target, 1).timeToFraction(POSITION, .01))
                .isCloseTo(overdamped, within(.005));
        assertThat(LinearDynamics.underdamped(target, ContractionBounds.optimalFriction(target), 1)
                        .timeToFraction(AT_REST, .01))
                .isCloseTo(underdamped, within(.005));
        assertThat(LinearDynamics.nonReversible(target, plane(least, 1), 1).timeToFraction(POSITION, .01))
                .isCloseTo(nonReversible, within(.005));
    }

    @Test
    void theDistanceAtTheStartIsThatOfTheSheet() {
        assertThat(LinearDynamics.overdamped(SHEET, 1).distance(POSITION, 0)).isCloseTo(10.1488, within(1e-4));
    }

    /** A3. Powers of t make the slope approach the rate like 1/t. */
    @Test
    void logarithmsOfDistancesFallAtTheRate() {
        assertSlope(LinearDynamics.overdamped(SHEET, 1), POSITION, 500, 1000, .01, 1e-4);
        assertSlope(LinearDynamics.underdamped(SHEET, .2, 1), AT_REST, 150, 250, .1, 1 / 150.);
        assertSlope(LinearDynamics.nonReversible(SHEET, plane(.01, 1), 1), POSITION, 30, 50, .505, 1 / 30.);
    }

    private static void assertSlope(
            LinearDynamics dynamics, Gaussian start, double from, double to, double rate, double tolerance) {
        assertThat(dynamics.rate()).isCloseTo(rate, within(1e-7));
        assertThat(Math.log(dynamics.distance(start, from) / dynamics.distance(start, to)) / (to - from))
                .isCloseTo(rate, within(tolerance));
    }

    /** A3: -1 without velocity, -1/2 up to a logarithm with. */
    @Test
    void timeToOnePercentGrowsLikeTheInverseAndTheInverseRootOfTheSmallestCurvature() {
        double[] times = new double[4];
        double[] slow = new double[4];
        for (int i = 0; i < 4; i++) {
            GaussianTarget target = GaussianTarget.diagonal(Math.pow(10, -1 - i), 1);
            slow[i] = LinearDynamics.overdamped(target, 1).timeToFraction(POSITION, .01);
            times[i] = LinearDynamics.underdamped(target, ContractionBounds.optimalFriction(target), 1)
                    .timeToFraction(AT_REST, .01);
        }
        assertThat(Math.log10(slow[3] / slow[0]) / 3).isBetween(.85, 1.05);
        assertThat(Math.log10(times[3] / times[0]) / 3).isBetween(.4, .6);
    }

    @Test
    void theStationaryLawSolvesLyapunovsEquation() {
        for (LinearDynamics dynamics : examples()) {
            RealMatrix drift = MatrixUtils.createRealMatrix(dynamics.drift());
            RealMatrix covariance = dynamics.stationary().covarianceMatrix();
            RealMatrix half = drift.multiply(covariance);
            assertThat(half.add(half.transpose())
                            .subtract(MatrixUtils.createRealMatrix(dynamics.diffusion()))
                            .getFrobeniusNorm())
                    .isLessThan(1e-12);
        }
    }

    @Test
    void flowsAreTheExponentialOfTheDrift() {
        for (LinearDynamics dynamics : examples()) {
            for (double time : new double[] {.1, 1, 7}) {
                RealMatrix exponential = MatrixUtils.matrixExponential(
                        MatrixUtils.createRealMatrix(dynamics.drift()).scalarMultiply(-time));
                double[] start = new double[dynamics.drift().length];
                Arrays.setAll(start, i -> i + 1);
                double[] centre = dynamics.stationary().mean();
                double[] moved = exponential.operate(start);
                Arrays.setAll(moved, i -> moved[i] + centre[i]);
                Arrays.setAll(start, i -> start[i] + centre[i]);
                assertThat(dynamics.after(Gaussian.at(start), time).mean()).containsExactly(moved, within(1e-12));
                assertThat(dynamics.contraction(time))
                        .isCloseTo(new SingularValueDecomposition(exponential).getNorm(), within(1e-12));
            }
        }
    }

    /** Around the critical friction no formula is singular. */
    @Test
    void theFlowOfAModeIsContinuousAtTheCriticalFriction() {
        double[] critical = UnderdampedMode.flow(.25, 1, 3);
        for (double friction : new double[] {1 - 1e-9, 1 + 1e-9, 1 - 1e-15, 1 + 3e-16}) {
            assertThat(UnderdampedMode.flow(.25, friction, 3)).containsExactly(critical, within(1e-8));
        }
        assertThat(UnderdampedMode.flow(1e-6, 1000, 10)).doesNotContain(Double.NaN);
    }

    @Test
    void aLawAfterTwoTimesIsThatAfterTheirSum() {
        for (LinearDynamics dynamics : examples()) {
            int states = dynamics.stationary().dimension();
            Gaussian start = Gaussian.at(new double[states]);
            Gaussian direct = dynamics.after(start, 2.5);
            Gaussian twice = dynamics.after(dynamics.after(start, 1.5), 1);
            assertThat(twice.wasserstein(direct)).isLessThan(1e-12);
            assertThat(dynamics.after(dynamics.stationary(), 3).wasserstein(dynamics.stationary()))
                    .isLessThan(1e-12);
        }
    }

    /** The noise of a short time is D t. */
    @Test
    void theCovarianceBeginsWithTheDiffusion() {
        for (LinearDynamics dynamics : examples()) {
            double time = 1e-5;
            Gaussian law = dynamics.after(Gaussian.at(new double[dynamics.drift().length]), time);
            double[][] diffusion = dynamics.diffusion();
            for (int i = 0; i < diffusion.length; i++) {
                for (int j = 0; j < diffusion.length; j++) {
                    assertThat(law.covariance()[i][j] / time).isCloseTo(diffusion[i][j], within(1e-4));
                }
            }
        }
    }

    @Test
    void jIsChecked() {
        assertThatThrownBy(() -> LinearDynamics.nonReversible(SHEET, new double[][] {{0, 1}, {1, 0}}, 1))
                .hasMessage("J must be antisymmetric, got J[1][0] = 1.0 and J[0][1] = 1.0");
        assertThatThrownBy(() -> LinearDynamics.nonReversible(SHEET, new double[3][3], 1))
                .hasMessage("J must have 2 rows, got 3");
    }
}
