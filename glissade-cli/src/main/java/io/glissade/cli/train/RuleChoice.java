package io.glissade.cli.train;

import io.glissade.cli.console.BadInput;
import io.glissade.clipping.Clipping;
import io.glissade.clipping.ElementClipping;
import io.glissade.clipping.LayerClipping;
import io.glissade.diagnosis.Advice;
import io.glissade.diagnosis.RunTrace;
import io.glissade.gradient.AutomaticClipping;
import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientMethod;
import io.glissade.step.ClippedStep;
import io.glissade.step.DecayingStep;
import io.glissade.step.FixedStep;
import io.glissade.step.NormalisedStep;
import io.glissade.step.StepRule;
import io.glissade.torch.TorchSpace;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * One {@code --rule NAME:key=value,...}.
 *
 * @param label the rule with all its numbers, unique in a run
 * @param formula the update in one line
 * @param family {@code sgd}, {@code clip}, {@code normalised} or {@code auto}
 * @param lr the step size as the user gave it, NaN for {@code auto}
 * @param unscoped step rule and momentum; clipping by a scope needs a space and comes with {@link #method}; of no meaning
 *     for {@code auto}
 * @param threshold of the gradient norm (of the scope), NaN for a rule without one of its own
 * @param automaticDecay share of the run at its end over which {@code auto} lets its steps fall, NaN for the others
 */
record RuleChoice(
        String label,
        String formula,
        String family,
        double lr,
        GradientDescent<Tensor> unscoped,
        @Nullable Scope scope,
        double threshold,
        double automaticDecay) {

    /** What a clipping norm is taken over, other than the whole gradient. */
    enum Scope {
        LAYER,
        ELEMENT
    }

    private static final Map<String, Map<String, String>> DEFAULTS = new TreeMap<>(Map.of(
            "sgd", keys("lr", "6", "momentum", "0", "decay", "0", "power", "0.5"),
            "clip", keys("lr", "12", "threshold", "0.25", "scope", "global", "momentum", "0"),
            "normalised", keys("lr", "4", "beta", "0.1", "momentum", "0"),
            "auto", keys("decay", plain(AutomaticClipping.DEFAULT_DECAY))));

    private static Map<String, String> keys(String... pairs) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            keys.put(pairs[i], pairs[i + 1]);
        }
        return keys;
    }

    /**
     * The method on vectors of {@code space}. Each run needs its own: a scope keeps work arrays.
     *
     * @param steps the length of the run
     */
    GradientMethod<Tensor> method(TorchSpace space, long steps) {
        if (family.equals("auto")) {
            return new AutomaticClipping<>(steps, automaticDecay);
        }
        Clipping<Tensor> clipping = null;
        if (scope == Scope.LAYER) {
            clipping = new LayerClipping<>(space, threshold);
        } else if (scope == Scope.ELEMENT) {
            clipping = new ElementClipping<>(space, threshold);
        }
        return new GradientDescent<>(unscoped.stepRule(), unscoped.momentum(), clipping);
    }

    static RuleChoice parse(String text) {
        int colon = text.indexOf(':');
        String name = (colon < 0 ? text : text.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
        Map<String, String> values = DEFAULTS.get(name);
        if (values == null) {
            throw new BadInput("--rule " + text + ": unknown rule '" + name + "'; the rules are "
                    + String.join(", ", DEFAULTS.keySet()));
        }
        values = new LinkedHashMap<>(values);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        for (String pair : rest.isBlank() ? new String[0] : rest.split(",", -1)) {
            int equals = pair.indexOf('=');
            String key = (equals < 0 ? pair : pair.substring(0, equals)).strip();
            if (equals < 0 || !values.containsKey(key)) {
                throw new BadInput(
                        "--rule " + text + ": " + (equals < 0 ? "expected key=value, got '" : "unknown key '") + key
                                + "'; " + name + " takes " + String.join(", ", values.keySet()));
            }
            values.put(key, pair.substring(equals + 1).strip());
        }
        try {
            return of(text, name, values);
        } catch (IllegalArgumentException outOfRange) {
            throw new BadInput("--rule " + text + ": "
                    + String.valueOf(outOfRange.getMessage()).replace("stepSize", "lr"));
        }
    }

    private static RuleChoice of(String text, String name, Map<String, String> values) {
        if (name.equals("auto")) {
            return automatic(label(name, values), number(text, "decay", values));
        }
        double lr = number(text, "lr", values);
        double momentum = number(text, "momentum", values);
        double threshold = values.containsKey("threshold") ? number(text, "threshold", values) : Double.NaN;
        Scope scope = scope(text, values.getOrDefault("scope", "global"));
        StepRule rule;
        String size;
        if (name.equals("sgd")) {
            double decay = number(text, "decay", values);
            double power = number(text, "power", values);
            rule = decay == 0 ? new FixedStep(lr) : new DecayingStep(lr, decay, power);
            size = plain(lr) + (decay == 0 ? "" : " / (1 + " + plain(decay) + " k)^" + plain(power));
        } else if (name.equals("normalised")) {
            double beta = number(text, "beta", values);
            rule = new NormalisedStep(lr, beta);
            size = plain(lr) + " / (||g|| + " + plain(beta) + ")";
        } else if (scope == null) {
            rule = new ClippedStep(lr, threshold);
            size = "min(" + plain(lr) + ", " + plain(lr * threshold) + " / ||g||)";
        } else {
            // The threshold waits for a space; its bounds are those of the global rule, checked here and now.
            rule = new FixedStep(new ClippedStep(lr, threshold).stepSize());
            size = plain(lr) + ", g clipped to " + plain(threshold) + " per "
                    + scope.name().toLowerCase(Locale.ROOT);
        }
        String step = momentum == 0 ? "x - h g" : "x + d,  d = " + plain(momentum) + " d - h g";
        GradientDescent<Tensor> method = new GradientDescent<>(rule, momentum, null);
        return new RuleChoice(
                label(name, values), step + ",  h = " + size, name, lr, method, scope, threshold, Double.NaN);
    }

    private static RuleChoice automatic(String label, double decay) {
        double checked = new AutomaticClipping<Tensor>(1, decay).decay();
        String formula = "x - h g,  h = min(eta, gamma eta / ||g||), both measured along the run"
                + (checked == 0 ? "" : ", falling to 0 over its last " + plain(100 * checked) + " %");
        GradientDescent<Tensor> none = new GradientDescent<>(new FixedStep(1));
        return new RuleChoice(label, formula, "auto", Double.NaN, none, null, Double.NaN, checked);
    }

    /** Which kind of rule it is, for the diagnosis. */
    RunTrace.Family tracedFamily() {
        return switch (family) {
            case "sgd" -> RunTrace.Family.PLAIN;
            case "clip" -> RunTrace.Family.CLIPPED;
            case "auto" -> RunTrace.Family.OTHER;
            default -> RunTrace.Family.NORMALISED;
        };
    }

    /** The longest step without momentum, infinite where there is no bound. */
    double stepLengthCap() {
        return unscoped.momentum() == 0 ? unscoped.stepRule().stepLengthCap() : Double.POSITIVE_INFINITY;
    }

    /** Advice in the form of an option, to three digits. */
    static String text(Advice.Suggestion suggestion) {
        return switch (suggestion.form()) {
            case PLAIN -> "sgd:lr=" + rounded(suggestion.stepSize());
            case CLIPPED ->
                "clip:lr=" + rounded(suggestion.stepSize()) + ",threshold=" + rounded(suggestion.threshold());
            case NORMALISED ->
                "normalised:lr=" + rounded(suggestion.stepLengthCap()) + ",beta=" + rounded(suggestion.threshold());
        };
    }

    private static String rounded(double number) {
        return new BigDecimal(number)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The first key always, of the others those that define the rule or differ from their default. */
    private static String label(String name, Map<String, String> values) {
        Map<String, String> defaults = DEFAULTS.getOrDefault(name, Map.of());
        StringBuilder label = new StringBuilder(name);
        char separator = ':';
        for (Map.Entry<String, String> entry : values.entrySet()) {
            String key = entry.getKey();
            boolean defining = key.equals("lr") || key.equals("threshold") || key.equals("beta");
            if (defining || !entry.getValue().equals(defaults.get(key))) {
                label.append(separator).append(key).append('=').append(entry.getValue());
                separator = ',';
            }
        }
        return label.toString();
    }

    private static @Nullable Scope scope(String text, String value) {
        if (value.equalsIgnoreCase("global")) {
            return null;
        }
        for (Scope scope : Scope.values()) {
            if (scope.name().equalsIgnoreCase(value)) {
                return scope;
            }
        }
        throw new BadInput("--rule " + text + ": scope must be global, layer or element, got '" + value + "'");
    }

    private static double number(String text, String key, Map<String, String> values) {
        String value = values.get(key);
        try {
            return Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException notANumber) {
            throw new BadInput("--rule " + text + ": " + key + " must be a number, got '" + value + "'");
        }
    }

    /** Shortest form that a person would write: 16, 0.25, 1e-05. */
    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e7
                ? String.valueOf((long) number)
                : String.valueOf((float) number);
    }
}
