package io.glissade.torch.language;

import io.glissade.torch.TorchSpace;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The dropout masks of one evaluation, from a generator of their own: the same seed gives the same masks in the same order.
 * Made and used within the pointer scope of the evaluation.
 */
final class DropoutMasks {

    private final GeneratorOptional generator;
    private final TorchSpace.Precision precision;

    DropoutMasks(long seed, TorchSpace.Precision precision) {
        Generator own = torch.createCPUGenerator(seed);
        this.generator = new GeneratorOptional(own);
        this.precision = precision;
    }

    /** Zero with the given probability, else {@code 1/(1 - probability)}, so that the mean is 1. */
    Tensor mask(double probability, long... shape) {
        double keep = 1 - probability;
        return torch.zeros(shape, precision.options())
                .bernoulli_(keep, generator)
                .div_(new Scalar(keep));
    }

    /** {@code x} times a mask of {@code shape}, which is repeated along its sizes of 1; draws nothing for probability 0. */
    Tensor drop(double probability, Tensor x, long... shape) {
        return probability == 0 ? x : x.mul(mask(probability, shape));
    }
}
