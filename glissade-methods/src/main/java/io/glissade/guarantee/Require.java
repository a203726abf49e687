package io.glissade.guarantee;

import io.glissade.oracle.SmoothnessConstants;

/** The hypotheses of the theorems, with messages that name quantity, rule and value. */
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

    static void bothPositive(SmoothnessConstants smoothness) {
        if (!(smoothness.l0() > 0 && smoothness.l1() > 0)) {
            throw new IllegalArgumentException("l0 and l1 must both be positive, got " + smoothness);
        }
    }

    /** The two numbers every bound is asked for. */
    static void gapAndTolerance(double gap, double tolerance) {
        notNegative("gap", gap);
        positive("tolerance", tolerance);
    }

    static void iterations(long iterations) {
        if (iterations < 1) {
            throw new IllegalArgumentException("iterations must be at least 1, got " + iterations);
        }
    }
}
