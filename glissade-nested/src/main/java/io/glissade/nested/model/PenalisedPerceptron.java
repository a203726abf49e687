package io.glissade.nested.model;

import io.glissade.nested.KnownGradient;
import io.glissade.nested.Variables;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A perceptron with one hidden layer of tanh units, the variable w of the deepest level, as a classifier with a penalty for each
 * of its parameters: the mean cross entropy of the softmax of its outputs, plus {@code sum_j exp(lambda_j) w_j^2 / 2}. Owns native
 * memory: close it after the last use.
 */
public final class PenalisedPerceptron implements KnownGradient, AutoCloseable {

    private final TorchSpace space;
    private final Tensor rows;
    private final Tensor transposed;
    private final Tensor labels;
    private final Tensor indicators;
    private final Function<Variables, Tensor> logPenalties;

    /**
     * A fit to these rows.
     *
     * @param rows n by the number of inputs
     * @param labels length n, whole numbers from 0 to below {@code classes}
     * @param hidden number of hidden units, at least 1
     * @param classes number of outputs, at least 2
     * @param precision that of {@code rows}
     * @param logPenalties lambda: one value, or one for each parameter, made of the variables of the levels above by
     *     differentiable operations; natural logarithms
     * @throws IllegalArgumentException where the shapes do not fit
     */
    public PenalisedPerceptron(
            Tensor rows,
            Tensor labels,
            int hidden,
            int classes,
            TorchSpace.Precision precision,
            Function<Variables, Tensor> logPenalties) {
        if (rows.dim() != 2 || labels.dim() != 1 || rows.size(0) != labels.size(0) || rows.size(0) < 1) {
            throw new IllegalArgumentException(
                    "rows must be n by the inputs and labels n long, n at least 1; got shapes "
                            + Arrays.toString(rows.shape()) + " and " + Arrays.toString(labels.shape()));
        }
        this.logPenalties = logPenalties;
        this.space = new TorchSpace(blocks(rows.size(1), hidden, classes), precision);
        try (PointerScope scope = new PointerScope()) {
            this.rows = TorchSpace.keep(rows);
            this.transposed = TorchSpace.keep(rows.t());
            this.labels = TorchSpace.keep(labels);
            this.indicators = TorchSpace.keep(
                    torch.one_hot(labels, classes).to(precision.type()).div(new Scalar((double) rows.size(0))));
        }
    }

    private static List<Block> blocks(long inputs, long hidden, long classes) {
        long second = inputs * hidden + hidden;
        return List.of(
                new Block("hidden.weight", 0, inputs * hidden, inputs),
                new Block("hidden.bias", inputs * hidden, hidden),
                new Block("output.weight", second, hidden * classes, hidden),
                new Block("output.bias", second + hidden * classes, classes));
    }

    /** The space of w: {@code hidden.weight}, inputs by units, {@code hidden.bias}, {@code output.weight}, {@code output.bias}. */
    public TorchSpace space() {
        return space;
    }

    /** The outputs for rows, one line for each, of the network that is the variable of a level of {@code x}. */
    public Tensor outputs(Variables x, int level, Tensor rows) {
        return torch.addmm(x.block(level, "output.bias"), units(x, level, rows), x.block(level, "output.weight"));
    }

    private Tensor units(Variables x, int level, Tensor rows) {
        return torch.addmm(x.block(level, "hidden.bias"), rows, x.block(level, "hidden.weight"))
                .tanh();
    }

    @Override
    public Tensor value(Variables x) {
        int level = x.levels();
        Tensor penalty =
                logPenalties.apply(x).exp().mul(x.level(level).square()).sum().mul(new Scalar(0.5));
        return torch.cross_entropy_loss(outputs(x, level, rows), labels).add(penalty);
    }

    @Override
    public Tensor gradient(Variables x) {
        int level = x.levels();
        Tensor outgoing = x.block(level, "output.weight");
        Tensor units = units(x, level, rows);
        Tensor outputs = torch.addmm(x.block(level, "output.bias"), units, outgoing);
        Tensor errors = outputs.softmax(1).mul(new Scalar(1.0 / rows.size(0))).sub(indicators);
        Tensor unitErrors = errors.matmul(outgoing.t());
        Tensor sums = unitErrors.sub(unitErrors.mul(units.square()));
        Tensor data = torch.cat(new TensorVector(
                transposed.matmul(sums).flatten(),
                sums.sum(0),
                units.t().matmul(errors).flatten(),
                errors.sum(0)));
        return data.addcmul(logPenalties.apply(x).exp(), x.level(level));
    }

    @Override
    public void close() {
        rows.close();
        transposed.close();
        labels.close();
        indicators.close();
    }
}
