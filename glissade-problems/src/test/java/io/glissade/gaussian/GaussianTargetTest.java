package io.glissade.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.oracle.Objective;
import io.glissade.testkit.Allocation;
import io.glissade.testkit.ForAll;
import io.glissade.testkit.ObjectiveContract;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class GaussianTargetTest implements ObjectiveContract<double[]> {

    @Override
    public Objective<double[]> objective() {
        return GaussianTarget.ofCondition(5, 30).rotated(3).about(1, -2, 3, 0, 0.5);
    }

    @Override
    public double[] point() {
        return new double[] {1, 2, 3, 4, 5};
    }

    @Override
    public double[] toArray(double[] x) {
        return x.clone();
    }

    @Test
    void aGradientAllocatesNothing() {
        Objective<double[]> target = objective();
        double[] x = point();
        double[] gradient = new double[5];
        double sum = target.valueAndGradient(x, gradient);
        long before = Allocation.bytesOfThisThread();
        for (int i = 0; i < 1000; i++) {
            sum += target.valueAndGradient(x, gradient);
        }
        assertThat(Allocation.bytesOfThisThread() - before).isLessThan(1000);
        assertThat(sum).isPositive();
    }

    @Test
    void curvaturesGoInEqualRatiosUpToOne() {
        assertThat(GaussianTarget.ofCondition(3, 100).spectrum())
                .containsExactly(new double[] {.01, .1, 1}, within(1e-16));
        assertThat(GaussianTarget.ofCondition(1, 1).spectrum()).containsExactly(1);
    }

    @Test
    void aRotationKeepsTheSpectrumAndIsThatOfItsSeed() {
        GaussianTarget target = GaussianTarget.ofCondition(7, 50);
        GaussianTarget rotated = target.rotated(11);
        assertThat(GaussianTarget.ofPrecision(rotated.mean(), rotated.precision())
                        .spectrum())
                .containsExactly(target.spectrum(), within(1e-14));
        assertThat(rotated.precision()).isDeepEqualTo(target.rotated(11).precision());
        assertThat(rotated.precision()[0][1]).isNotEqualTo(target.rotated(12).precision()[0][1]);
        assertThat(rotated.isDiagonal()).isFalse();
        assertThat(target.isDiagonal()).isTrue();
    }

    @Test
    void covarianceIsTheInverseOfThePrecision() {
        GaussianTarget target = GaussianTarget.ofCondition(6, 1000).rotated(2);
        double[][] precision = target.precision();
        double[][] covariance = target.covariance();
        for (int i = 0; i < 6; i++) {
            assertThat(target.variances()[i]).isCloseTo(covariance[i][i], within(1e-12));
            for (int j = 0; j < 6; j++) {
                double sum = 0;
                for (int k = 0; k < 6; k++) {
                    sum += precision[i][k] * covariance[k][j];
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-12));
            }
        }
        GaussianTarget same = GaussianTarget.ofCovariance(new double[6], covariance);
        assertThat(same.smallestCurvature()).isCloseTo(1e-3, within(1e-13));
        assertThat(same.largestCurvature()).isCloseTo(1, within(1e-11));
    }

    @Test
    void valueAndGradientAreThoseOfTheQuadraticForm() {
        GaussianTarget target = GaussianTarget.ofPrecision(new double[] {1, -1}, new double[][] {{2, 1}, {1, 3}});
        double[] gradient = new double[2];
        assertThat(target.valueAndGradient(new double[] {2, 1}, gradient)).isCloseTo(10 - 1 + 0, within(1e-13));
        assertThat(gradient).containsExactly(new double[] {4, 7}, within(1e-13));
        assertThat(target.valueAndGradient(target.mean(), gradient)).isZero();
    }

    @Test
    void aDiagonalTargetIsTheDenseOneWithItsPrecision() {
        GaussianTarget diagonal = GaussianTarget.ofCondition(9, 20).about(1, 2, 3, 4, 5, 6, 7, 8, 9);
        GaussianTarget dense = GaussianTarget.ofPrecision(diagonal.mean(), diagonal.precision());
        ForAll.forAll(1, 20, GaussianTargetTest::draw, x -> {
            double[] one = new double[9];
            double[] other = new double[9];
            assertThat(diagonal.valueAndGradient(x, one)).isCloseTo(dense.valueAndGradient(x, other), within(1e-12));
            assertThat(one).containsExactly(other, within(1e-13));
        });
    }

    private static double[] draw(RandomGenerator random) {
        double[] point = new double[9];
        Arrays.setAll(point, i -> random.nextGaussian());
        return point;
    }

    @Test
    void whatIsNoGaussianIsRefused() {
        assertThatThrownBy(() -> GaussianTarget.diagonal(1, 0))
                .hasMessage("each curvature must be positive and finite, got 0.0");
        assertThatThrownBy(() -> GaussianTarget.ofCondition(1, 10))
                .hasMessage("condition must be 1 in one dimension, got 10.0");
        assertThatThrownBy(() -> GaussianTarget.ofCondition(3, .5)).hasMessage("condition must be at least 1, got 0.5");
        assertThatThrownBy(() -> GaussianTarget.ofPrecision(new double[2], new double[][] {{1, 2}, {2.5, 1}}))
                .hasMessage("the precision must be symmetric, got [0][1] = 2.0 and [1][0] = 2.5");
        assertThatThrownBy(() -> GaussianTarget.ofPrecision(new double[2], new double[][] {{1, 2}, {2, 1}}))
                .hasMessageStartingWith("the precision must be positive definite, got the eigenvalue -");
        assertThatThrownBy(() -> GaussianTarget.ofCovariance(new double[3], new double[][] {{1, 0}, {0, 1}}))
                .hasMessage("the mean must have 2 numbers, one for each row, got 3");
    }
}
