package io.glissade.torch.image;

import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.FlatParameters;
import io.glissade.torch.Initial;
import io.glissade.torch.TensorState;
import io.glissade.torch.TorchSpace;
import io.glissade.torch.image.NormalisedConvolution.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A residual network for small images: a 3x3 convolution, three stages of residual blocks with 1, 2 and 4 times the channels
 * and a half of the height and width from one to the next, the mean over the pixels, one fully connected layer; the loss is the
 * mean cross-entropy in nats. A block is two 3x3 convolutions with batch normalisation; its shortcut has no parameters: where
 * the size changes it takes every second pixel and adds channels of zeros at the end.
 *
 * <p>In training, channels are normalised with the statistics of the minibatch, so the loss of a minibatch is a fixed function
 * of the parameters. The running statistics, with which {@link #scores} normalises, learn from the first evaluation of each
 * minibatch only: those of a probe leave them alone.
 *
 * <p>Starting points: weights normal with variance 2/inputs, scales 1, shifts and biases 0. Sources: {@code he2016deep},
 * {@code he2015delving}, {@code ioffe2015batch}.
 */
public final class ResidualNetwork implements ImageClassifier {

    /**
     * The size of the network, which has {@code 6 * blocks + 2} layers with weights.
     *
     * @param channels of an image: 1 for grey, 3 for colour
     * @param classes at least 2
     * @param blocks in each of the three stages, at least 1
     * @param width channels of the first stage, at least 1
     */
    public record Size(int channels, int classes, int blocks, int width) {
        public Size {
            Require.atLeast("channels", 1, channels);
            Require.atLeast("classes", 2, classes);
            Require.atLeast("blocks", 1, blocks);
            Require.atLeast("width", 1, width);
        }

        /** The network of 20 layers and 0.27 million parameters published for CIFAR-10. */
        public static Size resNet20() {
            return new Size(3, 10, 3, 16);
        }
    }

    private record ResidualBlock(NormalisedConvolution first, NormalisedConvolution second, int stride, int added) {

        Tensor forward(Tensor x, Statistics statistics) {
            Tensor change = second.forward(torch.relu(first.forward(x, statistics)), statistics);
            return torch.relu(change.add(shortcut(x)));
        }

        private Tensor shortcut(Tensor x) {
            if (stride == 1) {
                return x;
            }
            LongOptional end = new LongOptional();
            Tensor thinned = x.slice(2, end, end, stride).slice(3, end, end, stride);
            return torch.constant_pad_nd(thinned, 0, 0, 0, 0, 0, added);
        }
    }

    private static final int STAGES = 3;
    private static final String ENTRANCE = "entrance";
    private static final String OUTPUT_WEIGHT = "output.weight";
    private static final String OUTPUT_BIAS = "output.bias";

    private final FlatParameters parameters;
    private final List<NormalisedConvolution> convolutions = new ArrayList<>();
    private final List<ResidualBlock> blocks = new ArrayList<>();
    private final NormalisedConvolution entrance;
    private final Tensor outputWeight;
    private final TensorOptional outputBias;

    public ResidualNetwork(Size size, TorchSpace.Precision precision) {
        this.parameters = new FlatParameters(shapes(size), precision);
        this.entrance = convolution(ENTRANCE, size.width, 1);
        for (int stage = 1; stage <= STAGES; stage++) {
            int width = width(size, stage);
            for (int block = 1; block <= size.blocks; block++) {
                int stride = stage > 1 && block == 1 ? 2 : 1;
                String name = name(stage, block);
                blocks.add(new ResidualBlock(
                        convolution(name + ".1", width, stride),
                        convolution(name + ".2", width, 1),
                        stride,
                        stride == 1 ? 0 : width / 2));
            }
        }
        this.outputWeight = parameters.get(OUTPUT_WEIGHT);
        this.outputBias = new TensorOptional(parameters.get(OUTPUT_BIAS));
    }

    private NormalisedConvolution convolution(String name, int channels, int stride) {
        NormalisedConvolution made = new NormalisedConvolution(name, channels, stride, parameters);
        convolutions.add(made);
        return made;
    }

    private static Map<String, long[]> shapes(Size size) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        NormalisedConvolution.declare(ENTRANCE, size.channels, size.width, shapes);
        int from = size.width;
        for (int stage = 1; stage <= STAGES; stage++) {
            int width = width(size, stage);
            for (int block = 1; block <= size.blocks; block++) {
                NormalisedConvolution.declare(name(stage, block) + ".1", from, width, shapes);
                NormalisedConvolution.declare(name(stage, block) + ".2", width, width, shapes);
                from = width;
            }
        }
        shapes.put(OUTPUT_WEIGHT, new long[] {size.classes, from});
        shapes.put(OUTPUT_BIAS, new long[] {size.classes});
        return shapes;
    }

    private static int width(Size size, int stage) {
        return size.width << (stage - 1);
    }

    private static String name(int stage, int block) {
        return "stage" + stage + ".block" + block;
    }

    @Override
    public FlatParameters parameters() {
        return parameters;
    }

    @Override
    public void initialise(RandomGenerator random, Tensor x) {
        Initial.fill(parameters.space(), this::law, random, x);
    }

    private ToDoubleFunction<RandomGenerator> law(Block block) {
        String name = block.name();
        if (NormalisedConvolution.isScale(name)) {
            return Initial.constant(1);
        }
        if (NormalisedConvolution.isShift(name) || name.equals(OUTPUT_BIAS)) {
            return Initial.constant(0);
        }
        long inputs = block.length() / parameters.get(name).size(0);
        return Initial.gaussian(Math.sqrt(2.0 / inputs));
    }

    @Override
    public Tensor loss(ImageBatch batch) {
        Statistics statistics = batch.firstEvaluation() ? Statistics.OF_BATCH_REMEMBERED : Statistics.OF_BATCH;
        return torch.cross_entropy(forward(batch.pixels(), statistics), batch.labels());
    }

    @Override
    public Tensor scores(Tensor pixels) {
        return forward(pixels, Statistics.RUNNING);
    }

    private Tensor forward(Tensor pixels, Statistics statistics) {
        Tensor x = torch.relu(entrance.forward(pixels, statistics));
        for (ResidualBlock block : blocks) {
            x = block.forward(x, statistics);
        }
        return torch.linear(x.mean(2, 3), outputWeight, outputBias);
    }

    @Override
    public void restart() {
        convolutions.forEach(NormalisedConvolution::forget);
    }

    @Override
    public void archive(Archive<Tensor> archive) {
        for (int i = 0; i < convolutions.size(); i++) {
            TensorState.archive(
                    archive,
                    "normalisation" + i + ".running",
                    convolutions.get(i).running());
        }
    }

    @Override
    public void close() {
        outputBias.close();
        convolutions.forEach(NormalisedConvolution::close);
        parameters.close();
    }
}
