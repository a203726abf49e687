package io.glissade.cli.tune;

import org.jspecify.annotations.Nullable;

/** The point with the lowest validation loss so far. */
final class Best {

    /** A fall by less than this share of the loss does not count. */
    private static final double LEAST_FALL = 1e-4;

    private double validation = Double.POSITIVE_INFINITY;
    private double @Nullable [] outer;
    private double @Nullable [] weights;
    private long step;
    private double counted = Double.POSITIVE_INFINITY;
    private long lastFall;

    /** Whether the value is a new lowest one. */
    boolean offer(double value, long at) {
        if (!(value < validation)) {
            return false;
        }
        if (!(value > counted - LEAST_FALL * Math.abs(value))) {
            counted = value;
            lastFall = at;
        }
        validation = value;
        step = at;
        return true;
    }

    /** The point of the value that was just taken. */
    void keep(double[] at, double[] solution) {
        outer = at;
        weights = solution;
    }

    double validation() {
        return validation;
    }

    long step() {
        return step;
    }

    /** When the value had last fallen by a ten-thousandth since it had done so before. */
    long lastFall() {
        return lastFall;
    }

    /** The hyper-parameters; {@code null} where no value was finite. */
    double @Nullable [] outer() {
        return outer;
    }

    /** The weights of the model there. */
    double @Nullable [] weights() {
        return weights;
    }
}
