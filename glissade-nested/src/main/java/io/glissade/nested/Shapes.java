package io.glissade.nested;

import io.glissade.torch.TorchSpace;
import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.pytorch.Tensor;

/** What tensors that come from outside must look like. */
public final class Shapes {

    private Shapes() {}

    /** A tensor of one element in the precision of the problem. */
    public static Tensor number(Tensor tensor, TorchSpace.Precision precision, String what) {
        if (tensor.numel() != 1 || !has(tensor, precision)) {
            throw new IllegalArgumentException(
                    what + " must be one number of precision " + precision + ", got " + description(tensor));
        }
        return tensor;
    }

    /** A flat tensor of the length and precision of a space. */
    public static Tensor vector(Tensor tensor, TorchSpace space, String what) {
        if (tensor.dim() != 1 || tensor.size(0) != space.dimension() || !has(tensor, space.precision())) {
            throw new IllegalArgumentException(what + " must have shape [" + space.dimension() + "] and precision "
                    + space.precision() + ", got " + description(tensor));
        }
        return tensor;
    }

    private static boolean has(Tensor tensor, TorchSpace.Precision precision) {
        return tensor.scalar_type().intern() == precision.type();
    }

    private static String description(Tensor tensor) {
        String type = tensor.scalar_type().intern().name().toUpperCase(Locale.ROOT);
        return "shape " + Arrays.toString(tensor.shape()) + " and precision " + type;
    }
}
