package io.glissade.testkit;

import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.space.CoordinateSpace;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CoordinateSpace} must keep, beyond being a vector space.
 *
 * @param <V> the vector type
 */
public interface CoordinateSpaceContract<V> extends VectorSpaceContract<V> {

    @Override
    CoordinateSpace<V> space();

    @Test
    default void clampLimitsEachCoordinateAndReportsTheShareOutside() {
        V x = fromArray(random(30).doubles(space().dimension(), -2, 2).toArray());
        double[] expected = toArray(x);
        int outside = 0;
        for (int i = 0; i < expected.length; i++) {
            if (Math.abs(expected[i]) > 0.5) {
                outside++;
                expected[i] = Math.copySign(0.5, expected[i]);
            }
        }
        double share = space().clamp(0.5, x);
        assertThat(toArray(x)).isEqualTo(expected);
        assertThat(share).isCloseTo((double) outside / expected.length, within(1e-12));
        assertThat(outside).isPositive();
    }

    @Test
    default void clampLeavesWhatIsOnOrInsideTheBound() {
        double[] coordinates = new double[Math.toIntExact(space().dimension())];
        coordinates[0] = 1;
        coordinates[coordinates.length - 1] = -1;
        V x = fromArray(coordinates);
        assertThat(space().clamp(1, x)).isZero();
        assertThat(toArray(x)).isEqualTo(coordinates);
        assertThat(space().clamp(Double.POSITIVE_INFINITY, x)).isZero();
        assertThat(toArray(x)).isEqualTo(coordinates);
    }

    @Test
    default void clampToTwoNumbersOrTwoVectorsLimitsEachCoordinateAndReportsTheShareNotInside() {
        double[] coordinates = random(41)
                .doubles(space().dimension(), -2, 2)
                .map(c -> (float) c)
                .toArray();
        double[] expected = coordinates.clone();
        int outside = 0;
        for (int i = 0; i < expected.length; i++) {
            outside += expected[i] < -0.25 || expected[i] > 0.5 ? 1 : 0;
            expected[i] = Math.min(Math.max(expected[i], -0.25), 0.5);
        }
        assertThat(outside).isBetween(1, expected.length - 1);
        double share = (double) outside / expected.length;
        V x = fromArray(coordinates);
        assertThat(space().clamp(-0.25, 0.5, x)).isCloseTo(share, within(1e-12));
        assertThat(toArray(x)).isEqualTo(expected);
        assertThat(space().clamp(-0.25, 0.5, x)).isZero();
        V lower = space().zero();
        V upper = space().zero();
        space().fill(-0.25, lower);
        space().fill(0.5, upper);
        x = fromArray(coordinates);
        assertThat(space().clamp(lower, upper, x)).isCloseTo(share, within(1e-12));
        assertThat(toArray(x)).isEqualTo(expected);
    }

    @Test
    default void clampTakesEachCoordinateByItsOwnBoundsAndInfiniteOnesForNone() {
        double[] coordinates = random(42)
                .doubles(space().dimension(), -2, 2)
                .map(c -> (float) c)
                .toArray();
        double[] low = coordinates.clone();
        double[] high = coordinates.clone();
        double[] expected = coordinates.clone();
        for (int i = 0; i < coordinates.length; i++) {
            low[i] = i % 3 == 0 ? Double.NEGATIVE_INFINITY : coordinates[i] + (i % 3 == 1 ? 0.5 : 0);
            high[i] = i % 3 == 2 ? coordinates[i] : Double.POSITIVE_INFINITY;
            expected[i] = i % 3 == 1 ? (float) low[i] : coordinates[i];
            low[i] = i % 3 == 1 ? expected[i] : low[i];
        }
        V x = fromArray(coordinates);
        double share = space().clamp(fromArray(low), fromArray(high), x);
        assertThat(toArray(x)).isEqualTo(expected);
        int moved = (coordinates.length + 1) / 3;
        assertThat(share).isCloseTo((double) moved / coordinates.length, within(1e-12));
        assertThat(space().clamp(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, x))
                .isZero();
        assertThat(toArray(x)).isEqualTo(expected);
    }

    @Test
    default void clampLeavesNaNAndCountsItAsNotInside() {
        double[] coordinates = new double[Math.toIntExact(space().dimension())];
        coordinates[1] = Double.NaN;
        V x = fromArray(coordinates);
        assertThat(space().clamp(-1, 1, x)).isCloseTo(1.0 / coordinates.length, within(1e-12));
        assertThat(toArray(x)).isEqualTo(coordinates);
        V bound = fromArray(new double[coordinates.length]);
        assertThat(space().clamp(bound, bound, x)).isCloseTo(1.0 / coordinates.length, within(1e-12));
        assertThat(toArray(x)).isEqualTo(coordinates);
    }

    @Test
    default void addSquaresAddsTheSquareOfEachCoordinate() {
        V x = fromArray(random(31).doubles(space().dimension(), -2, 2).toArray());
        V y = fromArray(random(32).doubles(space().dimension(), -2, 2).toArray());
        double[] oldX = toArray(x);
        double[] oldY = toArray(y);
        space().addSquares(0.75, x, y);
        assertThat(toArray(x)).isEqualTo(oldX);
        double[] found = toArray(y);
        for (int i = 0; i < found.length; i++) {
            double square = 0.75 * oldX[i] * oldX[i];
            assertThat(found[i]).isCloseTo(oldY[i] + square, within(2 * tolerance() * (Math.abs(oldY[i]) + square)));
        }
    }

    @Test
    default void addRootQuotientDividesByTheRootOfEachSquare() {
        for (double epsilon : new double[] {0, 0.125}) {
            V x = fromArray(random(33).doubles(space().dimension(), -2, 2).toArray());
            V squares =
                    fromArray(random(34).doubles(space().dimension(), 0.5, 4).toArray());
            V y = fromArray(random(35).doubles(space().dimension(), -2, 2).toArray());
            double[] oldX = toArray(x);
            double[] oldSquares = toArray(squares);
            double[] oldY = toArray(y);
            space().addRootQuotient(-1.5, x, squares, epsilon, y);
            assertThat(toArray(x)).isEqualTo(oldX);
            assertThat(toArray(squares)).isEqualTo(oldSquares);
            double[] found = toArray(y);
            for (int i = 0; i < found.length; i++) {
                double quotient = -1.5 * oldX[i] / (Math.sqrt(oldSquares[i]) + epsilon);
                assertThat(found[i])
                        .isCloseTo(
                                oldY[i] + quotient, within(4 * tolerance() * (Math.abs(oldY[i]) + Math.abs(quotient))));
            }
        }
    }

    @Test
    default void addRootQuotientLeavesACoordinateWhoseDivisorIsZero() {
        V x = fromArray(random(36).doubles(space().dimension(), -2, 2).toArray());
        V y = fromArray(random(37).doubles(space().dimension(), -2, 2).toArray());
        double[] before = toArray(y);
        space().addRootQuotient(3, x, space().zero(), 0, y);
        assertThat(toArray(y)).isEqualTo(before);
    }

    @Test
    default void fillPutsTheNumberInEachCoordinate() {
        V x = fromArray(random(38).doubles(space().dimension(), -2, 2).toArray());
        space().fill(-0.375, x);
        assertThat(toArray(x)).containsOnly(-0.375);
    }

    @Test
    default void multiplyMultipliesCoordinateByCoordinate() {
        V factors = fromArray(random(39).doubles(space().dimension(), -2, 2).toArray());
        V x = fromArray(random(40).doubles(space().dimension(), -2, 2).toArray());
        double[] oldFactors = toArray(factors);
        double[] oldX = toArray(x);
        space().multiply(factors, x);
        assertThat(toArray(factors)).isEqualTo(oldFactors);
        double[] found = toArray(x);
        for (int i = 0; i < found.length; i++) {
            double product = oldFactors[i] * oldX[i];
            assertThat(found[i]).isCloseTo(product, within(tolerance() * Math.abs(product)));
        }
    }
}
