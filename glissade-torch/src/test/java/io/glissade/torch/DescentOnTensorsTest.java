package io.glissade.torch;

import io.glissade.adaptive.Adam;
import io.glissade.clipping.AdaptiveGradientClipping;
import io.glissade.clipping.Clipping;
import io.glissade.clipping.LayerClipping;
import io.glissade.gradient.GradientDescent;
import io.glissade.momentum.MixedClipping;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.run.Iteration;
import io.glissade.space.BlockSpace.Block;
import io.glissade.space.VectorSpace;
import io.glissade.step.ClippedStep;
import io.glissade.step.FixedStep;
import io.glissade.testkit.IterationContract;
import io.glissade.torch.TorchSpace.Precision;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** Gradient descent on flat tensors keeps the contract of an iteration. */
final class DescentOnTensorsTest {

    @BeforeEach
    void useOneThread() {
        Libtorch.useThreads(1);
    }

    private static TorchSpace line(long dimension) {
        return new TorchSpace(List.of(new Block("x", 0, dimension)), Precision.DOUBLE);
    }

    private interface OnTensors extends IterationContract<Tensor> {

        @Override
        default VectorSpace<Tensor> space(int dimension) {
            return line(dimension);
        }

        @Override
        default double[] toArray(Tensor x) {
            return line(x.numel()).toArray(x);
        }
    }

    @Nested
    final class Clipped implements OnTensors {
        @Override
        public Iteration<Tensor> start(Objective<Tensor> objective, Tensor x0) {
            return new GradientDescent<Tensor>(new ClippedStep(0.3, 1)).start(Minibatches.always(objective), x0);
        }
    }

    @Nested
    final class ClippedPerLayerWithMomentum implements OnTensors {
        @Override
        public Iteration<Tensor> start(Objective<Tensor> objective, Tensor x0) {
            Clipping<Tensor> clipping = new LayerClipping<>(line(x0.numel()), 1);
            return new GradientDescent<>(new ClippedStep(0.1, 5), 0.5, clipping)
                    .start(Minibatches.always(objective), x0);
        }
    }

    @Nested
    final class Mixed implements OnTensors {
        @Override
        public Iteration<Tensor> start(Objective<Tensor> objective, Tensor x0) {
            return new MixedClipping<Tensor>(new ClippedStep(0.3, 1), 0.9, 0.7)
                    .start(Minibatches.always(objective), x0);
        }
    }

    @Nested
    final class AdamWithEverything implements OnTensors {
        @Override
        public Iteration<Tensor> start(Objective<Tensor> objective, Tensor x0) {
            TorchSpace space = line(x0.numel());
            Clipping<Tensor> clipping = new AdaptiveGradientClipping<>(space, 0.1);
            return new Adam<>(space, new FixedStep(0.1), 0.9, 0.99, 1e-8, 0.01, Adam.Decay.L2, clipping)
                    .start(Minibatches.always(objective), x0);
        }
    }
}
