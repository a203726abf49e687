package io.glissade.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.adjusted.AdjustedUnderdamped;
import io.glissade.langevin.ensemble.Ensemble;
import io.glissade.langevin.exchange.ReplicaExchange;
import io.glissade.langevin.overdamped.LowRankRotation;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.langevin.preconditioned.Preconditioned;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.langevin.underdamped.Underdamped;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.random.CounterRandom;
import io.glissade.run.Iteration;
import io.glissade.space.BlockSpace.Block;
import io.glissade.space.CoordinateSpace;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import io.glissade.testkit.IterationContract;
import io.glissade.testkit.MapArchive;
import io.glissade.torch.TorchSpace.Precision;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Langevin chains on flat tensors keep the contract of an iteration and follow those on arrays. */
final class LangevinOnTensorsTest {

    @BeforeEach
    void useOneThread() {
        Libtorch.useThreads(1);
    }

    private static TorchSpace line(long dimension) {
        return new TorchSpace(List.of(new Block("x", 0, dimension)), Precision.DOUBLE);
    }

    private static <V> Objective<V> halfSquare(VectorSpace<V> space) {
        return new Objective<>() {
            @Override
            public VectorSpace<V> space() {
                return space;
            }

            @Override
            public double valueAndGradient(V x, V gradientOut) {
                space.copy(x, gradientOut);
                return space.dot(x, x) / 2;
            }
        };
    }

    private static <V> LangevinMethod<V> rotated(CoordinateSpace<V> space) {
        V u = space.zero();
        V v = space.zero();
        space.fillGaussian(new CounterRandom(7, 0), u);
        space.fillGaussian(new CounterRandom(7, 1), v);
        space.scale(1 / space.norm(u), u);
        space.scale(1 / space.norm(v), v);
        return new Overdamped<>(
                Schedule.constant(0.2), Schedule.constant(0.7), new LowRankRotation<>(space, List.of(u), List.of(v)));
    }

    private static <V> LangevinMethod<V> scaled(CoordinateSpace<V> space) {
        V scales = space.zero();
        space.fillGaussian(new CounterRandom(7, 2), scales);
        return new Preconditioned<>(new Underdamped<>(Scheme.BAOAB, 0.1, 1, 0.7), space, scales);
    }

    private interface OnTensors extends IterationContract<Tensor> {

        LangevinMethod<Tensor> method(TorchSpace space);

        @Override
        default Iteration<Tensor> start(Objective<Tensor> objective, Tensor x0) {
            return method(line(x0.numel())).start(Minibatches.always(objective), x0, new CounterRandom(5, 0));
        }

        @Override
        default VectorSpace<Tensor> space(int dimension) {
            return line(dimension);
        }

        @Override
        default double[] toArray(Tensor x) {
            return line(x.numel()).toArray(x);
        }

        /**
         * In smaller dimensions than the contract's: a step draws a normal number for each coordinate. One vector on the heap in ten steps would
         * be 792,000 bytes more; how much the wrappers of tensors take depends on what is compiled already.
         */
        @Override
        @Test
        default void aStepAllocatesNothingThatGrowsWithTheDimension() {
            assertThat(bytesOfTenSteps(100_000)).isLessThanOrEqualTo(bytesOfTenSteps(1_000) + 100_000);
        }

        private long bytesOfTenSteps(long dimension) {
            TorchSpace space = line(dimension);
            try (Tensor x0 = space.zero();
                    LangevinIteration<Tensor> chain =
                            method(space).start(Minibatches.always(halfSquare(space)), x0, new CounterRandom(5, 0))) {
                steps(chain, 3);
                long before = allocatedBytes();
                steps(chain, 10);
                return allocatedBytes() - before;
            }
        }
    }

    @Nested
    final class Rotated implements OnTensors {
        @Override
        public LangevinMethod<Tensor> method(TorchSpace space) {
            return rotated(space);
        }
    }

    @Nested
    final class WithVelocity implements OnTensors {
        @Override
        public LangevinMethod<Tensor> method(TorchSpace space) {
            return new Underdamped<>(Scheme.BAOAB, 0.2, 1, 0.7);
        }
    }

    /** The same random numbers in the same order; sums of products are added in another one. */
    @Test
    void theyFollowTheChainsOnArrays() {
        EuclideanSpace arrays = new EuclideanSpace(9);
        TorchSpace tensors = line(9);
        follow(rotated(arrays), rotated(tensors));
        follow(scaled(arrays), scaled(tensors));
        for (Scheme scheme : List.of(Scheme.UBU, Scheme.OBABO, Scheme.FROZEN_GRADIENT, Scheme.SEMI_IMPLICIT_EULER)) {
            follow(new Underdamped<>(scheme, 0.2, 1, 0.7), new Underdamped<>(scheme, 0.2, 1, 0.7));
        }
        follow(new AdjustedUnderdamped<>(0.9, 1, 0.7), new AdjustedUnderdamped<>(0.9, 1, 0.7));
        follow(
                ReplicaExchange.geometric(0.7, 3, 3, 2, t -> new Underdamped<>(Scheme.UBU, 0.2, 1, t)),
                ReplicaExchange.geometric(0.7, 3, 3, 2, t -> new Underdamped<>(Scheme.UBU, 0.2, 1, t)));
    }

    private static void follow(LangevinMethod<double[]> onArrays, LangevinMethod<Tensor> onTensors) {
        EuclideanSpace arrays = new EuclideanSpace(9);
        TorchSpace tensors = line(9);
        try (LangevinIteration<double[]> one =
                        onArrays.start(Minibatches.always(halfSquare(arrays)), arrays.zero(), new CounterRandom(3, 0));
                Tensor x0 = tensors.zero();
                LangevinIteration<Tensor> other =
                        onTensors.start(Minibatches.always(halfSquare(tensors)), x0, new CounterRandom(3, 0))) {
            for (int i = 0; i < 60; i++) {
                one.step();
                other.step();
            }
            assertThat(arrays.norm(one.point())).isGreaterThan(0.1);
            assertThat(tensors.toArray(other.point())).containsExactly(one.point(), within(1e-12));
            assertThat(other.evaluations()).isEqualTo(one.evaluations());
        }
    }

    @Test
    void whatFollowsALoadedStateIsWhatWouldHaveFollowedBitForBit() {
        TorchSpace space = line(9);
        LangevinMethod<Tensor> method = scaled(space);
        try (Tensor x0 = space.zero();
                LangevinIteration<Tensor> original =
                        method.start(Minibatches.always(halfSquare(space)), x0, new CounterRandom(3, 0));
                LangevinIteration<Tensor> loaded =
                        method.start(Minibatches.always(halfSquare(space)), x0, new CounterRandom(3, 0))) {
            steps(original, 7);
            MapArchive<Tensor> archive = new MapArchive<>(space);
            original.archive(archive);
            loaded.archive(archive.loading());
            steps(original, 7);
            steps(loaded, 7);
            assertThat(space.toArray(loaded.point())).isEqualTo(space.toArray(original.point()));
        }
    }

    @Test
    void anEnsembleOverThreadsIsThatOfOneThread() {
        TorchSpace space = line(9);
        List<double[]> expected = points(space, 1);
        assertThat(points(space, 2)).usingRecursiveComparison().isEqualTo(expected);
        assertThat(expected.get(0)).isNotEqualTo(expected.get(1));
    }

    private static List<double[]> points(TorchSpace space, int threads) {
        try (Tensor x0 = space.zero();
                Ensemble<Tensor> ensemble = new Ensemble<>(
                        new Underdamped<>(Scheme.UBU, 0.2, 1, 0.7),
                        4,
                        threads,
                        c -> Minibatches.always(halfSquare(space)),
                        c -> x0,
                        new CounterRandom(3, 0)::stream)) {
            ensemble.advance(5);
            ensemble.advance(20);
            return IntStream.range(0, 4)
                    .mapToObj(c -> space.toArray(ensemble.chain(c).point()))
                    .toList();
        }
    }

    private static void steps(LangevinIteration<Tensor> chain, int count) {
        for (int i = 0; i < count; i++) {
            chain.step();
        }
    }
}
