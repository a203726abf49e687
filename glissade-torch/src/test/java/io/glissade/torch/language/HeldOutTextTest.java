package io.glissade.torch.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.torch.Example;
import io.glissade.torch.TorchSpace.Precision;
import io.glissade.torch.language.AwdLstm.Regularisation;
import io.glissade.torch.language.AwdLstm.Size;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

final class HeldOutTextTest {

    private static final Size SIZE = new Size(7, 4, 5, 2, true);

    /** 47 tokens in 2 rows: 22 predictions in each, for which no window below but the first and last has room evenly. */
    @Test
    void theLengthOfWindowsDoesNotMatterAndTheLastCounts() {
        try (AwdLstm network = new AwdLstm(SIZE, Regularisation.NONE, Precision.DOUBLE)) {
            Tensor x = Example.start(network);
            double whole = loss(network, x, 22);
            for (int sequence : new int[] {1, 3, 5, 21, 1_000}) {
                assertThat(loss(network, x, sequence)).isCloseTo(whole, within(1e-14));
            }
            try (TextMinibatches oneWindow = new TextMinibatches(network, Example.tokens(47), 2, 22)) {
                double expected = oneWindow
                        .next()
                        .valueAndGradient(x, network.parameters().space().zero());
                assertThat(whole).isCloseTo(expected, within(1e-14));
            }
        }
    }

    @Test
    void neitherDropoutNorPenaltiesCount() {
        try (AwdLstm plain = new AwdLstm(SIZE, Regularisation.NONE, Precision.DOUBLE);
                AwdLstm regularised = new AwdLstm(SIZE, Regularisation.PUBLISHED, Precision.DOUBLE)) {
            Tensor x = Example.start(plain);
            assertThat(loss(regularised, x, 5)).isEqualTo(loss(plain, x, 5));
        }
    }

    @Test
    void equalLogitsGiveThePerplexityOfTheVocabulary() {
        try (AwdLstm network = new AwdLstm(SIZE, Regularisation.NONE, Precision.DOUBLE)) {
            Tensor origin = network.parameters().space().zero();
            assertThat(Math.exp(loss(network, origin, 4))).isCloseTo(7, within(1e-13));
        }
    }

    /** A judgement between two steps leaves the gradients of the steps alone. */
    @Test
    void judgingBetweenStepsDoesNotDisturbTheRun() {
        try (AwdLstm network = new AwdLstm(SIZE, Regularisation.PUBLISHED, Precision.DOUBLE);
                TextMinibatches quiet = new TextMinibatches(network, Example.tokens(60), 2, 5);
                TextMinibatches judged = new TextMinibatches(network, Example.tokens(60), 2, 5)) {
            Tensor x = Example.start(network);
            Tensor elsewhere = Example.start(network);
            network.parameters().space().scale(0.5, elsewhere);
            Tensor expected = network.parameters().space().zero();
            Tensor gradient = network.parameters().space().zero();
            quiet.next().valueAndGradient(x, expected);
            quiet.next().valueAndGradient(x, expected);
            judged.next().valueAndGradient(x, gradient);
            loss(network, elsewhere, 5);
            judged.next().valueAndGradient(x, gradient);
            assertThat(network.parameters().space().toArray(gradient))
                    .isEqualTo(network.parameters().space().toArray(expected));
        }
    }

    @Test
    void badSizesAndTokensAreNamed() {
        try (AwdLstm network = new AwdLstm(SIZE, Regularisation.NONE, Precision.DOUBLE)) {
            assertThatThrownBy(() -> new HeldOutText(network, Example.tokens(9), 2, 0))
                    .hasMessage("sequence must be at least 1, got 0");
            assertThatThrownBy(() -> new HeldOutText(network, new int[] {0, 1, 7, 2}, 1, 1))
                    .hasMessage("tokens must be in [0, 7), got 7 at position 2");
        }
    }

    private static double loss(LanguageModel network, Tensor x, int sequence) {
        try (HeldOutText text = new HeldOutText(network, Example.tokens(47), 2, sequence)) {
            double first = text.crossEntropy(x);
            assertThat(text.crossEntropy(x)).isEqualTo(first);
            return first;
        }
    }
}
