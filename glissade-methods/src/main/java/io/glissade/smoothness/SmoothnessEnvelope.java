package io.glissade.smoothness;

/**
 * A line above every measurement: {@code smoothness <= L0 + L1 * gradientNorm} at each of them. It certifies the
 * condition on the recorded points only, and one wild measurement lifts it: use it to be cautious, {@link SmoothnessFit}
 * to be typical.
 *
 * @param l0 at least 0, in units of smoothness
 * @param l1 at least 0, in units of one over length
 */
public record SmoothnessEnvelope(double l0, double l1) {

    public SmoothnessEnvelope {
        requireFiniteNonNegative("l0", l0);
        requireFiniteNonNegative("l1", l1);
    }

    /**
     * The smallest {@code L0} that goes with a given {@code L1}: {@code max(0, max_i smoothness_i - L1 * gradientNorm_i)}.
     * For {@code x^p} on a fine grid this tends to {@code p (p-2)^(p-2) / L1^(p-2)}. Cost: one pass.
     *
     * @param l1 at least 0, finite
     */
    public static SmoothnessEnvelope of(SmoothnessPoints points, double l1) {
        requireFiniteNonNegative("l1", l1);
        double l0 = 0;
        for (int i = 0; i < points.count(); i++) {
            l0 = Math.max(l0, points.smoothness()[i] - l1 * points.gradientNorm()[i]);
        }
        return new SmoothnessEnvelope(l0, l1);
    }

    private static void requireFiniteNonNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be finite and not negative, got " + value);
        }
    }
}
