package io.glissade.langevin.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.langevin.underdamped.Underdamped;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.random.CounterRandom;
import io.glissade.run.Observer;
import io.glissade.space.EuclideanSpace;
import io.glissade.testfunction.Quadratic;
import io.glissade.testkit.MapArchive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EnsembleTest {
    private static final Quadratic QUADRATIC = new Quadratic(1, 0.3);
    private static final LangevinMethod<double[]> METHOD = new Underdamped<>(Scheme.UBU, 0.3, 1, 1);

    private static Ensemble<double[]> ensemble(int chains, int threads) {
        return new Ensemble<>(
                METHOD,
                chains,
                threads,
                c -> Minibatches.always(QUADRATIC),
                c -> new double[] {c, -c},
                new CounterRandom(9, 0)::stream);
    }

    private static List<double[]> points(Ensemble<double[]> ensemble) {
        List<double[]> points = new ArrayList<>();
        for (int c = 0; c < ensemble.chains(); c++) {
            points.add(ensemble.chain(c).point().clone());
        }
        return points;
    }

    @Test
    void theNumberOfThreadsAndRoundsChangesNothing() {
        List<double[]> expected;
        try (Ensemble<double[]> one = ensemble(7, 1)) {
            one.advance(60);
            expected = points(one);
            assertThat(one.evaluations()).isEqualTo(7L * 61);
            assertThat(one.moves()).isEqualTo(60);
        }
        for (int threads : new int[] {1, 2, 5, 20}) {
            try (Ensemble<double[]> some = ensemble(7, threads)) {
                some.advance(0);
                some.advance(1);
                some.advance(29);
                some.advance(30);
                assertThat(points(some)).usingRecursiveComparison().isEqualTo(expected);
            }
        }
    }

    @Test
    void aChainIsTheOneWithItsStreamAndStart() {
        try (Ensemble<double[]> ensemble = ensemble(5, 2);
                LangevinIteration<double[]> alone =
                        METHOD.start(Minibatches.always(QUADRATIC), new double[] {3, -3}, new CounterRandom(9, 3))) {
            ensemble.advance(20);
            for (int i = 0; i <= 20; i++) {
                alone.step();
            }
            assertThat(ensemble.chain(3).point()).isEqualTo(alone.point());
            assertThat(ensemble.chain(3).progress()).isEqualTo(alone.progress());
            assertThat(ensemble.chain(2).point()).isNotEqualTo(alone.point());
        }
    }

    @Test
    void eachChainIsWatchedAfterEachOfItsSteps() {
        List<List<Long>> seen = new ArrayList<>();
        try (Ensemble<double[]> ensemble = ensemble(6, 3)) {
            ensemble.observe(c -> {
                List<Long> own = new ArrayList<>();
                seen.add(own);
                return chain -> own.add(chain.progress().iteration());
            });
            ensemble.advance(2);
            ensemble.advance(1);
        }
        assertThat(seen).hasSize(6).allSatisfy(own -> assertThat(own).containsExactly(0L, 1L, 2L, 3L));
    }

    @Test
    void whatFollowsALoadedEnsembleIsWhatWouldHaveFollowedBitForBit() {
        try (Ensemble<double[]> original = ensemble(4, 2);
                Ensemble<double[]> loaded = ensemble(4, 1)) {
            original.advance(7);
            MapArchive<double[]> archive = new MapArchive<>(new EuclideanSpace(2));
            original.archive(archive);
            loaded.archive(archive.loading());
            assertThat(loaded.moves()).isEqualTo(7);
            original.advance(8);
            loaded.advance(8);
            assertThat(points(loaded)).usingRecursiveComparison().isEqualTo(points(original));
        }
    }

    /** A concave objective: the chain that starts off its top runs away; the others stay there. */
    @Test
    void aChainThatDivergesIsNamedAndTheOthersGoOn() {
        Objective<double[]> exploding = new Objective<>() {
            @Override
            public EuclideanSpace space() {
                return new EuclideanSpace(1);
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradientOut) {
                gradientOut[0] = -1e300 * x[0];
                return -1e300 * x[0] * x[0] / 2;
            }
        };
        try (Ensemble<double[]> ensemble = new Ensemble<>(
                new Overdamped<>(1, 0),
                4,
                2,
                c -> Minibatches.always(exploding),
                c -> new double[] {c == 2 ? 1 : 0},
                new CounterRandom(1, 0)::stream)) {
            assertThat(ensemble.nonFinite()).isNull();
            ensemble.advance(5);
            assertThat(ensemble.nonFinite())
                    .startsWith("Chain 2, step 1: the gradient at coordinate x[0] is not finite");
            assertThat(ensemble.chain(2).progress().iteration()).isEqualTo(1);
            assertThat(ensemble.chain(3).progress().iteration()).isEqualTo(5);
        }
    }

    @Test
    void whatAChainThrowsComesOutUnchangedTheLowestFirst() {
        List<IllegalStateException> thrown = List.of(new IllegalStateException("a"), new IllegalStateException("b"));
        for (int threads : new int[] {1, 2, 5}) {
            try (Ensemble<double[]> ensemble = ensemble(6, threads)) {
                ensemble.observe(c -> throwing(c == 2 ? thrown.get(0) : c == 4 ? thrown.get(1) : null));
                assertThatThrownBy(() -> ensemble.advance(3)).isSameAs(thrown.get(0));
                assertThat(ensemble.chain(5).progress().iteration()).isEqualTo(3);
            }
        }
    }

    private static Observer<double[], LangevinIteration<double[]>> throwing(@Nullable IllegalStateException exception) {
        return chain -> {
            if (exception != null) {
                throw exception;
            }
        };
    }

    @Test
    void anInterruptIsKeptAndTheRoundFinished() {
        try (Ensemble<double[]> ensemble = ensemble(6, 3)) {
            Thread.currentThread().interrupt();
            ensemble.advance(50);
            assertThat(Thread.interrupted()).isTrue();
            for (int c = 0; c < 6; c++) {
                assertThat(ensemble.chain(c).progress().iteration()).isEqualTo(50);
            }
        }
    }

    @Test
    void noChainsNoThreadsAndNegativeMovesAreRefused() {
        assertThatThrownBy(() -> ensemble(0, 1)).hasMessage("chains must be at least 1, got 0");
        assertThatThrownBy(() -> ensemble(1, 0)).hasMessage("threads must be at least 1, got 0");
        try (Ensemble<double[]> ensemble = ensemble(1, 1)) {
            assertThatThrownBy(() -> ensemble.advance(-1)).hasMessage("moves must be at least 0, got -1");
        }
    }
}
