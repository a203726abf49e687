package io.glissade.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.space.BlockSpace.Block;
import io.glissade.step.ClippedStep;
import io.glissade.testfunction.PowerFunction;
import io.glissade.torch.TorchSpace.Precision;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** The same method on flat tensors of double and on arrays of double takes the same path. */
final class PrecisionTest {

    private static final int DIMENSION = 50;

    /** The quartic of the arrays, evaluated on a tensor. */
    private record OnTensors(PowerFunction quartic, TorchSpace space) implements Objective<Tensor> {
        @Override
        public TorchSpace space() {
            return space;
        }

        @Override
        public double valueAndGradient(Tensor x, Tensor gradientOut) {
            double[] gradient = quartic.space().zero();
            double value = quartic.valueAndGradient(space.toArray(x), gradient);
            space.copy(gradient, gradientOut);
            return value;
        }
    }

    @Test
    void clippedHeavyBallOnTensorsOfDoubleIsThatOnArrays() {
        PowerFunction quartic = new PowerFunction(DIMENSION, 4);
        TorchSpace space = new TorchSpace(List.of(new Block("x", 0, DIMENSION)), Precision.DOUBLE);
        double[] x0 = Example.random(9).doubles(DIMENSION, -3, 3).toArray();
        Tensor start = space.zero();
        space.copy(x0, start);
        ClippedStep rule = new ClippedStep(0.02, 5);
        try (GradientIteration<double[]> arrays =
                        new GradientDescent<double[]>(rule, 0.5, null).start(Minibatches.always(quartic), x0);
                GradientIteration<Tensor> tensors = new GradientDescent<Tensor>(rule, 0.5, null)
                        .start(Minibatches.always(new OnTensors(quartic, space)), start)) {
            for (int k = 0; k < 200; k++) {
                arrays.step();
                tensors.step();
                assertThat(space.toArray(tensors.point())).containsExactly(arrays.point(), within(1e-12));
                assertThat(tensors.progress().residual())
                        .isCloseTo(arrays.progress().residual(), within(1e-12 * 500));
            }
            assertThat(arrays.progress().value()).isLessThan(quartic.valueAndGradient(x0, x0.clone()) / 100);
        }
    }
}
