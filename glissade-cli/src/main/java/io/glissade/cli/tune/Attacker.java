package io.glissade.cli.tune;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.Variables;
import io.glissade.nested.poisoning.BestAttack;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The level between hyper-parameters and learner ({@code sato2021gradient}, section 5): perturbations P of the n training rows of d features
 * of a linear model that maximise {@code |y - (X + P) theta - b|^2 / n - c |P|^2 / (n d)}, by gradient steps from zero.
 *
 * @param budget c, what perturbations cost, positive
 * @param steps of the attacker
 * @param noise deviation of the noise that models are held against
 */
record Attacker(double budget, int steps, double noise) {

    /** As a share of 2 over the curvature of the attacker's objective for a fixed theta, which bounds a step that does not climb. */
    private static final double STEP_SHARE = 0.25;

    /** Its step size: half of 1 over the largest curvature {@code 2 c / (n d)} for a fixed theta. */
    double stepSize(Part train) {
        double curvature = 2 * budget / train.features().numel();
        return STEP_SHARE * 2 / curvature;
    }

    /** The second level; the model is the third. */
    LowerLevel level(TuneData data, Model model) {
        Part train = data.train();
        double numbers = train.features().numel();
        TorchSpace space = new TorchSpace(
                List.of(new Block("perturbations", 0, train.features().numel())), TorchSpace.Precision.DOUBLE);
        Scalar price = new Scalar(budget / numbers).retainReference();
        Scalar two = new Scalar(2.0).retainReference();
        return new LowerLevel(
                "perturbations",
                space,
                x -> {
                    Tensor error = data.loss()
                            .each(model.margins(x.level(3), attacked(x, train)), train.targets())
                            .mean();
                    Tensor perturbation = x.level(2);
                    return perturbation.dot(perturbation).mul(price).sub(error.mul(two));
                },
                new GradientSteps(steps, stepSize(train)));
    }

    /** The training features as the learner sees them. */
    static Tensor attacked(Variables x, Part train) {
        return train.features().add(x.level(2).view_as(train.features()));
    }

    /** {@code |theta|^2 / (c/d)} of the weights of a model, its bias left out: below 1 the attack has a bound. */
    double load(double[] weights) {
        return new BestAttack(coefficients(weights), budget).load();
    }

    /** What the noise adds to the mean of half the squared error on any rows, in expectation: exactly {@code noise^2 |theta|^2 / 2}. */
    double noiseLoss(double[] weights) {
        double square = 0;
        for (double coefficient : coefficients(weights)) {
            square += coefficient * coefficient;
        }
        return noise * noise * square / 2;
    }

    /** The least budget from which on the attack on a model has a bound: {@code d |theta|^2}. */
    double boundedFrom(double[] weights) {
        return load(weights) * budget;
    }

    private static double[] coefficients(double[] weights) {
        return Arrays.copyOf(weights, weights.length - 1);
    }
}
