package io.glissade.cli.reproduce.langevin;

import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import java.util.Locale;

/** Figures against the printed tables of biases and limits, which hold exact numbers and one misprint beside rounded ones. */
final class Stated {

    private Stated() {}

    /** Within half of the last digit; an exact 0 or 2 to 1e-10; .0556, of which .055547 is off by more than half of it, to 6e-5. */
    static Figure figure(String id, String claim, String printed, double observed) {
        return switch (printed) {
            case "0", "2" -> within(id, claim, printed, 1e-10, observed);
            case ".0556" -> within(id, claim, printed, 6e-5, observed);
            default -> Printed.figure(id, claim, printed, observed);
        };
    }

    private static Figure within(String id, String claim, String printed, double tolerance, double observed) {
        return new Figure(
                id,
                claim,
                printed + " within " + tolerance,
                String.format(Locale.ROOT, "%.4g", observed),
                Math.abs(observed - Double.parseDouble(printed)) <= tolerance);
    }
}
