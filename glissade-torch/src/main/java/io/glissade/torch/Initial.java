package io.glissade.torch;

import io.glissade.space.BlockSpace.Block;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/** Random starting points, block by block. */
public final class Initial {

    private Initial() {}

    /** Uniform in [-bound, bound]. */
    public static ToDoubleFunction<RandomGenerator> uniform(double bound) {
        return random -> bound * (2 * random.nextDouble() - 1);
    }

    /** Normal with mean 0. */
    public static ToDoubleFunction<RandomGenerator> gaussian(double deviation) {
        return random -> deviation * random.nextGaussian();
    }

    /** Not random at all. */
    public static ToDoubleFunction<RandomGenerator> constant(double value) {
        return random -> value;
    }

    /** Overwrites each block of {@code x} with independent numbers of the law {@code of} gives it, in the order of the blocks. */
    public static void fill(
            TorchSpace space, Function<Block, ToDoubleFunction<RandomGenerator>> of, RandomGenerator random, Tensor x) {
        double[] values = new double[Math.toIntExact(space.dimension())];
        for (Block block : space.blocks()) {
            ToDoubleFunction<RandomGenerator> law = of.apply(block);
            for (long i = block.offset(); i < block.offset() + block.length(); i++) {
                values[(int) i] = law.applyAsDouble(random);
            }
        }
        space.copy(values, x);
    }
}
