package io.glissade.testfunction;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.testkit.ObjectiveContract;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What each test function claims of itself, checked at random points. */
interface TestFunctionContract extends ObjectiveContract<double[]> {

    @Override
    TestFunction objective();

    /** Points are drawn from the cube of this half width. */
    double halfWidth();

    @Override
    default double[] toArray(double[] x) {
        return x.clone();
    }

    /**
     * Along a segment the change u of the gradient obeys u' &lt;= L0 + L1 (||g|| + u), hence with r the distance
     * u &lt;= (L0 + L1 ||g||) (exp(L1 r) - 1) / L1.
     */
    @Test
    default void gradientDifferencesStayBelowTheSmoothnessBound() {
        SmoothnessConstants smoothness = objective().smoothness();
        forAll(50, 2_000, this::pair, pair -> {
            double distance = distance(pair[0], pair[1]);
            double[] atX = gradient(pair[0]);
            double growth = smoothness.l1() > 0 ? Math.expm1(smoothness.l1() * distance) / smoothness.l1() : distance;
            double bound = smoothness.bound(objective().space().norm(atX)) * growth;
            assertThat(distance(atX, gradient(pair[1]))).isLessThanOrEqualTo(bound * (1 + 1e-12));
        });
    }

    @Test
    default void noPointLiesBelowTheMinimumWhichIsTakenAtTheOrigin() {
        double[] gradient = objective().space().zero();
        assertThat(objective().valueAndGradient(objective().space().zero(), gradient))
                .isEqualTo(objective().minimum());
        assertThat(objective().space().norm(gradient)).isZero();
        forAll(51, 500, this::point, x -> assertThat(objective().valueAndGradient(x, gradient))
                .isGreaterThan(objective().minimum()));
    }

    @Test
    default void farOutItGivesInfinityAndNoException() {
        double[] x = objective().space().zero();
        x[0] = 1e200;
        assertThat(objective().valueAndGradient(x, objective().space().zero())).isInfinite();
    }

    private double[] point(RandomGenerator random) {
        return random.doubles(objective().space().dimension(), -halfWidth(), halfWidth())
                .toArray();
    }

    /** A point and another at a distance between 1e-6 and the half width, on log scale. */
    private double[][] pair(RandomGenerator random) {
        double[] x = point(random);
        double[] direction = objective().space().zero();
        objective().space().fillGaussian(random, direction);
        double distance = halfWidth() * Math.pow(10, random.nextDouble(-6, 0));
        double[] y = x.clone();
        objective().space().axpy(distance / objective().space().norm(direction), direction, y);
        return new double[][] {x, y};
    }

    private double[] gradient(double[] x) {
        double[] gradient = objective().space().zero();
        objective().valueAndGradient(x, gradient);
        return gradient;
    }

    private double distance(double[] x, double[] y) {
        double[] difference = x.clone();
        objective().space().axpy(-1, y, difference);
        return objective().space().norm(difference);
    }
}
