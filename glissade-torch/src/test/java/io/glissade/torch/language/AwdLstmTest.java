package io.glissade.torch.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.torch.Example;
import io.glissade.torch.Libtorch;
import io.glissade.torch.SeededSequence;
import io.glissade.torch.TorchSpace;
import io.glissade.torch.TorchSpace.Precision;
import io.glissade.torch.language.AwdLstm.Regularisation;
import io.glissade.torch.language.AwdLstm.Size;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AwdLstmTest {

    private static final Regularisation ALL = new Regularisation(0.2, 0.4, 0.3, 0.25, 0.5, 2, 1);

    @BeforeEach
    void useOneThread() {
        Libtorch.useThreads(1);
    }

    private static long count(Size size) {
        try (AwdLstm network = new AwdLstm(size, Regularisation.PUBLISHED, Precision.FLOAT)) {
            return network.parameters().space().dimension();
        }
    }

    @Test
    void thePublishedModelHasThePublishedNumberOfParameters() {
        assertThat(count(new Size(10_000, 400, 1_150, 3, true))).isEqualTo(24_221_600);
        assertThat(count(new Size(10_000, 200, 512, 2, true))).isEqualTo(4_043_472);
        assertThat(count(new Size(50, 4, 6, 2, false)))
                .isEqualTo(50 * 4 + 24 * (4 + 6 + 2) + 24 * (6 + 6 + 2) + 50 * 6 + 50);
    }

    @Test
    void withoutDropoutAndTyingItIsThePlainModel() {
        int[] tokens = Example.tokens(200);
        try (AwdLstm awd = new AwdLstm(new Size(7, 6, 6, 2, false), Regularisation.NONE, Precision.DOUBLE);
                LstmLanguageModel plain = Example.languageModel(Precision.DOUBLE);
                TextMinibatches ofAwd = new TextMinibatches(awd, tokens, 4, 5);
                TextMinibatches ofPlain = new TextMinibatches(plain, tokens, 4, 5)) {
            TorchSpace space = plain.parameters().space();
            assertThat(awd.parameters().space().blocks()).isEqualTo(space.blocks());
            Tensor x = Example.start(plain);
            Tensor gradient = space.zero();
            Tensor expected = space.zero();
            for (int i = 0; i < 4; i++) {
                double value = ofPlain.next().valueAndGradient(x, expected);
                assertThat(ofAwd.next().valueAndGradient(x, gradient)).isCloseTo(value, within(1e-14));
                assertThat(space.toArray(gradient)).containsExactly(space.toArray(expected), within(1e-15));
            }
        }
    }

    /** Masks in the order in which an evaluation draws them: embedding, input, then of each layer its weights and output. */
    private static Deque<double[]> masks(Size size, Regularisation dropout, long seed) {
        Deque<double[]> all = new ArrayDeque<>();
        try (PointerScope scope = new PointerScope()) {
            DropoutMasks masks = new DropoutMasks(seed, Precision.DOUBLE);
            all.add(values(masks.mask(dropout.embedding(), size.vocabulary(), 1)));
            all.add(values(masks.mask(dropout.input(), 1, 1, size.embedding())));
            for (int i = 0; i < size.layers(); i++) {
                int n = size.outputs(i);
                all.add(values(masks.mask(dropout.weight(), 4L * n, n)));
                double after = i == size.layers() - 1 ? dropout.output() : dropout.between();
                all.add(values(masks.mask(after, 1, 1, n)));
            }
        }
        return all;
    }

    private static double[] values(Tensor tensor) {
        double[] values = new double[(int) tensor.numel()];
        new DoublePointer(tensor.data_ptr()).get(values);
        return values;
    }

    private static void assertFormula(Size size) {
        int[] tokens = Example.tokens(12);
        try (AwdLstm network = new AwdLstm(size, ALL, Precision.DOUBLE);
                TextMinibatches minibatches = new TextMinibatches(network, tokens, 1, new WindowLength.Fixed(11), 42)) {
            TorchSpace space = network.parameters().space();
            Tensor x = Example.start(network);
            // Larger than a starting point, so that gates and penalties matter.
            space.scale(3, x);
            ReferenceAwdLstm reference = new ReferenceAwdLstm(size, space.toArray(x));
            for (int pass = 0; pass < 3; pass++) {
                long seed = seedOf(pass);
                double expected = reference.loss(tokens, ALL, masks(size, ALL, seed));
                assertThat(minibatches.next().valueAndGradient(x, space.zero())).isCloseTo(expected, within(1e-12));
            }
        }
    }

    /** The seed of a minibatch of fixed length is the first number of its generator. */
    private static long seedOf(long minibatch) {
        return new SeededSequence(42).generator(minibatch).nextLong();
    }

    @Test
    void theLossWithAllMasksAndPenaltiesIsThatOfTheFormulas() {
        assertFormula(new Size(7, 4, 5, 3, true));
        assertFormula(new Size(7, 4, 5, 2, false));
    }

    @Test
    void masksHaveMeanOneAndTheProbabilityAskedFor() {
        try (PointerScope scope = new PointerScope()) {
            double[] mask = values(new DropoutMasks(3, Precision.DOUBLE).mask(0.3, 200, 500));
            double kept = 0;
            for (double value : mask) {
                assertThat(value == 0 || value == 1 / 0.7).isTrue();
                kept += value == 0 ? 0 : 1;
            }
            // Five standard deviations of a binomial share of 100,000.
            assertThat(kept / mask.length).isCloseTo(0.7, within(5 * Math.sqrt(0.21 / 100_000)));
        }
    }

    @Test
    void otherMinibatchesHaveOtherMasks() {
        int[] sameToken = new int[60];
        try (AwdLstm network = new AwdLstm(new Size(7, 8, 9, 2, true), ALL, Precision.DOUBLE);
                TextMinibatches minibatches = new TextMinibatches(network, sameToken, 1, 59)) {
            Tensor x = Example.start(network);
            Tensor gradient = network.parameters().space().zero();
            assertThat(minibatches.next().valueAndGradient(x, gradient))
                    .isNotEqualTo(minibatches.next().valueAndGradient(x, gradient));
        }
    }

    @Test
    void theStartIsThatOfThePublishedRecipe() {
        Size size = new Size(20, 10, 30, 2, true);
        try (AwdLstm network = new AwdLstm(size, ALL, Precision.DOUBLE)) {
            double[] x = network.parameters().space().toArray(Example.start(network));
            network.parameters().space().blocks().forEach(block -> {
                double bound =
                        switch (block.name()) {
                            case "embedding.weight" -> 0.1;
                            case "output.bias" -> 0;
                            default -> 1 / Math.sqrt(block.name().endsWith("l0") ? 30 : 10);
                        };
                double largest = 0;
                for (long i = block.offset(); i < block.offset() + block.length(); i++) {
                    largest = Math.max(largest, Math.abs(x[(int) i]));
                }
                assertThat(largest).as(block.name()).isBetween(0.8 * bound, bound);
            });
        }
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new Regularisation(1, 0, 0, 0, 0, 0, 0))
                .hasMessage("embedding dropout must be in [0, 1), got 1.0");
        assertThatThrownBy(() -> new Regularisation(0, 0, 0, 0, -0.5, 0, 0))
                .hasMessage("weight dropout must be in [0, 1), got -0.5");
        assertThatThrownBy(() -> new Regularisation(0, 0, 0, 0, 0, 0, -1))
                .hasMessage("temporal activation penalty must not be negative and be finite, got -1.0");
        assertThatThrownBy(() -> new Size(1, 1, 1, 1, true)).hasMessage("vocabulary must be at least 2, got 1");
    }
}
