package io.glissade.testkit;

import static io.glissade.testkit.ForAll.forAll;
import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.space.VectorSpace;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * What every {@link VectorSpace} must keep. The numbers of the tests fit single precision as well.
 *
 * @param <V> the vector type
 */
public interface VectorSpaceContract<V> {

    /** The space under test. A thousand coordinates or more make the test of the accumulation sharp. */
    VectorSpace<V> space();

    /** The coordinates of {@code x}, as a copy. */
    double[] toArray(V x);

    /** A new vector of {@link #space()}, its coordinates rounded to what the storage holds. */
    V fromArray(double[] coordinates);

    /** The relative error of one stored number: a few units of 2.2e-16 or 6e-8. */
    double tolerance();

    @Test
    default void zeroIsAVectorOfZeros() {
        double[] zero = toArray(space().zero());
        assertThat(zero).hasSize(Math.toIntExact(space().dimension()));
        assertThat(zero).containsOnly(0.0);
    }

    @Test
    default void copiesAreIndependent() {
        V original = fromArray(spread(1));
        double[] before = toArray(original);
        V copy = space().zero();
        space().copy(original, copy);
        assertThat(toArray(copy)).isEqualTo(before);
        space().scale(2, copy);
        assertThat(toArray(original)).isEqualTo(before);
        space().copy(original, copy);
        space().scale(3, original);
        assertThat(toArray(copy)).isEqualTo(before);
    }

    @Test
    default void copyAndAxpyAcceptTheSameVectorTwice() {
        V x = fromArray(spread(2));
        double[] before = toArray(x);
        space().copy(x, x);
        assertThat(toArray(x)).isEqualTo(before);
        space().axpy(1, x, x);
        assertThat(toArray(x))
                .isEqualTo(Arrays.stream(before).map(value -> 2 * value).toArray());
    }

    @Test
    default void scalingByZeroGivesZerosWhateverWasThere() {
        V x = space().zero();
        space().fillGaussian(random(1), x);
        space().scale(Double.POSITIVE_INFINITY, x);
        space().axpy(-1, x, x);
        assertThat(space().norm(x)).isNaN();
        space().scale(0, x);
        assertThat(space().norm(x)).isZero();
    }

    @Test
    default void scaleAndAxpyAreRightInEachCoordinate() {
        forAll(3, 10, random -> random.nextDouble(-4, 4), factor -> {
            V x = fromArray(spread(4));
            V y = fromArray(spread(5));
            double[] oldX = toArray(x);
            double[] oldY = toArray(y);
            space().axpy(factor, x, y);
            assertThat(toArray(x)).isEqualTo(oldX);
            space().scale(factor, x);
            assertThat(firstApart(toArray(x), i -> factor * oldX[i], i -> factor * oldX[i]))
                    .as("first coordinate scaled wrongly")
                    .isEqualTo(-1);
            assertThat(firstApart(
                            toArray(y),
                            i -> factor * oldX[i] + oldY[i],
                            i -> Math.abs(factor * oldX[i]) + Math.abs(oldY[i])))
                    .as("first coordinate added wrongly")
                    .isEqualTo(-1);
        });
    }

    @Test
    default void dotIsSymmetricAndLinear() {
        V x = fromArray(spread(6));
        V y = fromArray(spread(7));
        V z = fromArray(spread(8));
        double xy = space().dot(x, y);
        double zy = space().dot(z, y);
        double sizes = space().norm(x) * space().norm(y) + space().norm(z) * space().norm(y);
        assertThat(space().dot(y, x)).isCloseTo(xy, within(1e-13 * sizes));
        space().axpy(-3, x, z);
        assertThat(space().dot(z, y)).isCloseTo(zy - 3 * xy, within(4 * tolerance() * sizes));
    }

    @Test
    default void dotAgreesWithTheSumOverCoordinates() {
        V x = fromArray(spread(9));
        V y = fromArray(spread(10));
        double expected = sumOfProducts(toArray(x), toArray(y));
        assertThat(space().dot(x, y)).isCloseTo(expected, within(1e-12 * space().norm(x) * space().norm(y)));
    }

    @Test
    default void normIsTheRootOfTheDotWithItself() {
        V x = fromArray(spread(11));
        double norm = space().norm(x);
        assertThat(norm).isPositive();
        assertThat(norm * norm).isCloseTo(space().dot(x, x), within(1e-12 * norm * norm));
    }

    /** Next to the 1, each small square is lost in single precision, and their sum needs more than its 24 bits. */
    @Test
    default void normAndDotAreAccumulatedInDouble() {
        double[] coordinates = new double[Math.toIntExact(space().dimension())];
        Arrays.fill(coordinates, 0x1p-13);
        coordinates[0] = 1;
        coordinates[coordinates.length - 1] = 0x1p-15;
        V x = fromArray(coordinates);
        double square = sumOfProducts(coordinates, coordinates);
        assertThat(space().dot(x, x)).isCloseTo(square, within(1e-14 * square));
        assertThat(space().norm(x)).isCloseTo(Math.sqrt(square), within(1e-14 * square));
    }

    @Test
    default void normSurvivesCoordinatesWhoseSquaresLeaveSinglePrecision() {
        for (double size : new double[] {0x1p100, 0x1p-100}) {
            double[] coordinates = new double[Math.toIntExact(space().dimension())];
            Arrays.fill(coordinates, size);
            double expected = size * Math.sqrt(coordinates.length);
            assertThat(space().norm(fromArray(coordinates))).isCloseTo(expected, within(1e-14 * expected));
        }
        assertThat(space().norm(space().zero())).isZero();
    }

    @Test
    default void nonFiniteCoordinatesAreFoundAndShowInTheNorm() {
        assertThat(space().firstNonFinite(fromArray(spread(12)))).isNull();
        int last = Math.toIntExact(space().dimension() - 1);
        for (int place : new int[] {0, last / 2, last}) {
            for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                double[] coordinates = spread(13);
                coordinates[place] = wrong;
                V x = fromArray(coordinates);
                assertThat(space().firstNonFinite(x)).isNotBlank();
                assertThat(space().norm(x)).isNotFinite();
            }
        }
    }

    @Test
    default void gaussianVectorsAreReproducible() {
        V x = space().zero();
        V y = space().zero();
        space().fillGaussian(random(14), x);
        space().fillGaussian(random(14), y);
        assertThat(toArray(y)).isEqualTo(toArray(x));
        space().fillGaussian(random(15), y);
        assertThat(toArray(y)).isNotEqualTo(toArray(x));
    }

    /** With n numbers the mean has the deviation n^(-1/2), the second moment (2/n)^(1/2); five of them are allowed. */
    @Test
    default void gaussianVectorsHaveMeanZeroAndVarianceOne() {
        var random = random(16);
        V x = space().zero();
        double sum = 0;
        double squares = 0;
        int count = 0;
        while (count < 50_000) {
            space().fillGaussian(random, x);
            for (double value : toArray(x)) {
                sum += value;
                squares += value * value;
            }
            count += Math.toIntExact(space().dimension());
        }
        assertThat(sum / count).isCloseTo(0, within(5 / Math.sqrt(count)));
        assertThat(squares / count).isCloseTo(1, within(5 * Math.sqrt(2.0 / count)));
    }

    private double[] spread(long seed) {
        return random(seed).doubles(space().dimension(), -3, 3).toArray();
    }

    /** The first index at which a number misses its expected value by more than the tolerance on its size, or -1. */
    private int firstApart(double[] found, IntToDoubleFunction expected, IntToDoubleFunction size) {
        for (int i = 0; i < found.length; i++) {
            double allowed = tolerance() * Math.abs(size.applyAsDouble(i));
            if (!(Math.abs(found[i] - expected.applyAsDouble(i)) <= allowed)) {
                return i;
            }
        }
        return -1;
    }

    private static double sumOfProducts(double[] x, double[] y) {
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < x.length; i++) {
            double term = x[i] * y[i] - lost;
            double next = sum + term;
            lost = (next - sum) - term;
            sum = next;
        }
        return sum;
    }
}
