package io.glissade.torch.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.oracle.Objective;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.Example;
import io.glissade.torch.Libtorch;
import io.glissade.torch.MemoryArchive;
import io.glissade.torch.TorchSpace;
import io.glissade.torch.TorchSpace.Precision;
import io.glissade.torch.image.HeldOutImages.Judgement;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ResidualNetworkTest {

    private static final double EPSILON = 1e-5;

    @BeforeEach
    void useOneThread() {
        Libtorch.useThreads(1);
    }

    /** Kernels of 9 inputs and outputs, 2 numbers a channel for each normalisation, and the last layer of 65 inputs. */
    @Test
    void twentyLayersHaveThePublishedNumberOfParameters() {
        int kernels = 9 * (3 * 16 + 6 * 16 * 16 + 16 * 32 + 5 * 32 * 32 + 32 * 64 + 5 * 64 * 64);
        int channels = 7 * 16 + 6 * 32 + 6 * 64;
        assertThat(kernels + 2 * channels + 65 * 10).isEqualTo(269_722);
        try (ResidualNetwork network = new ResidualNetwork(ResidualNetwork.Size.resNet20(), Precision.FLOAT)) {
            assertThat(network.parameters().space().dimension()).isEqualTo(269_722);
            assertThat(network.parameters().space().blocks().stream()
                            .filter(block -> block.name().endsWith("convolution.weight")))
                    .hasSize(19);
        }
    }

    private static void set(TorchSpace space, double[] x, String name, double... values) {
        Block block = space.blocks().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        System.arraycopy(values, 0, x, (int) block.offset(), values.length);
    }

    /**
     * All blocks switched off by scales of 0 and the entrance passing the pixel on: what remains is the shortcuts, whose
     * first channel is every fourth pixel of every fourth row.
     */
    private static Tensor shortcutsOnly(ResidualNetwork network) {
        TorchSpace space = network.parameters().space();
        double[] x = new double[(int) space.dimension()];
        set(space, x, "entrance.convolution.weight", 0, 0, 0, 0, 1, 0, 0, 0, 0);
        set(space, x, "entrance.normalisation.weight", 1);
        set(space, x, "output.weight", 2, 5, 5, 5, -1, 7, 7, 7, 0, 9, 9, 9);
        set(space, x, "output.bias", 0.25, 0.5, 0);
        Tensor point = space.zero();
        space.copy(x, point);
        return point;
    }

    @Test
    void shortcutsThinOutThePixelsAndAddEmptyChannels() {
        try (ResidualNetwork network = new ResidualNetwork(new ResidualNetwork.Size(1, 3, 2, 1), Precision.DOUBLE);
                ImageBatch images = Example.imageSet(Precision.DOUBLE)) {
            network.parameters().bind(shortcutsOnly(network));
            float[] pixels = Example.pixels();
            Tensor scores = network.scores(images.pixels());
            for (int i = 0; i < 24; i++) {
                float[] image = Arrays.copyOfRange(pixels, 64 * i, 64 * (i + 1));
                double mean = (image[0] + image[4] + image[32] + image[36]) / 4.0 / Math.sqrt(1 + EPSILON);
                double[] expected = {2 * mean + 0.25, -mean + 0.5, 0};
                for (int c = 0; c < 3; c++) {
                    assertThat(scores.get(i).get(c).item_double()).isCloseTo(expected[c], within(1e-7));
                }
            }
        }
    }

    private static ImageMinibatches all(ResidualNetwork network, ImageBatch images) {
        return new ImageMinibatches(network, images, 24, 1);
    }

    /** One batch of all pixels moves the running statistics a tenth of the way to its mean and unbiased variance. */
    @Test
    void onlyTheFirstEvaluationMovesTheRunningStatistics() {
        try (ResidualNetwork network = new ResidualNetwork(new ResidualNetwork.Size(1, 3, 1, 1), Precision.DOUBLE);
                ImageBatch images = Example.imageSet(Precision.DOUBLE);
                ImageMinibatches minibatches = all(network, images)) {
            Tensor x = shortcutsOnly(network);
            Tensor gradient = network.parameters().space().zero();
            Objective<Tensor> minibatch = minibatches.next();
            for (int probe = 0; probe < 3; probe++) {
                minibatch.valueAndGradient(x, gradient);
            }
            float[] pixels = Example.pixels();
            double mean = IntStream.range(0, pixels.length)
                    .mapToDouble(i -> pixels[i])
                    .average()
                    .orElseThrow();
            double variance = IntStream.range(0, pixels.length)
                            .mapToDouble(i -> (pixels[i] - mean) * (pixels[i] - mean))
                            .sum()
                    / (pixels.length - 1);
            MemoryArchive archive = new MemoryArchive();
            network.archive(archive);
            assertThat(archive.saved("normalisation0.running0"))
                    .containsExactly(new double[] {0.1 * mean}, within(1e-7));
            assertThat(archive.saved("normalisation0.running1"))
                    .containsExactly(new double[] {0.9 + 0.1 * variance}, within(1e-7));

            minibatches.restart();
            network.archive(archive);
            assertThat(archive.saved("normalisation0.running0")).containsExactly(0);
            assertThat(archive.saved("normalisation0.running1")).containsExactly(1);
        }
    }

    @Test
    void theJudgementOfAnImageDoesNotDependOnItsNeighbours() {
        try (ResidualNetwork network = Example.residual(Precision.DOUBLE);
                ImageBatch images = Example.imageSet(Precision.DOUBLE);
                ImageMinibatches minibatches = all(network, images)) {
            Tensor x = Example.start(network);
            minibatches.next().valueAndGradient(x, network.parameters().space().zero());
            Judgement together = new HeldOutImages(network, images, 24).judge(x);
            Judgement alone = new HeldOutImages(network, images, 1).judge(x);
            Judgement uneven = new HeldOutImages(network, images, 7).judge(x);
            assertThat(alone.crossEntropy()).isCloseTo(together.crossEntropy(), within(1e-13));
            assertThat(uneven.crossEntropy()).isCloseTo(together.crossEntropy(), within(1e-13));
            assertThat(alone.accuracy()).isEqualTo(together.accuracy());
            assertThatThrownBy(() -> new HeldOutImages(network, images, 0))
                    .hasMessage("batch must be at least 1, got 0");
        }
    }

    @Test
    void accuracyIsTheShareOfImagesOfTheLikeliestClass() {
        try (ResidualNetwork network = Example.residual(Precision.DOUBLE);
                ImageBatch images = Example.imageSet(Precision.DOUBLE)) {
            TorchSpace space = network.parameters().space();
            double[] x = new double[(int) space.dimension()];
            set(space, x, "output.bias", 0, 0, 1);
            Tensor point = space.zero();
            space.copy(x, point);
            long ofClassTwo = images.labels().eq(new Scalar(2)).sum().item_long();
            assertThat(ofClassTwo).isBetween(1L, 23L);
            Judgement judgement = new HeldOutImages(network, images, 5).judge(point);
            assertThat(judgement.accuracy()).isEqualTo(ofClassTwo / 24.0);
            double right = Math.log(2 + Math.E) - 1;
            double wrong = Math.log(2 + Math.E);
            assertThat(judgement.crossEntropy())
                    .isCloseTo((ofClassTwo * right + (24 - ofClassTwo) * wrong) / 24, within(1e-13));
        }
    }

    /** Five standard deviations of a sample deviation, which has relative standard deviation 1/sqrt(2n). */
    @Test
    void weightsStartWithVarianceTwoByInputs() {
        try (ResidualNetwork network = new ResidualNetwork(ResidualNetwork.Size.resNet20(), Precision.DOUBLE)) {
            double[] x = network.parameters().space().toArray(Example.start(network));
            for (Block block : network.parameters().space().blocks()) {
                double square = 0;
                double sum = 0;
                for (long i = block.offset(); i < block.offset() + block.length(); i++) {
                    square += x[(int) i] * x[(int) i] / block.length();
                    sum += x[(int) i];
                }
                String name = block.name();
                if (name.endsWith("normalisation.weight")) {
                    assertThat(sum).as(name).isEqualTo((double) block.length());
                    assertThat(square).as(name).isCloseTo(1, within(1e-12));
                } else if (name.endsWith("bias")) {
                    assertThat(square).as(name).isZero();
                } else {
                    double inputs = inputs(name);
                    assertThat(Math.sqrt(square * inputs / 2))
                            .as(name)
                            .isCloseTo(1, within(5 / Math.sqrt(2.0 * block.length())));
                }
            }
        }
    }

    private static double inputs(String name) {
        return switch (name) {
            case "entrance.convolution.weight" -> 27;
            case "output.weight" -> 64;
            case "stage2.block1.1.convolution.weight" -> 9 * 16;
            case "stage3.block1.1.convolution.weight" -> 9 * 32;
            default -> 9 * (8 << (name.charAt(5) - '0'));
        };
    }

    @Test
    void sizesOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new ResidualNetwork.Size(0, 10, 3, 16))
                .hasMessage("channels must be at least 1, got 0");
        assertThatThrownBy(() -> new ResidualNetwork.Size(3, 1, 3, 16)).hasMessage("classes must be at least 2, got 1");
    }
}
