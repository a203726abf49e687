package io.glissade.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Minibatches} must keep.
 *
 * @param <V> the vector type
 */
public interface MinibatchesContract<V> {

    /** A new stream, at its beginning, always from the same seed. */
    Minibatches<V> minibatches();

    /** A new vector of the space of {@code minibatches}, the same each time, at which a minibatch is finite. */
    V point(Minibatches<V> minibatches);

    /** The coordinates of {@code x}, as a copy. */
    double[] toArray(V x);

    /** How many minibatches the tests draw; more than one pass over the data if that is cheap. */
    default int draws() {
        return 5;
    }

    @Test
    default void aMinibatchIsFrozenHoweverOftenAndWhereverItIsEvaluated() {
        Minibatches<V> minibatches = minibatches();
        V x = point(minibatches);
        V elsewhere = point(minibatches);
        minibatches.space().scale(0.5, elsewhere);
        for (int i = 0; i < draws(); i++) {
            Objective<V> minibatch = minibatches.next();
            double[] first = evaluate(minibatch, x);
            double[] there = evaluate(minibatch, elsewhere);
            assertThat(evaluate(minibatch, x)).isEqualTo(first);
            assertThat(evaluate(minibatch, x)).isEqualTo(first);
            assertThat(evaluate(minibatch, elsewhere)).isEqualTo(there);
        }
    }

    @Test
    default void restartGivesTheSameStreamAsANewOne() {
        Minibatches<V> minibatches = minibatches();
        List<double[]> first = draw(minibatches);
        minibatches.restart();
        List<double[]> again = draw(minibatches);
        List<double[]> fresh = draw(minibatches());
        assertThat(again).usingRecursiveComparison().isEqualTo(first);
        assertThat(fresh).usingRecursiveComparison().isEqualTo(first);
    }

    /** A probe evaluates each minibatch more often than the method does; the minibatches after it must not notice. */
    @Test
    default void evaluatingAMinibatchMoreOftenDoesNotChangeTheOnesThatFollow() {
        List<double[]> expected = draw(minibatches());
        Minibatches<V> minibatches = minibatches();
        V x = point(minibatches);
        for (double[] once : expected) {
            Objective<V> minibatch = minibatches.next();
            evaluate(minibatch, x);
            evaluate(minibatch, x);
            assertThat(evaluate(minibatch, x)).isEqualTo(once);
        }
    }

    @Test
    default void theEpochNeverFalls() {
        Minibatches<V> minibatches = minibatches();
        double before = minibatches.epoch();
        for (int i = 0; i < draws(); i++) {
            minibatches.next();
            double after = minibatches.epoch();
            assertThat(Double.isNaN(after)).isEqualTo(Double.isNaN(before));
            assertThat(after < before)
                    .as("epoch fell from %s to %s", before, after)
                    .isFalse();
            before = after;
        }
    }

    @Test
    default void eachMinibatchLivesInTheSpaceOfTheStream() {
        Minibatches<V> minibatches = minibatches();
        assertThat(minibatches.next().space().dimension())
                .isEqualTo(minibatches.space().dimension());
    }

    private List<double[]> draw(Minibatches<V> minibatches) {
        V x = point(minibatches);
        List<double[]> drawn = new ArrayList<>();
        for (int i = 0; i < draws(); i++) {
            drawn.add(evaluate(minibatches.next(), x));
        }
        return drawn;
    }

    /** The gradient with the value after it: a new array. */
    private double[] evaluate(Objective<V> minibatch, V x) {
        V gradient = minibatch.space().zero();
        double value = minibatch.valueAndGradient(x, gradient);
        double[] coordinates = toArray(gradient);
        double[] all = Arrays.copyOf(coordinates, coordinates.length + 1);
        all[coordinates.length] = value;
        minibatch.space().release(gradient);
        return all;
    }
}
