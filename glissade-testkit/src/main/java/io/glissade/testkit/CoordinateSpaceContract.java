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
}
