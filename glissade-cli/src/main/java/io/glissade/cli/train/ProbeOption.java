package io.glissade.cli.train;

import io.glissade.cli.console.BadInput;
import io.glissade.smoothness.SmoothnessProbe;
import org.jspecify.annotations.Nullable;

/** Reads {@code --probe every=K,points=M|off}. */
final class ProbeOption {
    static final String DEFAULT = "every=60,points=1";

    private ProbeOption() {}

    /** The settings, or {@code null} for no probe. */
    static SmoothnessProbe.@Nullable Settings parse(String text) {
        if (text.equals("off")) {
            return null;
        }
        SmoothnessProbe.Settings settings = SmoothnessProbe.Settings.DEFAULT;
        int every = settings.every();
        int points = settings.points();
        for (String pair : text.split(",", -1)) {
            String[] parts = pair.split("=", -1);
            if (parts.length != 2) {
                throw new BadInput("--probe " + text + ": expected every=K,points=M or off, got '" + pair + "'");
            }
            switch (parts[0]) {
                case "every" -> every = number(text, parts[0], parts[1]);
                case "points" -> points = number(text, parts[0], parts[1]);
                default ->
                    throw new BadInput(
                            "--probe " + text + ": unknown key '" + parts[0] + "'; the keys are every, points");
            }
        }
        return new SmoothnessProbe.Settings(every, points, settings.floorEvery(), settings.relativeRadius());
    }

    private static int number(String text, String key, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the message, which is the same
        }
        throw new BadInput(
                "--probe " + text + ": " + key + " must be a whole number of at least 1, got '" + value + "'");
    }
}
