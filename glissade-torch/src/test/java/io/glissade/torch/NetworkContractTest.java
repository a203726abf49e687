package io.glissade.torch;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.testkit.MinibatchesContract;
import io.glissade.testkit.ObjectiveContract;
import io.glissade.torch.TorchSpace.Precision;
import io.glissade.torch.image.Augmentation;
import io.glissade.torch.image.ImageMinibatches;
import io.glissade.torch.language.TextMinibatches;
import io.glissade.torch.language.WindowLength;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** Each network and its minibatches keep the contracts: the loss and its gradient belong together, a minibatch is frozen. */
final class NetworkContractTest {

    @BeforeEach
    void useOneThread() {
        Libtorch.useThreads(1);
    }

    private interface Contract extends ObjectiveContract<Tensor>, MinibatchesContract<Tensor> {

        Network<?> network();

        @Override
        default Objective<Tensor> objective() {
            return minibatches().next();
        }

        @Override
        default Tensor point() {
            return Example.start(network());
        }

        @Override
        default Tensor point(Minibatches<Tensor> minibatches) {
            return point();
        }

        @Override
        default double[] toArray(Tensor x) {
            return network().parameters().space().toArray(x);
        }
    }

    @Nested
    final class LanguageModel implements Contract {
        @Override
        public Network<?> network() {
            return Example.languageModel(Precision.DOUBLE);
        }

        @Override
        public Minibatches<Tensor> minibatches() {
            return Example.text(Precision.DOUBLE);
        }
    }

    @Nested
    final class RegularisedLanguageModel implements Contract {
        @Override
        public Network<?> network() {
            return Example.awdLstm(Precision.DOUBLE);
        }

        @Override
        public Minibatches<Tensor> minibatches() {
            return new TextMinibatches(
                    Example.awdLstm(Precision.DOUBLE), Example.tokens(100), 2, new WindowLength.Random(8), 7);
        }
    }

    @Nested
    final class Perceptron implements Contract {
        @Override
        public Network<?> network() {
            return Example.perceptron(Precision.DOUBLE);
        }

        @Override
        public Minibatches<Tensor> minibatches() {
            return Example.images(Example::perceptron, Precision.DOUBLE);
        }
    }

    @Nested
    final class Convolutional implements Contract {
        @Override
        public Network<?> network() {
            return Example.convolutional(Precision.DOUBLE);
        }

        @Override
        public Minibatches<Tensor> minibatches() {
            return Example.images(Example::convolutional, Precision.DOUBLE);
        }
    }

    @Nested
    final class Residual implements Contract {
        @Override
        public Network<?> network() {
            return Example.residual(Precision.DOUBLE);
        }

        @Override
        public Minibatches<Tensor> minibatches() {
            return new ImageMinibatches(
                    Example.residual(Precision.DOUBLE),
                    Example.imageSet(Precision.DOUBLE),
                    8,
                    new Augmentation(2, true),
                    3);
        }
    }
}
