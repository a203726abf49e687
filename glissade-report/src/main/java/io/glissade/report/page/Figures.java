package io.glissade.report.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as a reader wants them, the same in every locale; a dash where there is none. */
public final class Figures {

    private static final String NONE = "–";
    private static final MathContext FIVE_DIGITS = new MathContext(5);

    private Figures() {}

    /** Five significant digits; what is not finite stays as it is. */
    public static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(FIVE_DIGITS).doubleValue() : value;
    }

    /** Three significant digits: {@code 0.0123}, {@code 1.84}, {@code 1.20e-7}. */
    public static String number(@Nullable Double value) {
        return value == null ? NONE : significant(value, 3);
    }

    /** Four significant digits: rules often differ in the third. */
    public static String loss(double value) {
        return significant(value, 4);
    }

    /** Seven significant digits without zeros at the end: values of which nearly equal ones differ. */
    public static String value(double value) {
        return shortest(value, 7, 1e7);
    }

    /** Two significant digits, where room is short. */
    public static String brief(double value) {
        return significant(value, 2);
    }

    private static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size < 1e-3 || size >= 1e5) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value)
                    .replaceFirst("e([+-])0*(\\d)", "e$1$2")
                    .replace("e+", "e");
        }
        int decimals = Math.max(0, digits - 1 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A number someone chose: up to four significant digits without zeros at the end, {@code 0.1}, {@code 3e-5}, {@code 47}. */
    public static String setting(double value) {
        return shortest(value, 4, 1e6);
    }

    private static String shortest(double value, int digits, double large) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= large)) {
            int exponent = rounded.precision() - rounded.scale() - 1;
            return rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
        }
        return rounded.toPlainString();
    }

    /** Two decimals. */
    public static String fixed(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : NONE;
    }

    /** A share in [0, 1] as {@code 97 %}. */
    public static String percent(double share) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        boolean fine = (share > 0 && share < 0.1) || (share > 0.99 && share < 1);
        return String.format(Locale.ROOT, fine ? "%.1f\u00a0%%" : "%.0f\u00a0%%", 100 * share);
    }

    /** {@code 41 s}, {@code 2 min 5 s}. */
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        if (seconds < 60) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.1f\u00a0s" : "%.0f\u00a0s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? whole / 60 + "\u00a0min " + whole % 60 + "\u00a0s"
                : whole / 3600 + "\u00a0h " + whole % 3600 / 60 + "\u00a0min";
    }

    /** A whole number in groups of three: {@code 12 000}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u00a0');
    }

    /** {@code BudgetSpent} as {@code Budget spent}. */
    public static String words(String kind) {
        String spaced = kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return spaced.isEmpty()
                ? spaced
                : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1).toLowerCase(Locale.ROOT);
    }
}
