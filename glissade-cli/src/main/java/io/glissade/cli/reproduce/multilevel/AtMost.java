package io.glissade.cli.reproduce.multilevel;

import io.glissade.cli.figure.Figure;
import java.util.Locale;

/** Figures of errors, which must stay below a bound. */
final class AtMost {

    private AtMost() {}

    static Figure figure(String id, String claim, double bound, double observed) {
        return new Figure(
                id,
                claim,
                "at most " + String.format(Locale.ROOT, "%.3g", bound),
                String.format(Locale.ROOT, "%.2e", observed),
                observed <= bound);
    }
}
