package io.glissade.conditional;

import java.util.function.DoubleUnaryOperator;

/** The minimiser of a convex function on [0, 1] by its derivative. */
final class SegmentSearch {

    private static final int MOST_EVALUATIONS = 100;
    private static final double ENOUGH = 1e-12;

    private SegmentSearch() {}

    /** Regula falsi with the slope of an end that stays halved (Illinois), which meets a straight derivative at once. */
    static double minimiser(DoubleUnaryOperator derivative) {
        double low = 0;
        double atLow = derivative.applyAsDouble(low);
        if (!(atLow < 0)) {
            return 0;
        }
        double high = 1;
        double atHigh = derivative.applyAsDouble(high);
        if (!(atHigh > 0)) {
            return 1;
        }
        double scale = Math.min(-atLow, Double.MAX_VALUE);
        int side = 0;
        double t = 0;
        for (int i = 0; i < MOST_EVALUATIONS; i++) {
            t = (low * atHigh - high * atLow) / (atHigh - atLow);
            t = t > low && t < high ? t : (low + high) / 2;
            double at = derivative.applyAsDouble(t);
            if (Math.abs(at) <= ENOUGH * scale || high - low <= ENOUGH) {
                return t;
            }
            if (at < 0) {
                low = t;
                atLow = at;
                atHigh = side < 0 ? atHigh / 2 : atHigh;
                side = -1;
            } else {
                high = t;
                atHigh = at;
                atLow = side > 0 ? atLow / 2 : atLow;
                side = 1;
            }
        }
        return t;
    }
}
