package io.glissade.testkit;

import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.oracle.Objective;
import io.glissade.space.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Objective} must keep.
 *
 * @param <V> the vector type
 */
public interface ObjectiveContract<V> {

    /** The objective under test. */
    Objective<V> objective();

    /** A new vector of the objective's space: a point around which it is twice differentiable and curved. */
    V point();

    /** The coordinates of {@code x}, as a copy. */
    double[] toArray(V x);

    /** How far from {@link #point()} the objective is still smooth; the Taylor test looks no farther. */
    default double radius() {
        return 1;
    }

    /** The relative error of a value of the objective: 2.2e-16 in double precision, about 1e-6 in single. */
    default double roundOff() {
        return 0x1p-52;
    }

    /**
     * Along a random direction d of length 1 the remainder |f(x + h d) - f(x) - h (grad f(x), d)| falls like h^2. A wrong
     * gradient leaves a remainder that falls like h. The slope is fitted on the six smallest h, halved each time, whose
     * remainder is a hundred times what rounding can make of it.
     */
    @Test
    default void taylorRemainderFallsWithTheSquareOfTheStep() {
        VectorSpace<V> space = objective().space();
        V x = point();
        V gradient = space.zero();
        V direction = space.zero();
        double value = objective().valueAndGradient(x, gradient);
        space.fillGaussian(random(40), direction);
        space.scale(1 / space.norm(direction), direction);
        double derivative = space.dot(gradient, direction);

        V moved = space.zero();
        V ignored = space.zero();
        List<double[]> trusted = new ArrayList<>();
        double largestRemainder = 0;
        for (double h = radius(); h > radius() * 0x1p-40; h /= 2) {
            space.copy(x, moved);
            space.axpy(h, direction, moved);
            double movedValue = objective().valueAndGradient(moved, ignored);
            double remainder = Math.abs(movedValue - value - h * derivative);
            double rounding = roundOff() * (Math.abs(movedValue) + Math.abs(value) + Math.abs(h * derivative));
            if (remainder > 100 * rounding) {
                trusted.add(new double[] {Math.log(h), Math.log(remainder)});
            }
            largestRemainder = Math.max(largestRemainder, remainder);
        }
        assertThat(trusted)
                .as("steps whose remainder stands above rounding (the largest remainder is %s)", largestRemainder)
                .hasSizeGreaterThanOrEqualTo(6);
        assertThat(slope(trusted.subList(trusted.size() - 6, trusted.size())))
                .as("slope of the Taylor remainder on log scale")
                .isBetween(1.9, 2.1);
    }

    @Test
    default void thePointIsNotTouched() {
        V x = point();
        double[] before = toArray(x);
        objective().valueAndGradient(x, objective().space().zero());
        assertThat(toArray(x)).isEqualTo(before);
    }

    @Test
    default void theGradientIsOverwrittenWhateverItHeld() {
        V gradient = objective().space().zero();
        double value = objective().valueAndGradient(point(), gradient);
        double[] expected = toArray(gradient);
        for (double garbage : new double[] {1e3, Double.NaN}) {
            objective().space().fillGaussian(random(41), gradient);
            objective().space().scale(garbage, gradient);
            assertThat(objective().valueAndGradient(point(), gradient)).isEqualTo(value);
            assertThat(toArray(gradient)).isEqualTo(expected);
        }
    }

    @Test
    default void theSamePointGivesTheSameBits() {
        Objective<V> objective = objective();
        V first = objective.space().zero();
        V second = objective.space().zero();
        double value = objective.valueAndGradient(point(), first);
        V elsewhere = point();
        objective.space().scale(0.5, elsewhere);
        objective.valueAndGradient(elsewhere, second);
        assertThat(objective.valueAndGradient(point(), second)).isEqualTo(value);
        assertThat(toArray(second)).isEqualTo(toArray(first));
    }

    @Test
    default void itsSpaceIsThatOfItsPointAndGradient() {
        V gradient = objective().space().zero();
        double value = objective().valueAndGradient(point(), gradient);
        assertThat(value).isFinite();
        assertThat(toArray(point())).hasSize(Math.toIntExact(objective().space().dimension()));
        assertThat(toArray(gradient)).hasSameSizeAs(toArray(point()));
        assertThat(objective().space().firstNonFinite(gradient)).isNull();
    }

    private static double slope(List<double[]> points) {
        double meanX = points.stream().mapToDouble(point -> point[0]).average().orElseThrow();
        double meanY = points.stream().mapToDouble(point -> point[1]).average().orElseThrow();
        double covariance = points.stream()
                .mapToDouble(point -> (point[0] - meanX) * (point[1] - meanY))
                .sum();
        double variance = points.stream()
                .mapToDouble(point -> (point[0] - meanX) * (point[0] - meanX))
                .sum();
        return covariance / variance;
    }
}
