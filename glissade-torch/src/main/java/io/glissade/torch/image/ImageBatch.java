package io.glissade.torch.image;

import io.glissade.parameter.Require;
import io.glissade.torch.TorchSpace;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Images with their classes, grey or in colour. */
public final class ImageBatch implements AutoCloseable {

    private final Tensor pixels;
    private final Tensor labels;
    private boolean evaluated;

    ImageBatch(Tensor pixels, Tensor labels) {
        this.pixels = pixels;
        this.labels = labels;
    }

    /** A copy of grey images from the Java heap, as {@link #copyOf(float[], int[], int, int, int, TorchSpace.Precision)}. */
    public static ImageBatch copyOf(
            float[] pixels, int[] labels, int height, int width, TorchSpace.Precision precision) {
        return copyOf(pixels, labels, 1, height, width, precision);
    }

    /**
     * A copy of images from the Java heap.
     *
     * @param pixels image after image, channel after channel, row after row:
     *     {@code labels.length * channels * height * width} of them
     * @param labels the class of each image, at least one
     * @param channels 1 for grey, 3 for colour
     */
    public static ImageBatch copyOf(
            float[] pixels, int[] labels, int channels, int height, int width, TorchSpace.Precision precision) {
        Require.atLeast("the number of images", 1, labels.length);
        Require.atLeast("channels", 1, channels);
        long expected = (long) labels.length * channels * height * width;
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
            long[] shape = {labels.length, channels, height, width};
            Tensor images = torch.from_blob(pixelPointer, shape, new TensorOptions(torch.ScalarType.Float));
            Tensor targets =
                    torch.from_blob(classPointer, new long[] {labels.length}, new TensorOptions(torch.ScalarType.Long));
            return new ImageBatch(
                    TorchSpace.keep(images.to(precision.type()).clone()), TorchSpace.keep(targets.clone()));
        }
    }

    /** Shape [rows, channels, height, width]. */
    Tensor pixels() {
        return pixels;
    }

    /** The class of each image: shape [rows]. */
    Tensor labels() {
        return labels;
    }

    /** True once: for the evaluation of the run, which may leave something behind in the network. Those of a probe may not. */
    boolean firstEvaluation() {
        boolean first = !evaluated;
        evaluated = true;
        return first;
    }

    @Override
    public void close() {
        pixels.close();
        labels.close();
    }
}
