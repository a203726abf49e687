package io.glissade.nested.model;

import io.glissade.nested.KnownGradient;
import io.glissade.nested.Variables;
import io.glissade.torch.TorchSpace;
import java.util.Arrays;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * A linear model w, the variable of the deepest level, by least squares with a penalty for each of its coefficients:
 *
 * <pre>
 * f = |X w - y|^2 / (2 n) + sum_j exp(lambda_j) w_j^2 / 2
 * </pre>
 *
 * <p>The moments X'X / n and X'y / n are computed once, so that a gradient costs one product of a square matrix of the number of
 * coefficients, whatever the number of rows n. Owns native memory: close it after the last use.
 */
public final class PenalisedLeastSquares implements KnownGradient, AutoCloseable {

    private final Tensor moments;
    private final Tensor moment;
    private final double halfSquare;
    private final Function<Variables, Tensor> logPenalties;

    /**
     * A fit to these rows, which are not kept.
     *
     * @param rows X, n by d
     * @param targets y, length n
     * @param logPenalties lambda: one value, or one for each coefficient, made of the variables of the levels above by
     *     differentiable operations; natural logarithms
     * @throws IllegalArgumentException where the shapes do not fit
     */
    public PenalisedLeastSquares(Tensor rows, Tensor targets, Function<Variables, Tensor> logPenalties) {
        if (rows.dim() != 2 || targets.dim() != 1 || rows.size(0) != targets.size(0) || rows.size(0) < 1) {
            throw new IllegalArgumentException("rows must be n by d and targets n long, n at least 1; got shapes "
                    + Arrays.toString(rows.shape()) + " and " + Arrays.toString(targets.shape()));
        }
        this.logPenalties = logPenalties;
        try (PointerScope scope = new PointerScope()) {
            Scalar share = new Scalar(1.0 / rows.size(0));
            Tensor transposed = rows.t();
            this.moments = TorchSpace.keep(transposed.matmul(rows).mul(share));
            this.moment = TorchSpace.keep(transposed.matmul(targets).mul(share));
            this.halfSquare = targets.dot(targets).item_double() / (2 * rows.size(0));
        }
    }

    @Override
    public Tensor value(Variables x) {
        Tensor w = x.level(x.levels());
        Tensor half = moments.matmul(w).mul(new Scalar(0.5)).sub(moment);
        Tensor penalty = logPenalties.apply(x).exp().mul(w.square()).sum().mul(new Scalar(0.5));
        return w.dot(half).add(new Scalar(halfSquare)).add(penalty);
    }

    @Override
    public Tensor gradient(Variables x) {
        Tensor w = x.level(x.levels());
        return moments.matmul(w).sub(moment).addcmul(logPenalties.apply(x).exp(), w);
    }

    @Override
    public void close() {
        moments.close();
        moment.close();
    }
}
