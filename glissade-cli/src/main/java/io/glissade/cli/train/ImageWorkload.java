package io.glissade.cli.train;

import io.glissade.cli.console.BadInput;
import io.glissade.data.ImageSet;
import io.glissade.torch.Network;
import io.glissade.torch.TorchSpace;
import io.glissade.torch.image.ConvolutionalClassifier;
import io.glissade.torch.image.ImageBatch;
import io.glissade.torch.image.ImageMinibatches;
import io.glissade.torch.image.MultilayerPerceptron;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.pytorch.Tensor;

/** A classifier on a set of images. */
final class ImageWorkload implements Workload {
    private static final int CHANNELS = 16;

    private final String source;
    private final ImageBatch images;
    private final int count;
    private final int height;
    private final int width;
    private final int classes;
    private final boolean convolutional;
    private final Recipe options;
    private final long seed;

    ImageWorkload(String source, ImageSet set, Recipe recipe, long seed) {
        this.source = source;
        this.count = set.labels().length;
        this.height = set.rows();
        this.width = set.columns();
        this.classes = set.classes();
        this.convolutional = recipe.model() == Recipe.Model.CONV;
        this.options = recipe;
        this.seed = seed;
        if (count < options.batch()) {
            throw new BadInput(source + ": too few images: --batch " + options.batch()
                    + " needs at least that many, got " + count);
        }
        this.images = ImageBatch.copyOf(set.pixels(), set.labels(), height, width, TorchSpace.Precision.FLOAT);
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "%s (%d classes) on %s (%d images)",
                convolutional
                        ? "Convolutional classifier"
                        : "Perceptron with " + options.layers() + " hidden layers of " + options.width(),
                classes,
                source,
                count);
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("model", convolutional ? "conv" : "mlp");
        settings.put("images", count);
        settings.put("classes", classes);
        return settings;
    }

    @Override
    public Recipe recipe() {
        return options;
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public long minibatchesPerEpoch() {
        return count / options.batch();
    }

    @Override
    public String lossUnit() {
        return "mean cross-entropy per image of the minibatch, nats";
    }

    @Override
    public String frozen() {
        return "same images, no dropout, no batch normalisation";
    }

    @Override
    public List<String> defaultRules() {
        return List.of(
                "sgd:lr=0.1",
                "sgd:lr=0.3",
                "sgd:lr=1",
                "clip:lr=0.3,threshold=1",
                "clip:lr=1,threshold=0.5",
                "normalised:lr=0.3,beta=1");
    }

    private Network<ImageBatch> network() {
        if (convolutional) {
            return new ConvolutionalClassifier(
                    new ConvolutionalClassifier.Size(height, width, classes, CHANNELS, options.width()),
                    TorchSpace.Precision.FLOAT);
        }
        List<Integer> widths = new ArrayList<>(List.of(height * width));
        widths.addAll(Collections.nCopies(options.layers(), options.width()));
        widths.add(classes);
        return new MultilayerPerceptron(widths, TorchSpace.Precision.FLOAT);
    }

    @Override
    public Session open() {
        Network<ImageBatch> network = network();
        Tensor start = network.parameters().space().zero();
        network.initialise(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), start);
        ImageMinibatches minibatches = new ImageMinibatches(network, images, options.batch(), seed);
        return new Session(network, minibatches, start, null, List.of(minibatches));
    }

    @Override
    public void close() {
        images.close();
    }
}
