package io.glissade.finitesum.batch;

import java.util.function.DoubleUnaryOperator;

/**
 * A step length on a line along which a smooth convex function descends, by its derivative {@code s(t)} alone. A step is taken where
 * {@code |s(t)| <= flat |s(0)|} and the function has gone down: where {@code s(t) <= 0} it has on all of the way, and otherwise where
 * the bound {@code m s(m) + (t - m) s(t)} of the change, which holds for every {@code m <= t} because {@code s} ascends, says so.
 * No difference of two nearly equal values is ever taken, so that the search works down to the last digits. A derivative that is
 * not finite is too far.
 *
 * <p>Reference: {@code nocedal2006numerical}, chapter 3, has the conditions of Wolfe this replaces.
 */
final class ConvexLineSearch {

    private static final double SUFFICIENT = 1e-4;
    private static final int MOST_TRIALS = 60;
    private static final double MOST_GROWTH = 10;

    private final DoubleUnaryOperator derivative;
    private final double first;
    private final double flat;

    /** The longest step so far that is not too long, and the derivative there. */
    private double low;

    private double lowSlope;

    /** The shortest step so far that is too long; infinite before there is one. */
    private double high = Double.POSITIVE_INFINITY;

    private double highSlope = Double.NaN;

    /** {@code flat} lies between 0 and 1. */
    ConvexLineSearch(DoubleUnaryOperator derivative, double derivativeAtZero, double flat) {
        this.derivative = derivative;
        this.first = derivativeAtZero;
        this.flat = flat;
        this.lowSlope = derivativeAtZero;
    }

    /** The step length, 0 where the line does not descend as far as can be seen. The first trial is at {@code trial}. */
    double search(double trial) {
        if (!(first < 0)) {
            return 0;
        }
        double t = trial;
        for (int i = 0; i < MOST_TRIALS; i++) {
            double slope = derivative.applyAsDouble(t);
            if (Math.abs(slope) <= flat * Math.abs(first) && (slope <= 0 || hasDescended(t, slope))) {
                return t;
            }
            narrow(t, slope);
            t = next();
        }
        return low;
    }

    private boolean hasDescended(double t, double slope) {
        double middle = (low + t) / 2;
        double change = middle * derivative.applyAsDouble(middle) + (t - middle) * slope;
        return change <= SUFFICIENT * t * first;
    }

    private void narrow(double t, double slope) {
        if (slope <= 0) {
            low = t;
            lowSlope = slope;
        } else {
            high = t;
            highSlope = slope;
        }
    }

    // By the secant, kept off the ends.
    private double next() {
        if (Double.isInfinite(high)) {
            double ahead = lowSlope / (first - lowSlope);
            return low * (1 + (ahead > 0 ? Math.max(1, Math.min(MOST_GROWTH, ahead)) : MOST_GROWTH));
        }
        double share = Double.isFinite(highSlope) ? lowSlope / (lowSlope - highSlope) : 0;
        return low + (high - low) * Math.max(0.1, Math.min(0.9, share));
    }
}
