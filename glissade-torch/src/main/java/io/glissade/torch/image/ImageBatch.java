package io.glissade.torch.image;

import io.glissade.parameter.Require;
import io.glissade.torch.TorchSpace;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Grey images with their classes.
 *
 * @param pixels shape [rows, 1, height, width], values in [0, 1]
 * @param labels shape [rows], the class of each
 */
public record ImageBatch(Tensor pixels, Tensor labels) implements AutoCloseable {

    /**
     * A copy of images from the Java heap.
     *
     * @param pixels row-major, values in [0, 1], {@code labels.length * height * width} of them
     * @param labels the class of each image, at least one
     */
    public static ImageBatch copyOf(
            float[] pixels, int[] labels, int height, int width, TorchSpace.Precision precision) {
        Require.atLeast("the number of images", 1, labels.length);
        long expected = (long) labels.length * height * width;
        if (pixels.length != expected) {
            throw new IllegalArgumentException("pixels must have length " + expected + ", got " + pixels.length);
        }
        long[] classes = new long[labels.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = labels[i];
        }
        try (PointerScope scope = new PointerScope();
                FloatPointer pixelPointer = new FloatPointer(pixels);
                LongPointer classPointer = new LongPointer(classes)) {
            long[] shape = {labels.length, 1, height, width};
            Tensor images = torch.from_blob(pixelPointer, shape, new TensorOptions(torch.ScalarType.Float));
            Tensor targets =
                    torch.from_blob(classPointer, new long[] {labels.length}, new TensorOptions(torch.ScalarType.Long));
            return new ImageBatch(
                    TorchSpace.keep(images.to(precision.type()).clone()), TorchSpace.keep(targets.clone()));
        }
    }

    @Override
    public void close() {
        pixels.close();
        labels.close();
    }
}
