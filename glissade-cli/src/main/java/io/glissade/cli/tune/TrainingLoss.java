package io.glissade.cli.tune;

import io.glissade.nested.KnownGradient;
import io.glissade.nested.Variables;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The penalised loss of the training rows, the objective of the innermost level, of which the model is the variable.
 *
 * @param attacked whether an {@link Attacker} stands between, on the second level
 */
record TrainingLoss(TuneData data, Model model, Hyperparameters hyper, boolean attacked) implements KnownGradient {

    @Override
    public Tensor value(Variables x) {
        Tensor weights = weights(x);
        Tensor losses = data.loss()
                .each(model.margins(weights, features(x)), data.train().targets());
        Tensor mean = hyper.learns(LearnOptions.What.WEIGHTS)
                ? losses.mul(hyper.rows(x)).mean()
                : losses.mean();
        return mean.add(hyper.penalties(x).mul(weights.square()).sum().mul(new Scalar(0.5)));
    }

    @Override
    public Tensor gradient(Variables x) {
        Tensor weights = weights(x);
        Tensor features = features(x);
        Tensor slopes;
        Tensor gradient;
        if (model.isLinear()) {
            slopes = slopes(x, model.margins(weights, features));
            gradient = joined(features.t().matmul(slopes).flatten(), slopes.sum(0));
        } else {
            Tensor sums = model.sums(weights, features);
            Tensor units = model.units(sums);
            slopes = slopes(x, model.outer(weights, units));
            Tensor back = slopes.matmul(model.outgoing(weights).t()).mul(model.bend(sums, units));
            gradient = joined(
                    features.t().matmul(back).flatten(),
                    back.sum(0),
                    units.t().matmul(slopes).flatten(),
                    slopes.sum(0));
        }
        return gradient.addcmul(hyper.penalties(x), weights);
    }

    private Tensor weights(Variables x) {
        return x.level(attacked ? 3 : 2);
    }

    private Tensor features(Variables x) {
        return attacked ? Attacker.attacked(x, data.train()) : data.train().features();
    }

    private Tensor slopes(Variables x, Tensor margins) {
        Tensor slopes = data.loss()
                .slopes(margins, data.train().targets())
                .mul(new Scalar(1.0 / data.train().rows()));
        return hyper.learns(LearnOptions.What.WEIGHTS)
                ? slopes.mul(hyper.rows(x).unsqueeze(1))
                : slopes;
    }

    private static Tensor joined(Tensor... parts) {
        return torch.cat(new TensorVector(parts));
    }
}
