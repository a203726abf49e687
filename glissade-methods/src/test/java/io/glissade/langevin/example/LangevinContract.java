package io.glissade.langevin.example;

import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.random.CounterRandom;
import io.glissade.run.Progress;
import io.glissade.space.CoordinateSpace;
import io.glissade.testkit.IterationContract;
import io.glissade.testkit.MapArchive;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * What the chain of every Langevin method must keep beside the contract of an iteration; step size 0.2 or so and smoothness 1.
 *
 * @param <V> the vector type
 */
public interface LangevinContract<V> extends IterationContract<V> {

    /** The method under test. */
    LangevinMethod<V> method(CoordinateSpace<V> space);

    @Override
    CoordinateSpace<V> space(int dimension);

    /** Whether a proposal that is not finite is refused, so that the chain goes on. */
    default boolean refusesNonFinite() {
        return false;
    }

    @Override
    default LangevinIteration<V> start(Objective<V> objective, V x0) {
        return start(objective, x0, 5);
    }

    private LangevinIteration<V> start(Objective<V> objective, V x0, long seed) {
        CoordinateSpace<V> space = space((int) objective.space().dimension());
        return method(space).start(Minibatches.always(objective), x0, new CounterRandom(seed, 3));
    }

    @Override
    @Test
    default void progressCountsTheMovesAndSpeaksOfThePoint() {
        CoordinateSpace<V> space = space(50);
        Objective<V> objective = new HalfSquare<>(space);
        V gradient = space.zero();
        try (LangevinIteration<V> chain = start(objective, gaussian(space, 50))) {
            assertThat(chain.progress()).isEqualTo(Progress.NONE);
            for (int i = 0; i < 5; i++) {
                chain.step();
                assertThat(chain.progress().iteration()).isEqualTo(i);
                assertThat(chain.progress().residual()).isEqualTo(space.norm(chain.gradient()));
                double value = objective.valueAndGradient(chain.point(), gradient);
                if (chain.valueAtPoint()) {
                    assertThat(chain.progress().value()).isEqualTo(value);
                    assertThat(toArray(chain.gradient())).isEqualTo(toArray(gradient));
                } else {
                    assertThat(chain.progress().value()).isNotEqualTo(value);
                }
            }
        }
    }

    @Override
    @Test
    default void aNonFiniteGradientIsReportedAndNotPassedOn() {
        breaks(0, Double.NaN);
        breaks(0, Double.POSITIVE_INFINITY);
    }

    @Override
    @Test
    default void aNonFiniteValueIsReported() {
        breaks(Double.NaN, 1);
        breaks(Double.POSITIVE_INFINITY, 1);
    }

    private void breaks(double added, double factor) {
        CoordinateSpace<V> space = space(20);
        V x0 = gaussian(space, 50);
        HalfSquare<V> objective = new HalfSquare<>(space);
        objective.breakAfter(4, added, factor);
        try (LangevinIteration<V> chain = start(objective, x0)) {
            for (int i = 0; i < 10; i++) {
                chain.step();
                assertThat(space.firstNonFinite(chain.point())).isNull();
            }
            if (refusesNonFinite()) {
                assertThat(chain.nonFinite()).isNull();
                assertThat(chain.acceptance()).isZero();
                assertThat(chain.progress().value()).isFinite();
            } else {
                assertThat(chain.nonFinite())
                        .matches(
                                "Step \\d+: (replica \\d+: )?the (energy|gradient at coordinate x\\[0\\]) is not finite.*");
                Progress last = chain.progress();
                chain.step();
                assertThat(chain.progress()).isEqualTo(last);
            }
            objective.breakAfter(Integer.MAX_VALUE, 0, 1);
            chain.restart(x0);
            chain.step();
            assertThat(chain.nonFinite()).as("after a restart").isNull();
        }
    }

    @Test
    default void aStartThatIsNotFiniteIsNamed() {
        CoordinateSpace<V> space = space(3);
        V x0 = space.zero();
        space.fill(Double.NaN, x0);
        try (LangevinIteration<V> chain = start(new HalfSquare<>(space), x0)) {
            chain.step();
            assertThat(chain.nonFinite())
                    .matches("Step 0: (the gradient at )?coordinate x\\[0\\] is not finite \\(energy NaN\\)\\.");
        }
    }

    @Test
    default void whatFollowsALoadedStateIsWhatWouldHaveFollowedBitForBit() {
        CoordinateSpace<V> space = space(11);
        for (int k : new int[] {0, 1, 2, 8}) {
            try (LangevinIteration<V> original = start(new HalfSquare<>(space), gaussian(space, 60), 1);
                    LangevinIteration<V> loaded = start(new HalfSquare<>(space), gaussian(space, 61), 1)) {
                follow(original, k);
                follow(loaded, 3);
                MapArchive<V> archive = new MapArchive<>(space);
                original.archive(archive);
                loaded.archive(archive.loading());
                assertThat(loaded.progress()).isEqualTo(original.progress());
                assertThat(toArray(loaded.point())).isEqualTo(toArray(original.point()));
                assertThat(follow(loaded, 9)).as("after step %d", k).isEqualTo(follow(original, 9));
            }
        }
    }

    @Test
    default void anotherSeedGivesAnotherRun() {
        CoordinateSpace<V> space = space(4);
        try (LangevinIteration<V> one = start(new HalfSquare<>(space), space.zero(), 1);
                LangevinIteration<V> other = start(new HalfSquare<>(space), space.zero(), 2)) {
            assertThat(follow(other, 3)).isNotEqualTo(follow(one, 3));
        }
    }

    /** A start velocity reaches the second point; after a restart it is zero again. */
    @Test
    default void theVelocityMayBeSetBeforeTheFirstStep() {
        CoordinateSpace<V> space = space(4);
        try (LangevinIteration<V> chain = start(new HalfSquare<>(space), space.zero())) {
            if (chain.velocity() == null) {
                return;
            }
            V velocity = Objects.requireNonNull(chain.velocity());
            assertThat(space.norm(velocity)).isZero();
            List<Object> atRest = follow(chain, 2);
            chain.restart(space.zero());
            space.fill(0.1, velocity);
            assertThat(follow(chain, 2)).isNotEqualTo(atRest);
            chain.restart(space.zero());
            assertThat(follow(chain, 2)).isEqualTo(atRest);
        }
    }

    @Override
    @Test
    default void aStepAllocatesNothingThatGrowsWithTheDimension() {
        assertThat(bytesOfTenSteps(100_000)).isLessThanOrEqualTo(bytesOfTenSteps(1_000) + 5_120);
    }

    private long bytesOfTenSteps(int dimension) {
        CoordinateSpace<V> space = space(dimension);
        try (LangevinIteration<V> chain = start(new HalfSquare<>(space), space.zero())) {
            for (int i = 0; i < 3; i++) {
                chain.step();
            }
            long before = allocatedBytes();
            for (int i = 0; i < 10; i++) {
                chain.step();
            }
            return allocatedBytes() - before;
        }
    }

    private static <V> V gaussian(CoordinateSpace<V> space, long seed) {
        V x = space.zero();
        space.fillGaussian(random(seed), x);
        return x;
    }

    private List<Object> follow(LangevinIteration<V> run, int steps) {
        List<Object> followed = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            run.step();
            followed.add(DoubleStream.of(toArray(run.point())).boxed().toList());
            followed.add(run.progress());
            followed.add(run.temperature());
            followed.add(run.acceptance());
            followed.add(run.evaluations());
            followed.add(DoubleStream.of(run.swapRates()).boxed().toList());
        }
        return followed;
    }
}
