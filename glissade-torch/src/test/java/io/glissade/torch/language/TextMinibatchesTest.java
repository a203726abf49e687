package io.glissade.torch.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.oracle.Objective;
import io.glissade.torch.Example;
import io.glissade.torch.TorchSpace.Precision;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

final class TextMinibatchesTest {

    /** Two windows of five tokens with the state handed on are one window of ten: the mean loss is the same. */
    @Test
    void theStateIsHandedOnFromWindowToWindow() {
        try (LstmLanguageModel network = Example.languageModel(Precision.DOUBLE);
                TextMinibatches five = new TextMinibatches(network, Example.tokens(88), 4, 5);
                TextMinibatches ten = new TextMinibatches(network, Example.tokens(88), 4, 10)) {
            Tensor x = Example.start(network);
            Tensor gradient = network.parameters().space().zero();
            double first = five.next().valueAndGradient(x, gradient);
            double second = five.next().valueAndGradient(x, gradient);
            double both = ten.next().valueAndGradient(x, gradient);
            assertThat((first + second) / 2).isCloseTo(both, within(1e-13));
            assertThat(second).isNotEqualTo(first);
        }
    }

    @Test
    void onlyTheFirstEvaluationHandsTheStateOn() {
        try (LstmLanguageModel network = Example.languageModel(Precision.DOUBLE);
                TextMinibatches quiet = new TextMinibatches(network, Example.tokens(88), 4, 5);
                TextMinibatches probed = new TextMinibatches(network, Example.tokens(88), 4, 5)) {
            Tensor x = Example.start(network);
            Tensor elsewhere = network.parameters().space().zero();
            Tensor gradient = network.parameters().space().zero();
            quiet.next().valueAndGradient(x, gradient);
            Objective<Tensor> first = probed.next();
            first.valueAndGradient(x, gradient);
            first.valueAndGradient(elsewhere, gradient);
            assertThat(probed.next().valueAndGradient(x, gradient))
                    .isEqualTo(quiet.next().valueAndGradient(x, gradient));
        }
    }

    @Test
    void aPassBeginsWithAnEmptyStateAndIsCounted() {
        try (LstmLanguageModel network = Example.languageModel(Precision.DOUBLE);
                TextMinibatches minibatches = new TextMinibatches(network, Example.tokens(88), 4, 5)) {
            Tensor x = Example.start(network);
            Tensor gradient = network.parameters().space().zero();
            double[] losses = new double[8];
            for (int i = 0; i < losses.length; i++) {
                losses[i] = minibatches.next().valueAndGradient(x, gradient);
                assertThat(minibatches.epoch()).isEqualTo((i + 1) / 4.0);
            }
            for (int i = 0; i < 4; i++) {
                assertThat(losses[i + 4]).isEqualTo(losses[i]);
            }
        }
    }

    @Test
    void tooShortATextIsRefused() {
        try (LstmLanguageModel network = Example.languageModel(Precision.FLOAT)) {
            assertThatThrownBy(() -> new TextMinibatches(network, Example.tokens(23), 4, 5))
                    .hasMessage("the number of tokens must be at least 24, got 23");
        }
    }
}
