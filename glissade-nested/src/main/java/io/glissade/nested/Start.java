package io.glissade.nested;

import io.glissade.torch.TorchSpace;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Where the gradient steps of a level begin. */
@FunctionalInterface
public interface Start {

    /**
     * The first point, flat, of the length of {@code space}. Where it is made of variables of the levels above, by operations on
     * tensors, it is differentiated like everything else.
     *
     * @param upper the variables of the levels above
     */
    Tensor at(TorchSpace space, Variables upper);

    /** Zero. */
    static Start zero() {
        return (space, upper) ->
                torch.zeros(new long[] {space.dimension()}, space.precision().options());
    }

    /**
     * A point that is copied now.
     *
     * @param point as many finite coordinates as the level has
     */
    static Start at(double... point) {
        return new FixedStart(point);
    }

    /**
     * A block of the outermost variable: the start is learned.
     *
     * @param block name of the block, of as many coordinates as the level has; or of a part of them, which is then repeated: one
     *     start for several tasks that lie one after the other
     */
    static Start learned(String block) {
        return new LearnedStart(block);
    }
}
