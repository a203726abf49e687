package io.glissade.torch;

import io.glissade.torch.TorchSpace.Precision;
import io.glissade.torch.image.ConvolutionalClassifier;
import io.glissade.torch.image.ImageBatch;
import io.glissade.torch.image.ImageMinibatches;
import io.glissade.torch.image.MultilayerPerceptron;
import io.glissade.torch.image.ResidualNetwork;
import io.glissade.torch.language.AwdLstm;
import io.glissade.torch.language.LstmLanguageModel;
import io.glissade.torch.language.TextMinibatches;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.pytorch.Tensor;

/** Small networks and data for tests. */
public final class Example {

    private Example() {}

    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public static LstmLanguageModel languageModel(Precision precision) {
        return new LstmLanguageModel(new LstmLanguageModel.Size(7, 6, 2), precision);
    }

    public static int[] tokens(int count) {
        return random(5).ints(count, 0, 7).toArray();
    }

    public static TextMinibatches text(Precision precision) {
        return new TextMinibatches(languageModel(precision), tokens(200), 4, 5);
    }

    /** A tied model with every kind of dropout and penalty. */
    public static AwdLstm awdLstm(Precision precision) {
        return new AwdLstm(
                new AwdLstm.Size(7, 4, 5, 2, true),
                new AwdLstm.Regularisation(0.1, 0.4, 0.3, 0.2, 0.5, 2, 1),
                precision);
    }

    /** 24 random grey images of 8 x 8 pixels in 3 classes. */
    public static ImageBatch imageSet(Precision precision) {
        return ImageBatch.copyOf(pixels(), random(7).ints(24, 0, 3).toArray(), 8, 8, precision);
    }

    /** The pixels of {@link #imageSet}. */
    public static float[] pixels() {
        RandomGenerator random = random(6);
        float[] pixels = new float[24 * 64];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat();
        }
        return pixels;
    }

    public static ImageMinibatches images(Function<Precision, Network<ImageBatch>> network, Precision precision) {
        return new ImageMinibatches(network.apply(precision), imageSet(precision), 8, 3);
    }

    /** A residual network of 8 layers for the images. */
    public static ResidualNetwork residual(Precision precision) {
        return new ResidualNetwork(new ResidualNetwork.Size(1, 3, 1, 2), precision);
    }

    public static Network<ImageBatch> perceptron(Precision precision) {
        return new MultilayerPerceptron(List.of(64, 10, 3), precision);
    }

    public static Network<ImageBatch> convolutional(Precision precision) {
        return new ConvolutionalClassifier(new ConvolutionalClassifier.Size(8, 8, 3, 2, 10), precision);
    }

    public static Tensor start(Network<?> network) {
        Tensor x = network.parameters().space().zero();
        network.initialise(random(1), x);
        return x;
    }
}
