package io.glissade.nested;

import io.glissade.torch.TorchSpace;
import org.bytedeco.pytorch.Tensor;

/** A block of the outermost variable as start, repeated to the length of the level. */
record LearnedStart(String block) implements Start {

    @Override
    public Tensor at(TorchSpace space, Variables upper) {
        Tensor start = upper.block(1, block).flatten();
        long times = space.dimension() / start.numel();
        return times == 1 ? start : start.repeat(times);
    }
}
