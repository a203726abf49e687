package io.glissade.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

final class GaussianStepTest {

    private static final GaussianTarget TARGET =
            GaussianTarget.ofCondition(3, 30).rotated(8).about(1, -1, 2);
    private static final double[][] ROTATION = {{0, 1, .3}, {-1, 0, -2}, {-.3, 2, 0}};

    private static List<GaussianStep> steps(double stepSize) {
        List<GaussianStep> steps = new ArrayList<>();
        steps.add(GaussianStep.overdamped(TARGET, stepSize, .6));
        steps.add(GaussianStep.nonReversible(TARGET, ROTATION, stepSize, .6));
        for (String word : new String[] {"E", "SA", "F", "OBABO", "BAOAB", "ABOBA", "UBU", "BU"}) {
            steps.add(GaussianStep.underdamped(TARGET, word, stepSize, .9, .6));
        }
        return steps;
    }

    @Test
    void theStationaryLawIsAFixedPoint() {
        for (GaussianStep step : steps(.1)) {
            Gaussian law = step.stationary();
            RealMatrix transition = MatrixUtils.createRealMatrix(step.transition());
            RealMatrix moved = transition
                    .multiply(law.covarianceMatrix())
                    .multiplyTransposed(transition)
                    .add(MatrixUtils.createRealMatrix(step.noise()));
            assertThat(moved.subtract(law.covarianceMatrix()).getFrobeniusNorm())
                    .isLessThan(1e-12);
            assertThat(step.after(law, 7).wasserstein(law)).isLessThan(1e-12);
        }
    }

    @Test
    void manyStepsEndInTheStationaryLaw() {
        for (GaussianStep step : steps(.1)) {
            Gaussian start = Gaussian.at(new double[step.stationary().dimension()]);
            assertThat(step.after(start, 100_000).wasserstein(step.stationary()))
                    .isLessThan(1e-9);
        }
    }

    @Test
    void severalStepsAreOneAfterTheOther() {
        for (GaussianStep step : steps(.3)) {
            Gaussian start = Gaussian.at(new double[step.transition().length]);
            Gaussian law = start;
            for (int i = 0; i < 13; i++) {
                Gaussian direct = step.after(start, i);
                assertThat(direct.mean()).containsExactly(law.mean(), within(1e-13));
                assertThat(direct.covarianceMatrix()
                                .subtract(law.covarianceMatrix())
                                .getFrobeniusNorm())
                        .isLessThan(1e-12);
                law = step.after(law, 1);
            }
        }
    }

    /** Weak order 1 at least: the law at time 1 approaches that of the dynamics like the step. */
    @Test
    void lawsApproachThoseOfTheDynamicsAsTheStepShrinks() {
        double[] fine = distancesAtTimeOne(1000);
        double[] finer = distancesAtTimeOne(4000);
        for (int i = 0; i < fine.length; i++) {
            assertThat(fine[i]).isBetween(1e-9, .01);
            assertThat(fine[i] / finer[i]).isGreaterThan(3.9);
        }
    }

    private static double[] distancesAtTimeOne(int number) {
        List<GaussianStep> steps = steps(1. / number);
        double[] distances = new double[steps.size()];
        for (int i = 0; i < distances.length; i++) {
            LinearDynamics dynamics = i == 0
                    ? LinearDynamics.overdamped(TARGET, .6)
                    : i == 1
                            ? LinearDynamics.nonReversible(TARGET, ROTATION, .6)
                            : LinearDynamics.underdamped(TARGET, .9, .6);
            Gaussian start = Gaussian.at(new double[dynamics.drift().length]);
            distances[i] = steps.get(i).after(start, number).wasserstein(dynamics.after(start, 1));
        }
        return distances;
    }

    /** The letter U is exact on its own: friction, noise and free motion in any number of parts. */
    @Test
    void partsOfTheFreeFlowAddUp() {
        for (double friction : new double[] {1e-6, .3, 2, 40}) {
            ModeStep whole = ModeStep.of('U', 1, friction, FreeMotion.over(1.7, friction));
            ModeStep part = ModeStep.of('U', 1, friction, FreeMotion.over(.17, friction));
            ModeStep ten = ModeStep.IDENTITY;
            for (int i = 0; i < 10; i++) {
                ten = ten.then(part);
            }
            assertThat(new double[] {ten.a(), ten.c(), ten.vv(), ten.vx(), ten.xx()})
                    .containsExactly(
                            new double[] {whole.a(), whole.c(), whole.vv(), whole.vx(), whole.xx()}, within(1e-13));
        }
    }

    /** The closed form for long times and the quadrature for short ones meet. */
    @Test
    void bothFormsOfTheFreeFlowAgree() {
        FreeMotion quadrature = FreeMotion.over(1 - 1e-15, 2);
        FreeMotion closed = FreeMotion.over(1 + 1e-15, 2);
        assertThat(quadrature.xx()).isCloseTo(closed.xx(), within(1e-14));
        assertThat(quadrature.fall()).isCloseTo(closed.fall(), within(1e-14));
    }

    /** Trap 4: the bias of Euler's scheme along the flat direction. */
    @Test
    void nonReversibilityMultipliesTheBiasAlongFlatDirections() {
        GaussianTarget target = GaussianTarget.diagonal(.01, 1);
        double a = OptimalRotation.ofPlane(.01, 1);
        double[][] turned = GaussianStep.nonReversible(target, new double[][] {{0, a}, {-a, 0}}, .1, 1)
                .stationary()
                .covariance();
        assertThat(.01 * turned[0][0] - 1).isCloseTo(.0260, within(.5e-4));
        assertThat(turned[1][1] - 1).isCloseTo(.0781, within(.5e-4));
        double[][] plain = GaussianStep.overdamped(target, .1, 1).stationary().covariance();
        assertThat(.01 * plain[0][0] - 1).isCloseTo(.0005, within(.5e-4));
        assertThat(plain[1][1] - 1).isCloseTo(.0526, within(.5e-4));
    }

    /** A random J of the sheet's setting: 2 Re(l)/|l|^2 parts what converges from what does not. */
    @Test
    void theLargestStableStepOfARotationParts() {
        double limit = StabilityLimit.nonReversible(TARGET, ROTATION);
        assertThat(GaussianStep.nonReversible(TARGET, ROTATION, limit * (1 - 1e-6), 1)
                        .spectralRadius())
                .isLessThan(1);
        GaussianStep above = GaussianStep.nonReversible(TARGET, ROTATION, limit * (1 + 1e-6), 1);
        assertThat(above.spectralRadius()).isGreaterThan(1);
        assertThatThrownBy(above::stationary)
                .hasMessageStartingWith("a stationary law needs a spectral radius below 1, got 1.0");
    }
}
