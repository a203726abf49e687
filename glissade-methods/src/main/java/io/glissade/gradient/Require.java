package io.glissade.gradient;

import io.glissade.oracle.SmoothnessConstants;

/** The bounds of hyper-parameters, with messages that name quantity, rule and value. */
final class Require {

    private Require() {}

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be positive and finite, got " + value);
        }
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must not be negative and be finite, got " + value);
        }
    }

    static void inUnitInterval(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1), got " + value);
        }
    }

    static void notBothZero(SmoothnessConstants smoothness) {
        if (smoothness.l0() == 0 && smoothness.l1() == 0) {
            throw new IllegalArgumentException("l0 and l1 must not both be 0, got " + smoothness);
        }
    }
}
