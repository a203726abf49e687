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
