package io.glissade.cli.rule;

import io.glissade.cli.console.BadInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The text of one {@code --rule NAME:key=value,...}, read: every key of the rule with its value, given or default.
 *
 * @param text as the user wrote it
 * @param name of the rule, in lower case
 * @param values of all its keys, in their order
 * @param keys what the rule takes
 */
record RuleText(String text, String name, Map<String, String> values, RuleKeys keys) {

    /** Reads the text. A rule or key that is not known, or a pair that is none, is refused. */
    static RuleText parse(String text) {
        int colon = text.indexOf(':');
        String name = (colon < 0 ? text : text.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
        RuleKeys keys = RuleKeys.of(name);
        if (keys == null) {
            throw new BadInput("--rule " + text + ": unknown rule '" + name + "'; the rules are "
                    + String.join(", ", RuleKeys.names()));
        }
        Map<String, String> values = new LinkedHashMap<>(keys.defaults());
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
        return new RuleText(text, name, values, keys);
    }

    /** The value of a key that is a number. */
    double number(String key) {
        String value = String.valueOf(values.get(key));
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException notANumber) {
            throw new BadInput("--rule " + text + ": " + key + " must be a number, got '" + value + "'");
        }
    }

    /** The value of a key that is a whole number. */
    int wholeNumber(String key) {
        double number = number(key);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new BadInput(
                    "--rule " + text + ": " + key + " must be a whole number, got '" + values.get(key) + "'");
        }
        return (int) number;
    }

    /** The value of a key that is one of a few words. */
    String word(String key, List<String> allowed) {
        String value = String.valueOf(values.get(key)).toLowerCase(Locale.ROOT);
        if (!allowed.contains(value)) {
            String last = allowed.get(allowed.size() - 1);
            throw new BadInput("--rule " + text + ": " + key + " must be "
                    + String.join(", ", allowed.subList(0, allowed.size() - 1)) + " or " + last + ", got '"
                    + values.get(key) + "'");
        }
        return value;
    }

    /** Refuses what a rule found out of range, in the words of its keys. */
    BadInput refuse(IllegalArgumentException outOfRange) {
        return new BadInput("--rule " + text + ": " + keys.translate(String.valueOf(outOfRange.getMessage())));
    }

    /** Unique for the rule and its numbers: the keys that define it, and of the others those that differ from their default. */
    String label() {
        StringBuilder label = new StringBuilder(name);
        char separator = ':';
        int index = 0;
        for (Map.Entry<String, String> entry : values.entrySet()) {
            String key = entry.getKey();
            if (index++ < keys.defining()
                    || !entry.getValue().equals(keys.defaults().get(key))) {
                label.append(separator).append(key).append('=').append(entry.getValue());
                separator = ',';
            }
        }
        return label.toString();
    }
}
