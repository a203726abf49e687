package io.glissade.cli.rule;

import static io.glissade.cli.rule.RuleChoice.plain;

import io.glissade.adaptive.Adam;
import io.glissade.adaptive.SignMomentum;
import io.glissade.clipping.AdaGC;
import io.glissade.clipping.AdaptiveGradientClipping;
import io.glissade.clipping.AutoClip;
import io.glissade.clipping.Clipping;
import io.glissade.clipping.ElementClipping;
import io.glissade.clipping.GlobalNormClipping;
import io.glissade.clipping.LayerClipping;
import io.glissade.clipping.ZClip;
import io.glissade.diagnosis.RunTrace.Family;
import io.glissade.gradient.ArmijoDescent;
import io.glissade.gradient.AutomaticClipping;
import io.glissade.gradient.GradientDescent;
import io.glissade.momentum.MixedClipping;
import io.glissade.momentum.ParameterFreeNormalisedMomentum;
import io.glissade.space.BlockSpace.Block;
import io.glissade.step.ClippedStep;
import io.glissade.step.DecayingStep;
import io.glissade.step.FixedStep;
import io.glissade.step.NormalisedStep;
import io.glissade.step.PolyakStep;
import io.glissade.step.SmoothedClippedStep;
import io.glissade.step.StepRule;
import io.glissade.torch.TorchSpace;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** From the text of a rule to its method: one case for each rule of the command line. */
final class RuleTable {

    /** Methods that need a space are made for this one while parsing, so that a number out of range is refused at once. */
    private static final TorchSpace TRIAL =
            new TorchSpace(List.of(new Block("trial", 0, 1)), TorchSpace.Precision.FLOAT);

    private RuleTable() {}

    /** The rule that {@code text} asks for. A number out of range ends in an {@link IllegalArgumentException} that names it. */
    static RuleChoice choose(RuleText text) {
        RuleChoice choice =
                switch (text.name()) {
                    case "sgd" -> plainDescent(text);
                    case "auto" -> automatic(text);
                    case "clip" -> clipped(text);
                    case "smooth" -> smoothed(text);
                    case "normalised" -> normalised(text);
                    case "polyak" -> polyak(text);
                    case "mixed" -> mixed(text);
                    case "momentum" -> momentum(text);
                    case "armijo" -> armijo(text);
                    case "autoclip" -> autoClip(text);
                    case "zclip" -> zClip(text);
                    case "adagc" -> adaGc(text);
                    case "agc" -> adaptiveGradientClipping(text);
                    case "adam" -> adam(text, Adam.Decay.L2);
                    case "adamw" -> adam(text, Adam.Decay.DECOUPLED);
                    case "sign" -> sign(text);
                    default -> throw new IllegalStateException("a rule without a method: " + text.name());
                };
        choice.method(TRIAL, 1);
        return choice;
    }

    private static RuleChoice plainDescent(RuleText text) {
        double lr = text.number("lr");
        double decay = text.number("decay");
        double power = text.number("power");
        StepRule rule = decay == 0 ? new FixedStep(lr) : new DecayingStep(lr, decay, power);
        String size = plain(lr) + (decay == 0 ? "" : " / (1 + " + plain(decay) + " k)^" + plain(power));
        return descent(text, rule, size, Family.PLAIN, Double.NaN);
    }

    private static RuleChoice automatic(RuleText text) {
        double decay = text.number("decay");
        String formula = "x - h g,  h = min(eta, gamma eta / ||g||), both measured along the run"
                + (decay == 0 ? "" : ", falling to 0 over its last " + plain(100 * decay) + " %");
        return new RuleChoice(
                text.label(),
                formula,
                Family.OTHER,
                Double.NaN,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                (space, steps) -> new AutomaticClipping<>(steps, decay));
    }

    private static RuleChoice clipped(RuleText text) {
        double lr = text.number("lr");
        double threshold = text.number("threshold");
        String scope = text.word("scope", List.of("global", "layer", "element"));
        ClippedStep global = new ClippedStep(lr, threshold);
        if (scope.equals("global")) {
            String size = "min(" + plain(lr) + ", " + plain(lr * threshold) + " / ||g||)";
            return descent(text, global, size, Family.CLIPPED, threshold);
        }
        String how = "g clipped to " + plain(threshold) + " per " + scope;
        return clippedBy(
                text,
                Family.CLIPPED,
                threshold,
                how,
                space -> scope.equals("layer")
                        ? new LayerClipping<>(space, threshold)
                        : new ElementClipping<>(space, threshold));
    }

    private static RuleChoice smoothed(RuleText text) {
        double lr = text.number("lr");
        double threshold = text.number("threshold");
        String size = plain(lr) + " / (1 + ||g|| / " + plain(threshold) + ")";
        return descent(text, new SmoothedClippedStep(lr, threshold), size, Family.NORMALISED, Double.NaN);
    }

    private static RuleChoice normalised(RuleText text) {
        double lr = text.number("lr");
        double beta = text.number("beta");
        String size = plain(lr) + " / (||g|| + " + plain(beta) + ")";
        return descent(text, new NormalisedStep(lr, beta), size, Family.NORMALISED, Double.NaN);
    }

    private static RuleChoice polyak(RuleText text) {
        double optimalValue = text.number("fstar");
        double cap = text.number("cap");
        String size = "min((f - " + plain(optimalValue) + ") / ||g||^2, " + plain(cap) + ")";
        return descent(text, new PolyakStep(optimalValue, cap), size, Family.OTHER, Double.NaN);
    }

    private static RuleChoice mixed(RuleText text) {
        double lr = text.number("lr");
        double threshold = text.number("threshold");
        double momentum = text.number("momentum");
        double nu = text.number("nu");
        boolean hard = text.word("form", List.of("hard", "soft")).equals("hard");
        StepRule rule = hard ? new ClippedStep(lr, threshold) : new SmoothedClippedStep(lr, threshold);
        String size = hard
                ? "min(" + plain(lr) + ", " + plain(lr * threshold) + " / ||v||)"
                : plain(lr) + " / (1 + ||v|| / " + plain(threshold) + ")";
        return new RuleChoice(
                text.label(),
                "x - " + plain(nu) + " h(m) m - " + plain(1 - nu) + " h(g) g,  m = " + plain(momentum) + " m + "
                        + plain(1 - momentum) + " g,  h(v) = " + size,
                Family.OTHER,
                lr,
                hard ? threshold : Double.NaN,
                rule.stepLengthCap(),
                (space, steps) -> new MixedClipping<>(rule, momentum, nu));
    }

    private static RuleChoice momentum(RuleText text) {
        double length = text.number("length");
        return new RuleChoice(
                text.label(),
                "x - " + plain(length) + " t^-0.75 m / ||m||,  m = (1 - t^-0.5) m + t^-0.5 g",
                Family.OTHER,
                Double.NaN,
                Double.NaN,
                length,
                (space, steps) -> new ParameterFreeNormalisedMomentum<>(length));
    }

    private static RuleChoice armijo(RuleText text) {
        double lr = text.number("lr");
        double backtracking = text.number("backtracking");
        double decrease = text.number("decrease");
        int trials = text.wholeNumber("trials");
        return new RuleChoice(
                text.label(),
                "x - h g,  h = " + plain(lr) + " times the first power of " + plain(backtracking)
                        + " with f(x - h g) <= f - " + plain(decrease) + " h ||g||^2",
                Family.OTHER,
                lr,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                (space, steps) -> new ArmijoDescent<>(lr, backtracking, decrease, trials));
    }

    private static RuleChoice autoClip(RuleText text) {
        double percentile = text.number("percentile");
        String how = "g clipped to percentile " + plain(percentile) + " of all norms so far";
        return clippedBy(text, Family.OTHER, Double.NaN, how, space -> new AutoClip<>(space, percentile));
    }

    private static RuleChoice zClip(RuleText text) {
        double z = text.number("z");
        double alpha = text.number("alpha");
        int warmUp = text.wholeNumber("warmup");
        double ceiling = text.number("ceiling");
        String target = text.word("target", List.of("scaled", "mean"));
        String how = "g clipped where ||g|| is " + plain(z) + " deviations above its mean, and to " + plain(ceiling);
        return clippedBy(
                text,
                Family.OTHER,
                Double.NaN,
                how,
                space -> new ZClip<>(
                        space, z, alpha, warmUp, ceiling, ZClip.Target.valueOf(target.toUpperCase(Locale.ROOT))));
    }

    private static RuleChoice adaGc(RuleText text) {
        double relative = text.number("relative");
        double absolute = text.number("absolute");
        double decay = text.number("decay");
        int warmUp = text.wholeNumber("warmup");
        String how = "g clipped per layer to " + plain(relative) + " of the mean of its norms";
        return clippedBy(
                text, Family.OTHER, Double.NaN, how, space -> new AdaGC<>(space, absolute, relative, decay, warmUp));
    }

    private static RuleChoice adaptiveGradientClipping(RuleText text) {
        double ratio = text.number("ratio");
        double epsilon = text.number("epsilon");
        String how = "g clipped per unit to " + plain(ratio) + " of its weights";
        return clippedBy(
                text, Family.OTHER, Double.NaN, how, space -> new AdaptiveGradientClipping<>(space, ratio, epsilon));
    }

    private static RuleChoice adam(RuleText text, Adam.Decay form) {
        double lr = text.number("lr");
        double threshold = text.number("threshold");
        double decay = text.number("decay");
        double beta1 = text.number("beta1");
        double beta2 = text.number("beta2");
        double epsilon = text.number("epsilon");
        StepRule rule = new FixedStep(lr);
        boolean clips = threshold != 0;
        String clipping = clips ? ",  g clipped to " + plain(threshold) : "";
        String penalty =
                decay == 0 ? "" : ",  " + (form == Adam.Decay.L2 ? "penalty " : "x shrunk by lr ") + plain(decay);
        return new RuleChoice(
                text.label(),
                "x - " + plain(lr) + " m / (sqrt(v) + " + plain(epsilon) + ")" + clipping + penalty,
                Family.OTHER,
                lr,
                clips ? threshold : Double.NaN,
                Double.POSITIVE_INFINITY,
                (space, steps) -> new Adam<>(
                        space,
                        rule,
                        beta1,
                        beta2,
                        epsilon,
                        decay,
                        form,
                        clips ? new GlobalNormClipping<>(space, threshold) : null));
    }

    private static RuleChoice sign(RuleText text) {
        double lr = text.number("lr");
        double beta1 = text.number("beta1");
        double beta2 = text.number("beta2");
        StepRule rule = new FixedStep(lr);
        return new RuleChoice(
                text.label(),
                "x - " + plain(lr) + " m / sqrt(v),  v the mean of m^2",
                Family.OTHER,
                lr,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                (space, steps) -> new SignMomentum<>(space, rule, beta1, beta2));
    }

    /** Descent with a clipping and a fixed step. */
    private static RuleChoice clippedBy(
            RuleText text,
            Family family,
            double threshold,
            String how,
            Function<TorchSpace, Clipping<Tensor>> clipping) {
        double lr = text.number("lr");
        return descent(text, new FixedStep(lr), plain(lr) + ", " + how, family, threshold, clipping);
    }

    private static RuleChoice descent(RuleText text, StepRule rule, String size, Family family, double threshold) {
        return descent(text, rule, size, family, threshold, null);
    }

    private static RuleChoice descent(
            RuleText text,
            StepRule rule,
            String size,
            Family family,
            double threshold,
            @Nullable Function<TorchSpace, Clipping<Tensor>> clipping) {
        double momentum = text.number("momentum");
        String step = momentum == 0 ? "x - h g" : "x + d,  d = " + plain(momentum) + " d - h g";
        RuleChoice.Methods methods = (space, steps) ->
                new GradientDescent<>(rule, momentum, clipping == null ? null : clipping.apply(space));
        double lr = text.values().containsKey("lr") ? text.number("lr") : Double.NaN;
        double cap = momentum == 0 ? rule.stepLengthCap() : Double.POSITIVE_INFINITY;
        return new RuleChoice(text.label(), step + ",  h = " + size, family, lr, threshold, cap, methods);
    }
}
