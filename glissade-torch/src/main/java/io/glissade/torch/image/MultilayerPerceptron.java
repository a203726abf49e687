package io.glissade.torch.image;

import io.glissade.parameter.Require;
import io.glissade.torch.FlatParameters;
import io.glissade.torch.Initial;
import io.glissade.torch.TorchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A classifier of images by fully connected layers with rectified linear units; the loss is the mean cross-entropy in nats.
 * Starting points: uniform in [-1/sqrt(inputs), 1/sqrt(inputs)], layer by layer.
 */
public final class MultilayerPerceptron implements ImageClassifier {

    private final Module module = new Module("multilayer perceptron");
    private final List<LinearImpl> layers = new ArrayList<>();
    private final List<Integer> widths;
    private final FlatParameters parameters;

    /**
     * A network of the given widths.
     *
     * @param widths pixels of an image, then each hidden layer, then the number of classes; at least two, each at least 1
     */
    public MultilayerPerceptron(List<Integer> widths, TorchSpace.Precision precision) {
        Require.atLeast("the number of widths", 2, widths.size());
        widths.forEach(width -> Require.atLeast("width", 1, width));
        this.widths = List.copyOf(widths);
        for (int i = 0; i + 1 < widths.size(); i++) {
            LinearImpl layer = new LinearImpl(widths.get(i), widths.get(i + 1));
            module.register_module("layer" + i, layer);
            layers.add(layer);
        }
        this.parameters = new FlatParameters(module, precision);
    }

    @Override
    public FlatParameters parameters() {
        return parameters;
    }

    @Override
    public void initialise(RandomGenerator random, Tensor x) {
        // Each layer has two blocks, weight and bias, in this order.
        List<String> names = parameters.space().blocks().stream()
                .map(block -> block.name().substring(0, block.name().indexOf('.')))
                .distinct()
                .toList();
        Initial.fill(
                parameters.space(),
                block -> {
                    int layer =
                            names.indexOf(block.name().substring(0, block.name().indexOf('.')));
                    return Initial.uniform(1 / Math.sqrt(widths.get(layer)));
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
        Tensor x = pixels.flatten(1, -1);
        for (int i = 0; i < layers.size(); i++) {
            x = layers.get(i).forward(x);
            x = i + 1 < layers.size() ? torch.relu(x) : x;
        }
        return x;
    }

    @Override
    public void close() {
        parameters.close();
        layers.forEach(LinearImpl::close);
        module.close();
    }
}
