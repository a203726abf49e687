package io.glissade.nested.poisoning;

import io.glissade.nested.Constants;
import io.glissade.nested.GradientSteps;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Variables;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The penalty of a linear regression learned on validation rows while an attacker perturbs the training features
 * ({@code sato2021gradient}, section 5). With n training and m validation rows of d features:
 *
 * <pre>
 * level 1  lambda in R           min  |y_v - X_v theta|^2 / m
 * level 2  P in R^(n x d)        max  |y - (X + P) theta|^2 / n - c |P|^2 / (n d)
 * level 3  theta in R^d          min  |y - (X + P) theta|^2 / n + exp(lambda) / d  sum_j phi(theta_j)
 * </pre>
 *
 * <p>phi is {@link SmoothedAbsolute}. The rival, for 0 steps of the attacker, is the same without level 2, P = 0. Both lower levels start at 0. The data are
 * held as tensors of the scope that is open when this is made.
 */
public final class PoisonedRegression {

    private final RegressionRows training;
    private final PoisoningSettings settings;
    private final Tensor features;
    private final Tensor targets;
    private final Tensor validationFeatures;
    private final Tensor validationTargets;

    /**
     * @param training rows that the learner fits and the attacker perturbs
     * @param validation rows of as many features
     */
    public PoisonedRegression(RegressionRows training, RegressionRows validation, PoisoningSettings settings) {
        training.requireSameColumns(validation);
        this.training = training;
        this.settings = settings;
        this.features = Constants.matrix(training.features());
        this.targets = Constants.vector(training.targets());
        this.validationFeatures = Constants.matrix(validation.features());
        this.validationTargets = Constants.vector(validation.targets());
    }

    /** The levels lambda, P row after row where there is an attacker, and theta. */
    public MultilevelProblem problem() {
        GradientSteps learner = new GradientSteps(settings.learnerSteps(), settings.learnerStep());
        TorchSpace theta = space("theta", training.columns());
        if (settings.attackerSteps() == 0) {
            return new MultilevelProblem(
                    space("lambda", 1),
                    x -> validationError(x.level(2)),
                    List.of(new LowerLevel("theta", theta, x -> learnerLoss(x.level(1), null, x.level(2)), learner)));
        }
        return new MultilevelProblem(
                space("lambda", 1),
                x -> validationError(x.level(3)),
                List.of(
                        new LowerLevel(
                                "P",
                                space("P", (long) training.rows() * training.columns()),
                                this::attackerLoss,
                                new GradientSteps(settings.attackerSteps(), settings.attackerStep())),
                        new LowerLevel("theta", theta, x -> learnerLoss(x.level(1), x.level(2), x.level(3)), learner)));
    }

    private static TorchSpace space(String name, long length) {
        return new TorchSpace(List.of(new Block(name, 0, length)), TorchSpace.Precision.DOUBLE);
    }

    private Tensor validationError(Tensor coefficients) {
        return meanSquare(validationTargets.sub(validationFeatures.mv(coefficients)));
    }

    private static Tensor meanSquare(Tensor residuals) {
        return residuals.dot(residuals).div(new Scalar((double) residuals.size(0)));
    }

    private Tensor trainingError(@Nullable Tensor perturbation, Tensor coefficients) {
        Tensor seen =
                perturbation == null ? features : features.add(perturbation.view(training.rows(), training.columns()));
        return meanSquare(targets.sub(seen.mv(coefficients)));
    }

    /** The negative of what the attacker maximises. */
    private Tensor attackerLoss(Variables x) {
        Tensor perturbation = x.level(2);
        return perturbation
                .dot(perturbation)
                .mul(new Scalar(settings.penalty() / (training.rows() * (double) training.columns())))
                .sub(trainingError(perturbation, x.level(3)));
    }

    private Tensor learnerLoss(Tensor lambda, @Nullable Tensor perturbation, Tensor coefficients) {
        Tensor weight = lambda.exp().div(new Scalar((double) training.columns()));
        return trainingError(perturbation, coefficients)
                .add(weight.mul(settings.norm().sum(coefficients)).sum());
    }
}
