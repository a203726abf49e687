package io.glissade.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.space.EuclideanSpace;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class FeasibleSetTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final EuclideanSpace SPACE = new EuclideanSpace(3);

    private static double[] projected(FeasibleSet<double[]> set, double... x) {
        double[] point = x.clone();
        assertThat(set.project(point)).isEqualTo(!Arrays.equals(point, x));
        return point;
    }

    @Test
    void eachSetHasItsNearestPoint() {
        assertThat(projected(new Interval<>(SPACE, -1, 0.5), -3, 0.25, 2)).containsExactly(-1, 0.25, 0.5);
        assertThat(projected(Interval.notNegative(SPACE), -3, 0, 2)).containsExactly(0, 0, 2);
        Box<double[]> box = new Box<>(SPACE, new double[] {0, -INFINITY, 1}, new double[] {1, 0, INFINITY});
        assertThat(projected(box, -1, -7, 2)).containsExactly(0, -7, 2);
        assertThat(projected(box, 3, 3, -3)).containsExactly(1, 0, 1);
        assertThat(projected(new Ball<>(SPACE, 2), 0, 3, 4)).containsExactly(new double[] {0, 1.2, 1.6}, within(1e-15));
    }

    /** What makes a projection one: (x - P(x), z - P(x)) is at most 0 for every z of the set. */
    @Test
    void noPointOfTheSetLiesBeyondTheProjection() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        Box<double[]> box = new Box<>(SPACE, new double[] {-0.5, -INFINITY, 0.1}, new double[] {0.5, 0, 0.1});
        for (FeasibleSet<double[]> set :
                List.of(new Interval<>(SPACE, -0.4, 0.7), Interval.notNegative(SPACE), box, new Ball<>(SPACE, 0.8))) {
            for (int i = 0; i < 200; i++) {
                double[] x = new double[3];
                double[] z = new double[3];
                SPACE.fillGaussian(random, x);
                SPACE.fillGaussian(random, z);
                set.project(z);
                double[] end = x.clone();
                boolean outside = set.project(end);
                assertThat(set.project(end.clone()))
                        .as("outside after a projection")
                        .isFalse();
                assertThat(outside).isEqualTo(!Arrays.equals(x, end));
                SPACE.axpy(-1, end, x);
                SPACE.axpy(-1, end, z);
                assertThat(SPACE.dot(x, z)).isLessThanOrEqualTo(1e-15);
            }
        }
    }

    @Test
    void stationarityIsTheGradientNormInsideAndVanishesWhereTheGradientPointsOutwards() {
        Interval<double[]> set = Interval.notNegative(SPACE);
        double[] work = new double[3];
        assertThat(set.stationarity(SPACE, new double[] {9, 9, 9}, new double[] {0, 3, -4}, work))
                .isEqualTo(5);
        assertThat(set.stationarity(SPACE, new double[] {0, 0, 9}, new double[] {7, 0.25, 0}, work))
                .isZero();
        assertThat(set.stationarity(SPACE, new double[] {0, 0, 9}, new double[] {7, -2, 0}, work))
                .isEqualTo(2);
    }

    @Test
    void boundsTheWrongWayRoundAndRadiiThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new Interval<>(SPACE, 1, 0.5))
                .hasMessage("lower must be at most upper, got 1.0 and 0.5");
        assertThatThrownBy(() -> new Interval<>(SPACE, Double.NaN, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Box<>(SPACE, new double[] {0, 2, Double.NaN}, new double[] {1, 1, 1}))
                .hasMessage("lower must be at most upper in each coordinate, and is not in 2 of 3");
        assertThatThrownBy(() -> new Ball<>(SPACE, 0)).hasMessage("radius must be positive and finite, got 0.0");
    }
}
