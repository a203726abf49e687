package io.glissade.cli.workload;

import io.glissade.cli.console.BadInput;
import io.glissade.data.ImageSet;
import io.glissade.torch.TorchSpace;
import io.glissade.torch.image.ConvolutionalClassifier;
import io.glissade.torch.image.HeldOutImages;
import io.glissade.torch.image.ImageBatch;
import io.glissade.torch.image.ImageClassifier;
import io.glissade.torch.image.ImageMinibatches;
import io.glissade.torch.image.MultilayerPerceptron;
import io.glissade.torch.image.ResidualNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** A classifier on a set of images. */
final class ImageWorkload implements Workload {
    private static final int CHANNELS = 16;
    private static final int RESIDUAL_BLOCKS = 3;
    private static final int JUDGED_AT_ONCE = 250;

    private final String source;
    private final ImageSet set;
    private final Recipe recipe;
    private final long seed;
    private final ImageBatch images;
    private final @Nullable ImageBatch heldOut;
    private final int heldOutCount;

    /**
     * A classifier of the images of {@code set}.
     *
     * @param heldOut what it is judged by, {@code null} for nothing
     */
    ImageWorkload(String source, ImageSet set, @Nullable ImageSet heldOut, Recipe recipe, long seed) {
        this.source = source;
        this.set = set;
        this.recipe = recipe;
        this.seed = seed;
        if (set.count() < recipe.batch()) {
            throw new BadInput(source + ": too few images: --batch " + recipe.batch()
                    + " needs at least that many, got " + set.count());
        }
        if (recipe.model() == Recipe.Model.CONV && set.channels() != 1) {
            throw new BadInput(source + ": --model conv reads grey images, got " + set.channels()
                    + " channels; use --model resnet20 or mlp");
        }
        this.images = copy(set);
        this.heldOut = heldOut == null ? null : copy(heldOut);
        this.heldOutCount = heldOut == null ? 0 : heldOut.count();
    }

    private static ImageBatch copy(ImageSet set) {
        return ImageBatch.copyOf(
                set.pixels(), set.labels(), set.channels(), set.rows(), set.columns(), TorchSpace.Precision.FLOAT);
    }

    @Override
    public String title() {
        String network =
                switch (recipe.model()) {
                    case RESNET20 -> "ResNet20";
                    case MLP -> "Perceptron with " + recipe.layers() + " hidden layers of " + recipe.width();
                    default -> "Convolutional classifier";
                };
        return String.format(
                Locale.ROOT, "%s (%d classes) on %s (%d images)", network, set.classes(), source, set.count());
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("model", recipe.model().toString());
        settings.put("images", set.count());
        settings.put("classes", set.classes());
        if (heldOut != null) {
            settings.put("held-out images", heldOutCount);
        }
        if (recipe.augmentation().padding() > 0) {
            settings.put(
                    "augmentation",
                    "crops from a border of " + recipe.augmentation().padding() + ", mirrored at random");
        }
        return settings;
    }

    @Override
    public Recipe recipe() {
        return recipe;
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public long minibatchesPerEpoch() {
        return set.count() / recipe.batch();
    }

    @Override
    public String lossUnit() {
        return "mean cross-entropy per image of the minibatch, nats";
    }

    @Override
    public String frozen() {
        return recipe.model() == Recipe.Model.RESNET20
                ? "same images with the same crops, normalised by their own batch; running statistics move once per step"
                : "same images, no dropout, no batch normalisation";
    }

    @Override
    public List<String> defaultRules() {
        return recipe.model() == Recipe.Model.RESNET20
                ? Preset.RESIDUAL_RULES
                : List.of(
                        "sgd:lr=0.1",
                        "sgd:lr=0.3",
                        "sgd:lr=1",
                        "clip:lr=0.3,threshold=1",
                        "clip:lr=1,threshold=0.5",
                        "normalised:lr=0.3,beta=1");
    }

    private ImageClassifier network() {
        return switch (recipe.model()) {
            case RESNET20 ->
                new ResidualNetwork(
                        new ResidualNetwork.Size(set.channels(), set.classes(), RESIDUAL_BLOCKS, CHANNELS),
                        TorchSpace.Precision.FLOAT);
            case MLP -> {
                List<Integer> widths = new ArrayList<>(List.of(set.channels() * set.rows() * set.columns()));
                widths.addAll(Collections.nCopies(recipe.layers(), recipe.width()));
                widths.add(set.classes());
                yield new MultilayerPerceptron(widths, TorchSpace.Precision.FLOAT);
            }
            default ->
                new ConvolutionalClassifier(
                        new ConvolutionalClassifier.Size(
                                set.rows(), set.columns(), set.classes(), CHANNELS, recipe.width()),
                        TorchSpace.Precision.FLOAT);
        };
    }

    @Override
    public Session open() {
        ImageClassifier network = network();
        Tensor start = network.parameters().space().zero();
        network.initialise(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), start);
        ImageMinibatches minibatches =
                new ImageMinibatches(network, images, recipe.batch(), recipe.augmentation(), seed);
        return new Session(network, minibatches, start, judged(network), List.of(minibatches));
    }

    private @Nullable HeldOut judged(ImageClassifier network) {
        if (heldOut == null) {
            return null;
        }
        HeldOutImages judged = new HeldOutImages(network, heldOut, JUDGED_AT_ONCE);
        return new HeldOut() {
            @Override
            public Score at(Tensor point) {
                HeldOutImages.Judgement judgement = judged.judge(point);
                return new Score(judgement.crossEntropy(), judgement.accuracy());
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {
        images.close();
        if (heldOut != null) {
            heldOut.close();
        }
    }
}
