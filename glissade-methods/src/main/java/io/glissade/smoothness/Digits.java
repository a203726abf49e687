package io.glissade.smoothness;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as sentences show them: three significant digits, a point as decimal mark in every locale. */
public final class Digits {

    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_PLAIN = 1e6;

    private Digits() {}

    /** Four significant digits, trailing zeros kept: rules often differ in the third digit of their loss. */
    public static String loss(double number) {
        double size = Math.abs(number);
        if (!Double.isFinite(number) || number == 0 || size < SMALLEST_PLAIN || size >= LARGEST_PLAIN) {
            return three(number);
        }
        return new BigDecimal(number)
                .setScale(Math.max(0, 3 - (int) Math.floor(Math.log10(size))), RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Three significant digits, trailing zeros dropped. */
    public static String three(double number) {
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
    public static String percent(double share) {
        return three(100 * share) + " %";
    }
}
