package io.glissade.cli.tune;

import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A model as a function of one flat vector: linear, or a perceptron with one hidden layer.
 *
 * @param inputs number of features
 * @param hidden width of the hidden layer; 0 for a linear model
 * @param softplus whether the hidden layer has softplus in place of tanh
 * @param outputs margins for each row
 */
record Model(int inputs, int hidden, boolean softplus, int outputs) {

    /** One block of weights for each layer, each followed by its biases. */
    TorchSpace space() {
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        if (hidden > 0) {
            at = add(blocks, "hidden", at, inputs, hidden);
        }
        add(blocks, "output", at, hidden > 0 ? hidden : inputs, outputs);
        return new TorchSpace(blocks, TorchSpace.Precision.DOUBLE);
    }

    private static int add(List<Block> blocks, String layer, int at, int from, int to) {
        int weights = Math.multiplyExact(from, to);
        blocks.add(new Block(layer + ".weight", at, weights));
        blocks.add(new Block(layer + ".bias", at + weights, to));
        return at + weights + to;
    }

    /** Whether it is linear. */
    boolean isLinear() {
        return hidden == 0;
    }

    /** The margins of rows, one line for each. */
    Tensor margins(Tensor weights, Tensor features) {
        return isLinear()
                ? layer(features, weights, 0, inputs, outputs)
                : outer(weights, units(sums(weights, features)));
    }

    /** What goes into the units of the hidden layer. */
    Tensor sums(Tensor weights, Tensor features) {
        return layer(features, weights, 0, inputs, hidden);
    }

    /** What the hidden layer makes of it. */
    Tensor units(Tensor sums) {
        return softplus ? torch.softplus(sums) : sums.tanh();
    }

    /** The derivative of {@link #units} at {@code sums}. */
    Tensor bend(Tensor sums, Tensor units) {
        return softplus ? sums.sigmoid() : torch.ones_like(units).sub(units.square());
    }

    /** The margins from the hidden layer on. */
    Tensor outer(Tensor weights, Tensor units) {
        return layer(units, weights, second(), hidden, outputs);
    }

    /** The weights of the output layer of a network: units by outputs. */
    Tensor outgoing(Tensor weights) {
        return weights.narrow(0, second(), (long) hidden * outputs).view(hidden, outputs);
    }

    private long second() {
        return (inputs + 1L) * hidden;
    }

    private static Tensor layer(Tensor rows, Tensor weights, long at, long from, long to) {
        Tensor matrix = weights.narrow(0, at, from * to).view(from, to);
        return torch.addmm(weights.narrow(0, at + from * to, to), rows, matrix);
    }

    /** Where the inner steps begin: zero for a linear model, weights of variance 1 over the inputs of the unit for a network. */
    double[] start(long seed) {
        double[] start = new double[Math.toIntExact(space().dimension())];
        if (!isLinear()) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            int first = inputs * hidden;
            for (int i = 0; i < first; i++) {
                start[i] = random.nextGaussian() / Math.sqrt(inputs);
            }
            for (int i = 0; i < hidden * outputs; i++) {
                start[first + hidden + i] = random.nextGaussian() / Math.sqrt(hidden);
            }
        }
        return start;
    }
}
