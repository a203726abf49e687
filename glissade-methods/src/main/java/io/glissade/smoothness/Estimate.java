package io.glissade.smoothness;

/**
 * A number with its 95 % interval.
 *
 * @param value the estimate, finite
 * @param low at most {@code value}
 * @param high at least {@code value}
 */
public record Estimate(double value, double low, double high) {

    public Estimate {
        if (!Double.isFinite(value) || !(low <= value) || !(value <= high)) {
            throw new IllegalArgumentException(
                    "value must be finite and within its interval, got " + value + " in [" + low + ", " + high + "]");
        }
    }

    /** Whether {@code number} lies in the interval, ends included. */
    public boolean covers(double number) {
        return low <= number && number <= high;
    }

    /** {@code 0.91 [0.88, 0.93]}, three significant digits. */
    @Override
    public String toString() {
        return Digits.three(value) + " [" + Digits.three(low) + ", " + Digits.three(high) + "]";
    }
}
