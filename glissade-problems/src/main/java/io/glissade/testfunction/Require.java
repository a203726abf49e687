package io.glissade.testfunction;

import io.glissade.oracle.SmoothnessConstants;

/** The bounds of what is asked of test functions, with messages that name quantity, rule and value. */
final class Require {

    private Require() {}

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be positive and finite, got " + value);
        }
    }

    static void bothPositive(String function, SmoothnessConstants smoothness) {
        if (!(smoothness.l0() > 0 && smoothness.l1() > 0)) {
            throw new IllegalArgumentException(
                    "both constants of " + function + " must be positive, got " + smoothness);
        }
    }

    /** The excess of {@code value} over the minimum of {@code function}. */
    static double aboveMinimum(TestFunction function, double value) {
        if (!(value >= function.minimum())) {
            throw new IllegalArgumentException(
                    "value must be at least the minimum " + function.minimum() + ", got " + value);
        }
        return value - function.minimum();
    }
}
