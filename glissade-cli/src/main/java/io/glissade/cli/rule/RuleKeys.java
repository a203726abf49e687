package io.glissade.cli.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rule of the command line takes.
 *
 * @param defaults every key with its default, in the order in which help and labels name them
 * @param defining how many of the first keys always stand in a label
 */
record RuleKeys(Map<String, String> defaults, int defining) {

    private static final Map<String, RuleKeys> RULES = new TreeMap<>(Map.ofEntries(
            Map.entry("sgd", keys(1, "lr=6", "momentum=0", "decay=0", "power=0.5")),
            Map.entry("auto", keys(0, "decay=0.25")),
            Map.entry("clip", keys(2, "lr=12", "threshold=0.25", "scope=global", "momentum=0")),
            Map.entry("smooth", keys(2, "lr=12", "threshold=0.25", "momentum=0")),
            Map.entry("normalised", keys(2, "lr=4", "beta=0.1", "momentum=0")),
            Map.entry("polyak", keys(1, "fstar=0", "cap=1e6", "momentum=0")),
            Map.entry("mixed", keys(2, "lr=12", "threshold=0.25", "momentum=0.999", "nu=0.7", "form=hard")),
            Map.entry("momentum", keys(1, "length=0.14285714285714285")),
            Map.entry("armijo", keys(1, "lr=32", "backtracking=0.5", "decrease=0.5", "trials=60")),
            Map.entry("autoclip", keys(2, "lr=12", "percentile=10", "momentum=0")),
            Map.entry(
                    "zclip",
                    keys(2, "lr=12", "z=2.5", "alpha=0.97", "warmup=25", "ceiling=1", "target=scaled", "momentum=0")),
            Map.entry(
                    "adagc", keys(2, "lr=12", "relative=1.05", "absolute=1", "decay=0.98", "warmup=100", "momentum=0")),
            Map.entry("agc", keys(2, "lr=12", "ratio=0.01", "epsilon=0.001", "momentum=0")),
            Map.entry(
                    "adam", keys(1, "lr=0.002", "threshold=0", "decay=0", "beta1=0.9", "beta2=0.999", "epsilon=1e-8")),
            Map.entry(
                    "adamw",
                    keys(1, "lr=0.002", "threshold=0", "decay=0.01", "beta1=0.9", "beta2=0.999", "epsilon=1e-8")),
            Map.entry("sign", keys(1, "lr=0.001", "beta1=0.9", "beta2=0.8"))));

    /** The names that the methods have for what the keys set, with the keys. */
    private static final Map<String, String> WORDS = Map.of(
            "stepSize", "lr",
            "largestStepSize", "cap",
            "optimalValue", "fstar",
            "zThreshold", "z",
            "warmUp", "warmup",
            "absoluteThreshold", "absolute",
            "relativeThreshold", "relative",
            "weightDecay", "decay");

    private static RuleKeys keys(int defining, String... pairs) {
        Map<String, String> defaults = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            defaults.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new RuleKeys(defaults, defining);
    }

    /** The keys of a rule; {@code null} for a name that is none. */
    static @Nullable RuleKeys of(String name) {
        return RULES.get(name);
    }

    /** The names of all rules, sorted. */
    static Set<String> names() {
        return RULES.keySet();
    }

    /** A message that starts with the name of a parameter, with that of its key. */
    String translate(String message) {
        int blank = message.indexOf(' ');
        String parameter = blank < 0 ? message : message.substring(0, blank);
        return WORDS.getOrDefault(parameter, parameter) + message.substring(parameter.length());
    }
}
