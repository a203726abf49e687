package io.glissade.torch.image;

import io.glissade.parameter.Require;
import io.glissade.torch.TorchSpace;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Random changes of an image that leave its class alone. They are drawn when a minibatch is made, so that the minibatch stays
 * what it is however often it is evaluated. Source: {@code he2016deep}.
 *
 * @param padding pixels of value 0 put around an image before a piece of its own size is cut out at random; 0 to 64
 * @param flip whether left and right change places with probability 1/2
 */
public record Augmentation(int padding, boolean flip) {

    /** Images as they are. */
    public static final Augmentation NONE = new Augmentation(0, false);

    /** What residual networks were trained with on images of 32 x 32 pixels. */
    public static final Augmentation PUBLISHED = new Augmentation(4, true);

    private static final int LARGEST_PADDING = 64;

    public Augmentation {
        Require.atLeast("padding", 0, padding);
        if (padding > LARGEST_PADDING) {
            throw new IllegalArgumentException("padding must be at most " + LARGEST_PADDING + ", got " + padding);
        }
    }

    /** The changed {@code pixels}, of the same shape [rows, channels, height, width]; closed by the caller. */
    Tensor apply(Tensor pixels, RandomGenerator random) {
        try (PointerScope scope = new PointerScope()) {
            if (equals(NONE)) {
                return TorchSpace.keep(pixels);
            }
            Tensor changed = torch.empty_like(pixels);
            Tensor padded = torch.constant_pad_nd(pixels, padding, padding, padding, padding);
            for (long row = 0; row < pixels.size(0); row++) {
                long down = random.nextInt(2 * padding + 1);
                long right = random.nextInt(2 * padding + 1);
                Tensor piece =
                        padded.select(0, row).narrow(1, down, pixels.size(2)).narrow(2, right, pixels.size(3));
                boolean turn = flip && random.nextBoolean();
                changed.select(0, row).copy_(turn ? piece.flip(2) : piece);
            }
            return TorchSpace.keep(changed);
        }
    }
}
