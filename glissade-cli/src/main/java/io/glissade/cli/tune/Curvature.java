package io.glissade.cli.tune;

import io.glissade.torch.TorchSpace;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** How steep the mean loss of the training rows is: what a safe inner step goes by. */
final class Curvature {

    /** Up to here the largest eigenvalue is computed as such; beyond it is bounded by its trace. */
    private static final long LARGEST_MATRIX = 3000;

    private static final int POWER_STEPS = 30;

    /** A network is steeper elsewhere than at its start. */
    private static final double MARGIN = 2;

    private Curvature() {}

    /** A bound on the largest eigenvalue of the second derivative: proved for a linear model, guessed from the start for a network. */
    static double of(TuneData data, Model model, double[] start) {
        return model.isLinear() ? ofLinear(data) : MARGIN * atStart(data, model, start);
    }

    private static double ofLinear(TuneData data) {
        try (PointerScope scope = new PointerScope()) {
            Tensor features = data.train().features();
            long rows = features.size(0);
            Tensor ones = torch.ones_like(features.narrow(1, 0, 1));
            Tensor all = torch.cat(new TensorVector(features, ones), 1);
            double factor = data.loss().bend() / rows;
            if (Math.min(rows, all.size(1)) > LARGEST_MATRIX) {
                return factor * all.square().sum().item_double();
            }
            Tensor gram = all.size(1) <= rows ? all.t().matmul(all) : all.matmul(all.t());
            return factor * torch.linalg_eigvalsh(gram).max().item_double();
        }
    }

    /** By the power method on products with the second derivative. */
    private static double atStart(TuneData data, Model model, double[] start) {
        TorchSpace space = model.space();
        try (Tensor point = space.zero();
                Tensor direction = space.zero()) {
            space.copy(start, point);
            direction.fill_(new Scalar(1 / Math.sqrt((double) space.dimension())));
            double largest = 0;
            for (int k = 0; k < POWER_STEPS; k++) {
                try (PointerScope scope = new PointerScope()) {
                    Tensor at = point.detach().requires_grad_();
                    Tensor loss = data.loss()
                            .each(
                                    model.margins(at, data.train().features()),
                                    data.train().targets())
                            .mean();
                    Tensor gradient = gradient(loss, at, true);
                    Tensor product = gradient(gradient.dot(direction), at, false);
                    largest = space.norm(product);
                    if (!(largest > 0)) {
                        return 1;
                    }
                    space.copy(product.div(new Scalar(largest)), direction);
                }
            }
            return largest;
        }
    }

    private static Tensor gradient(Tensor value, Tensor at, boolean differentiable) {
        return torch.grad(
                        new TensorVector(value),
                        new TensorVector(at),
                        new TensorVector(),
                        new BoolOptional(true),
                        differentiable,
                        false)
                .get(0);
    }
}
