package io.glissade.testkit;

import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.oracle.Objective;
import io.glissade.run.Iteration;
import io.glissade.run.Progress;
import io.glissade.space.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/**
 * What the {@link Iteration} of every gradient method must keep. It is run on half the squared distance from a fixed
 * point; hyper-parameters that are stable for smoothness 1 will do.
 *
 * @param <V> the vector type
 */
public interface IterationContract<V> {

    /** A new space of this many coordinates. */
    VectorSpace<V> space(int dimension);

    /** A new run of the method under test, always with the same hyper-parameters. */
    Iteration<V> start(Objective<V> objective, V x0);

    /** The coordinates of {@code x}, as a copy. */
    double[] toArray(V x);

    /** The bytes this thread has allocated so far. Override it for vectors that live outside the Java heap. */
    default long allocatedBytes() {
        return Allocation.bytesOfThisThread();
    }

    @Test
    default void theStartingPointIsCopiedAndNotTouched() {
        VectorSpace<V> space = space(50);
        V x0 = gaussian(space, 50);
        double[] before = toArray(x0);
        try (Iteration<V> iteration = start(distance(space), x0)) {
            assertThat(toArray(iteration.point())).isEqualTo(before);
            steps(iteration, 10);
            assertThat(toArray(iteration.point())).isNotEqualTo(before);
            assertThat(toArray(x0)).isEqualTo(before);
            iteration.restart(x0);
            steps(iteration, 10);
            assertThat(toArray(x0)).isEqualTo(before);
        }
    }

    @Test
    default void theSameStartGivesTheSameRunBitForBit() {
        VectorSpace<V> space = space(50);
        List<Object> first;
        try (Iteration<V> iteration = start(distance(space), gaussian(space, 50))) {
            first = record(iteration);
        }
        try (Iteration<V> iteration = start(distance(space), gaussian(space, 50))) {
            assertThat(record(iteration)).usingRecursiveComparison().isEqualTo(first);
        }
    }

    @Test
    default void restartEqualsAFreshStart() {
        VectorSpace<V> space = space(50);
        V x0 = gaussian(space, 50);
        List<Object> fresh;
        try (Iteration<V> iteration = start(distance(space), x0)) {
            fresh = record(iteration);
        }
        try (Iteration<V> iteration = start(distance(space), gaussian(space, 51))) {
            steps(iteration, 7);
            iteration.restart(x0);
            assertThat(iteration.progress()).isEqualTo(Progress.NONE);
            assertThat(toArray(iteration.point())).isEqualTo(toArray(x0));
            assertThat(record(iteration)).usingRecursiveComparison().isEqualTo(fresh);
        }
    }

    @Test
    default void progressCountsTheMovesAndSpeaksOfThePoint() {
        VectorSpace<V> space = space(50);
        Objective<V> objective = distance(space);
        try (Iteration<V> iteration = start(objective, gaussian(space, 50))) {
            assertThat(iteration.progress()).isEqualTo(Progress.NONE);
            V gradient = space.zero();
            for (int i = 0; i < 5; i++) {
                iteration.step();
                assertThat(iteration.progress().iteration()).isEqualTo(i);
                double value = objective.valueAndGradient(iteration.point(), gradient);
                assertThat(iteration.progress().value()).isEqualTo(value);
                assertThat(iteration.progress().residual()).isEqualTo(space.norm(gradient));
            }
        }
    }

    @Test
    default void aNonFiniteGradientIsReportedAndNotPassedOn() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            showsNonFinite(() -> 0, () -> wrong);
        }
    }

    @Test
    default void aNonFiniteValueIsReported() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            showsNonFinite(() -> wrong, () -> 1);
        }
    }

    /** Compared at two dimensions: what a step allocates may not grow with the vectors. */
    @Test
    default void aStepAllocatesNothingThatGrowsWithTheDimension() {
        long small = bytesOfASteadyStep(1_000);
        long large = bytesOfASteadyStep(100_000);
        assertThat(large).as("bytes per step in dimension 100,000").isLessThanOrEqualTo(small + 512);
        assertThat(large).as("bytes per step in dimension 100,000").isLessThan(100_000);
    }

    private void showsNonFinite(DoubleSupplier addedToTheValue, DoubleSupplier factorOfTheGradient) {
        VectorSpace<V> space = space(50);
        V x0 = gaussian(space, 50);
        Objective<V> sound = distance(space);
        int[] calls = new int[1];
        Objective<V> breaking = new Objective<>() {
            @Override
            public VectorSpace<V> space() {
                return space;
            }

            @Override
            public double valueAndGradient(V x, V gradientOut) {
                double value = sound.valueAndGradient(x, gradientOut);
                if (++calls[0] < 4) {
                    return value;
                }
                space.scale(factorOfTheGradient.getAsDouble(), gradientOut);
                return value + addedToTheValue.getAsDouble();
            }
        };
        try (Iteration<V> iteration = start(breaking, x0)) {
            assertThat(iteration.nonFinite()).isNull();
            for (int i = 0; i < 10 && iteration.nonFinite() == null; i++) {
                iteration.step();
                assertThat(space.firstNonFinite(iteration.point())).isNull();
            }
            assertThat(iteration.nonFinite()).as("what went non-finite").isNotBlank();
            calls[0] = 0;
            iteration.restart(x0);
            assertThat(iteration.nonFinite()).as("after a restart").isNull();
        }
    }

    private long bytesOfASteadyStep(int dimension) {
        VectorSpace<V> space = space(dimension);
        V x0 = gaussian(space, 50);
        try (Iteration<V> iteration = start(distance(space), x0)) {
            steps(iteration, 50);
            int counted = 50;
            long before = allocatedBytes();
            steps(iteration, counted);
            return (allocatedBytes() - before) / counted;
        }
    }

    /** Each progress and point of ten steps. */
    private List<Object> record(Iteration<V> iteration) {
        List<Object> run = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            iteration.step();
            run.add(iteration.progress());
            run.add(toArray(iteration.point()));
        }
        return run;
    }

    private static void steps(Iteration<?> iteration, int steps) {
        for (int i = 0; i < steps; i++) {
            iteration.step();
        }
    }

    private static <V> V gaussian(VectorSpace<V> space, long seed) {
        V x = space.zero();
        space.fillGaussian(random(seed), x);
        return x;
    }

    private static <V> Objective<V> distance(VectorSpace<V> space) {
        V centre = gaussian(space, 52);
        return new Objective<>() {
            @Override
            public VectorSpace<V> space() {
                return space;
            }

            @Override
            public double valueAndGradient(V x, V gradientOut) {
                space.copy(x, gradientOut);
                space.axpy(-1, centre, gradientOut);
                return 0.5 * space.dot(gradientOut, gradientOut);
            }
        };
    }
}
