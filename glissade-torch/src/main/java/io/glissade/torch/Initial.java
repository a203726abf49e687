package io.glissade.torch;

import io.glissade.space.BlockSpace.Block;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/** Random starting points, block by block. */
public final class Initial {

    /** Asks for standard normal numbers instead of a uniform interval. */
    public static final double GAUSSIAN = Double.POSITIVE_INFINITY;

    private Initial() {}

    /** Fills each block uniformly in [-bound, bound], or with standard normal numbers where the bound is infinite. */
    public static void fill(TorchSpace space, ToDoubleFunction<Block> bound, RandomGenerator random, Tensor x) {
        double[] values = new double[Math.toIntExact(space.dimension())];
        List<Block> blocks = space.blocks();
        for (Block block : blocks) {
            double limit = bound.applyAsDouble(block);
            for (long i = block.offset(); i < block.offset() + block.length(); i++) {
                values[(int) i] = limit == GAUSSIAN ? random.nextGaussian() : limit * (2 * random.nextDouble() - 1);
            }
        }
        space.copy(values, x);
    }
}
