package io.glissade.testfunction;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

    /** The coordinate along which the gradient is as large as the value allows. */
    default int steepestCoordinate() {
        return 0;
    }

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

    /** The form with A0 and A1 of distances up to c / L1, for c up to 3. */
    @Test
    default void gradientDifferencesStayBelowTheFiniteDifferenceForm() {
        SmoothnessConstants smoothness = objective().smoothness();
        forAll(52, 2_000, this::pair, pair -> {
            double distance = distance(pair[0], pair[1]);
            double c = smoothness.l1() * distance;
            if (c > 3) {
                return;
            }
            double a1 = c > 0 ? Math.expm1(c) / c : 1;
            double a0 = 1 + Math.exp(c) - a1;
            double[] atX = gradient(pair[0]);
            double bound = (a0 * smoothness.l0()
                            + a1 * smoothness.l1() * objective().space().norm(atX))
                    * distance;
            assertThat(distance(atX, gradient(pair[1]))).isLessThanOrEqualTo(bound * (1 + 1e-12));
        });
    }

    /** On an axis through the minimum, whose points include those where the known functions need their L0. */
    @Test
    default void theConstantsHoldOnAGridAndTheExcessReachesL0() {
        SmoothnessConstants smoothness = objective().smoothness();
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = -1_000; i <= 1_000; i++) {
            double[] x = onAxis(halfWidth() * i / 1_000);
            double curvature = objective().hessianNorm(x);
            double slope = smoothness.l1() * objective().space().norm(gradient(x));
            // The difference of two large numbers is known to their rounding only.
            assertThat(curvature - slope).isLessThanOrEqualTo(smoothness.l0() + 1e-13 * curvature);
            largest = Math.max(largest, curvature - slope - 1e-13 * curvature);
        }
        assertThat(largest).isCloseTo(smoothness.l0(), within(1e-11 * smoothness.l0()));
    }

    /** Each Hessian here is diagonal: central differences along the axes have its norm as their largest. */
    @Test
    default void theHessianNormIsThatOfDifferencesOfTheGradient() {
        forAll(53, 500, this::point, x -> {
            double h = 1e-5 * halfWidth();
            double largest = 0;
            for (int i = 0; i < x.length; i++) {
                double[] before = x.clone();
                double[] after = x.clone();
                before[i] -= h;
                after[i] += h;
                largest = Math.max(largest, distance(gradient(after), gradient(before)) / (after[i] - before[i]));
            }
            double[] nearby = x.clone();
            for (int i = 0; i < x.length; i++) {
                nearby[i] = Math.abs(x[i]) + h;
            }
            double change =
                    Math.abs(objective().hessianNorm(nearby) - objective().hessianNorm(x));
            double scale = objective().hessianNorm(x) + objective().space().norm(gradient(x)) / halfWidth();
            assertThat(largest).isCloseTo(objective().hessianNorm(x), within(change + 1e-9 * scale));
        });
    }

    @Test
    default void theGradientStaysBelowItsBoundForTheValueAndReachesIt() {
        double[] gradient = objective().space().zero();
        forAll(54, 2_000, this::point, x -> {
            double value = objective().valueAndGradient(x, gradient);
            assertThat(objective().space().norm(gradient))
                    .isLessThanOrEqualTo(objective().gradientBound(value) * (1 + 1e-12));
        });
        for (int i = 1; i <= 100; i++) {
            double value = objective().valueAndGradient(onAxis(halfWidth() * i / 100), gradient);
            double norm = objective().space().norm(gradient);
            assertThat(objective().gradientBound(value)).isBetween(norm * (1 - 1e-9), norm * boundSlack());
        }
        assertThat(objective().gradientBound(objective().minimum())).isZero();
        assertThatThrownBy(() -> objective().gradientBound(objective().minimum() - 1))
                .hasMessageStartingWith("value must be at least the minimum ");
    }

    /** How far the gradient bound may lie above the supremum: a factor. */
    default double boundSlack() {
        return 1 + 1e-9;
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

    private double[] onAxis(double coordinate) {
        double[] x = objective().space().zero();
        x[steepestCoordinate()] = coordinate;
        return x;
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
