package io.glissade.smoothness;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as sentences show them: three significant digits, a point as decimal mark in every locale. */
final class Digits {

    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_PLAIN = 1e6;

    private Digits() {}

    static String three(double number) {
        double size = Math.abs(number);
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "NaN" : number > 0 ? "infinite" : "-infinite";
        }
        if (number == 0) {
            return "0";
        }
        if (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN) {
            return String.format(Locale.ROOT, "%.2e", number);
        }
        return BigDecimal.valueOf(number)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A share in [0, 1] as {@code 2.88 %}. */
    static String percent(double share) {
        return three(100 * share) + " %";
    }
}
