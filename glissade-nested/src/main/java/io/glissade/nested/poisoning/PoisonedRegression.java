package io.glissade.nested.poisoning;

import io.glissade.nested.Constants;
import io.glissade.nested.GradientSteps;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Variables;
import io.glissade.parameter.Require;
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
 * <p>phi is {@link SmoothedAbsolute}. The rival {@link #bilevel} is the same without level 2, P = 0. The data are held as tensors of the scope
 * that is open when this is made.
 */
public final class PoisonedRegression {

    private final RegressionRows training;
    private final double penalty;
    private final SmoothedAbsolute norm;
    private final Tensor features;
    private final Tensor targets;
    private final Tensor validationFeatures;
    private final Tensor validationTargets;

    /**
     * @param training rows that the learner fits and the attacker perturbs
     * @param validation rows of as many features
     * @param penalty c, what the attacker pays, positive
     * @param norm what the learner pays
     */
    public PoisonedRegression(
            RegressionRows training, RegressionRows validation, double penalty, SmoothedAbsolute norm) {
        Require.positive("penalty", penalty);
        if (validation.columns() != training.columns()) {
            throw new IllegalArgumentException("validation rows must have " + training.columns()
                    + " features like the training rows, got " + validation.columns());
        }
        this.training = training;
        this.penalty = penalty;
        this.norm = norm;
        this.features = Constants.matrix(training.features());
        this.targets = Constants.vector(training.targets());
        this.validationFeatures = Constants.matrix(validation.features());
        this.validationTargets = Constants.vector(validation.targets());
    }

    /** With the attacker: levels lambda, P row after row, and theta. */
    public MultilevelProblem trilevel(GradientSteps attacker, GradientSteps learner) {
        return new MultilevelProblem(
                space("lambda", 1),
                x -> validationError(x.level(3)),
                List.of(
                        new LowerLevel(
                                "P",
                                space("P", (long) training.rows() * training.columns()),
                                this::attackerLoss,
                                attacker),
                        new LowerLevel(
                                "theta",
                                space("theta", training.columns()),
                                x -> learnerLoss(x.level(1), x.level(2), x.level(3)),
                                learner)));
    }

    /** Without the attacker: levels lambda and theta. */
    public MultilevelProblem bilevel(GradientSteps learner) {
        return new MultilevelProblem(
                space("lambda", 1),
                x -> validationError(x.level(2)),
                List.of(new LowerLevel(
                        "theta",
                        space("theta", training.columns()),
                        x -> learnerLoss(x.level(1), null, x.level(2)),
                        learner)));
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
                .mul(new Scalar(penalty / (training.rows() * (double) training.columns())))
                .sub(trainingError(perturbation, x.level(3)));
    }

    private Tensor learnerLoss(Tensor lambda, @Nullable Tensor perturbation, Tensor coefficients) {
        Tensor weight = lambda.exp().div(new Scalar((double) training.columns()));
        return trainingError(perturbation, coefficients)
                .add(weight.mul(norm.sum(coefficients)).sum());
    }

    /** The largest curvature of the learner's objective on clean features: {@code 2 largest eigenvalue of X'X/n + exp(lambda) phi''(0) / d}. */
    public double learnerSmoothness(double lambda) {
        return 2 * training.largestSecondMoment() + Math.exp(lambda) * norm.smoothness() / training.columns();
    }

    /** The largest curvature of the attacker's loss when theta is fixed and the attack has a bound: {@code 2 c / (n d)}. */
    public double attackerSmoothness() {
        return 2 * penalty / (training.rows() * (double) training.columns());
    }
}
