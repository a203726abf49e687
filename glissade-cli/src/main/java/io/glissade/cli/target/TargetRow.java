package io.glissade.cli.target;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A named target.
 *
 * @param keys what it takes, each with its default, empty for none, in order
 */
record TargetRow(String name, Map<String, String> keys, Opening opening) {

    /** Makes the target of a text. */
    @FunctionalInterface
    interface Opening {

        /** May refuse a number with an {@link IllegalArgumentException} that names it. */
        Target<double[]> open(TargetText text);
    }

    static TargetRow of(String name, Opening opening, String... pairs) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            keys.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new TargetRow(name, keys, opening);
    }
}
