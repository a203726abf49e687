package io.glissade.parameter;

/** The bounds of hyper-parameters. A number outside ends in an {@link IllegalArgumentException} that names quantity, rule and value. */
public final class Require {

    private Require() {}

    /** {@code value > 0} and finite. */
    public static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be positive and finite, got " + value);
        }
    }

    /** {@code value >= 0} and finite. */
    public static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must not be negative and be finite, got " + value);
        }
    }

    /** {@code 0 <= value < 1}. */
    public static void inUnitInterval(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1), got " + value);
        }
    }

    /** {@code low < value < high}. */
    public static void between(String name, double low, double value, double high) {
        if (!(value > low && value < high)) {
            throw new IllegalArgumentException(
                    name + " must be between " + low + " and " + high + ", both excluded, got " + value);
        }
    }

    /** {@code value >= least}. */
    public static void atLeast(String name, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
        }
    }

    /** Any number but NaN and the infinities. */
    public static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, got " + value);
        }
    }
}
