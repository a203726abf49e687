package io.glissade.nested;

import io.glissade.torch.TorchSpace;
import org.bytedeco.pytorch.Tensor;

/** A block of the outermost variable as start. */
record LearnedStart(String block) implements Start {

    @Override
    public Tensor at(TorchSpace space, Variables upper) {
        return upper.block(1, block).flatten();
    }
}
