package io.glissade.torch.image;

import io.glissade.parameter.Require;
import io.glissade.torch.FlatParameters;
import io.glissade.torch.Initial;
import io.glissade.torch.TorchSpace;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A small convolutional classifier of grey images: two 3x3 convolutions, each followed by a rectified linear unit and 2x2
 * max pooling, then two fully connected layers; the loss is the mean cross-entropy in nats. No batch normalisation, so a
 * minibatch is a fixed function of the parameters. Starting points: uniform in [-1/sqrt(inputs), 1/sqrt(inputs)] of each layer.
 * Source: {@code lecun1998gradient}.
 */
public final class ConvolutionalClassifier implements ImageClassifier {

    /**
     * The size of the network.
     *
     * @param height of an image in pixels, at least 4
     * @param width of an image in pixels, at least 4
     * @param classes at least 2
     * @param channels of the first convolution, at least 1; the second has twice as many
     * @param hidden units of the first fully connected layer, at least 1
     */
    public record Size(int height, int width, int classes, int channels, int hidden) {
        public Size {
            Require.atLeast("height", 4, height);
            Require.atLeast("width", 4, width);
            Require.atLeast("classes", 2, classes);
            Require.atLeast("channels", 1, channels);
            Require.atLeast("hidden", 1, hidden);
        }

        int features() {
            return 2 * channels * (height / 4) * (width / 4);
        }
    }

    private static final int KERNEL = 3;

    private final Module module = new Module("convolutional classifier");
    private final Conv2dImpl first;
    private final Conv2dImpl second;
    private final LinearImpl hidden;
    private final LinearImpl output;
    private final FlatParameters parameters;
    private final Map<String, Integer> inputs;

    public ConvolutionalClassifier(Size size, TorchSpace.Precision precision) {
        this.first = convolution(1, size.channels);
        this.second = convolution(size.channels, 2L * size.channels);
        this.hidden = new LinearImpl(size.features(), size.hidden);
        this.output = new LinearImpl(size.hidden, size.classes);
        module.register_module("convolution1", first);
        module.register_module("convolution2", second);
        module.register_module("hidden", hidden);
        module.register_module("output", output);
        this.inputs = Map.of(
                "convolution1",
                KERNEL * KERNEL,
                "convolution2",
                KERNEL * KERNEL * size.channels,
                "hidden",
                size.features(),
                "output",
                size.hidden);
        this.parameters = new FlatParameters(module, precision);
    }

    private static Conv2dImpl convolution(long from, long to) {
        try (LongPointer kernel = new LongPointer(KERNEL, KERNEL);
                LongPointer padding = new LongPointer(1, 1);
                Conv2dOptions options = new Conv2dOptions(from, to, kernel)) {
            options.padding().put(padding);
            return new Conv2dImpl(options);
        }
    }

    @Override
    public FlatParameters parameters() {
        return parameters;
    }

    @Override
    public void initialise(RandomGenerator random, Tensor x) {
        Initial.fill(
                parameters.space(),
                block -> {
                    String layer = block.name().substring(0, block.name().indexOf('.'));
                    return Initial.uniform(1 / Math.sqrt(inputs.getOrDefault(layer, 1)));
                },
                random,
                x);
    }

    @Override
    public Tensor loss(ImageBatch batch) {
        return torch.cross_entropy(scores(batch.pixels()), batch.labels());
    }

    @Override
    public Tensor scores(Tensor pixels) {
        Tensor x = torch.max_pool2d(torch.relu(first.forward(pixels)), 2, 2);
        x = torch.max_pool2d(torch.relu(second.forward(x)), 2, 2);
        x = torch.relu(hidden.forward(x.flatten(1, -1)));
        return output.forward(x);
    }

    @Override
    public void close() {
        parameters.close();
        output.close();
        hidden.close();
        second.close();
        first.close();
        module.close();
    }
}
