package io.glissade.cli.target;

import io.glissade.cli.console.BadInput;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The text {@code NAME:key=value,...} of a target, read: every key with its value, given or default.
 *
 * @param text as the user wrote it
 * @param values of all its keys, in their order; empty where a key has no default and none was given
 */
record TargetText(String text, TargetRow row, Map<String, String> values) {

    private static final double LARGEST_WHOLE = 1e15;

    /** Reads the text after the name. A key that is not known, or a pair that is none, is refused. */
    static TargetText parse(String text, TargetRow row) {
        int colon = text.indexOf(':');
        Map<String, String> values = new LinkedHashMap<>(row.keys());
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        for (String pair : rest.isBlank() ? new String[0] : rest.split(",", -1)) {
            int equals = pair.indexOf('=');
            String key = (equals < 0 ? pair : pair.substring(0, equals)).strip();
            if (equals < 0 || !values.containsKey(key)) {
                throw new BadInput(text + ": " + (equals < 0 ? "expected key=value, got '" : "unknown key '") + key
                        + "'; " + row.name() + " takes "
                        + (values.isEmpty() ? "none" : String.join(", ", values.keySet())));
            }
            values.put(key, pair.substring(equals + 1).strip());
        }
        return new TargetText(text, row, values);
    }

    /** Whether a key without default was given. */
    boolean has(String key) {
        return !String.valueOf(values.get(key)).isEmpty();
    }

    /** The value of a key that is a number. */
    double number(String key) {
        String value = String.valueOf(values.get(key));
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException notANumber) {
            throw new BadInput(text + ": " + key + " must be a number, got '" + value + "'");
        }
        if (!Double.isFinite(number)) {
            throw new BadInput(text + ": " + key + " must be finite, got " + value);
        }
        return number;
    }

    /** The value of a key that is a positive number. */
    double positive(String key) {
        double number = number(key);
        if (!(number > 0)) {
            throw new BadInput(text + ": " + key + " must be positive, got " + values.get(key));
        }
        return number;
    }

    /** The value of a key that is a whole number. */
    long whole(String key) {
        double number = number(key);
        if (number != Math.rint(number) || Math.abs(number) > LARGEST_WHOLE) {
            throw new BadInput(text + ": " + key + " must be a whole number, got " + values.get(key));
        }
        return (long) number;
    }

    /** The value of a key that is a number of coordinates or parts. */
    int count(String key, int least, int most) {
        long number = whole(key);
        if (number < least || number > most) {
            throw new BadInput(
                    text + ": " + key + " must be from " + least + " to " + most + ", got " + values.get(key));
        }
        return (int) number;
    }

    /** Refuses what a target found out of range. */
    BadInput refuse(IllegalArgumentException outOfRange) {
        return new BadInput(text + ": " + outOfRange.getMessage());
    }
}
