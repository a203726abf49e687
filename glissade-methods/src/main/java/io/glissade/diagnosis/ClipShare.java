package io.glissade.diagnosis;

import io.glissade.smoothness.Quantile;
import java.util.ArrayList;
import java.util.List;

/**
 * What share of the recorded steps a threshold would have clipped, had the run been the same: with another threshold the
 * gradients would have been other ones, so read it as a first guess.
 *
 * @param name where the threshold comes from: {@code 90th percentile}, {@code L0 / L1}
 * @param threshold on the gradient norm, positive
 * @param clippedShare of the recorded steps with a larger gradient norm, in [0, 1]
 */
public record ClipShare(String name, double threshold, double clippedShare) {

    private static final int[] PERCENTILES = {50, 75, 90, 95, 99};

    /** Candidate thresholds: the percentiles 50, 75, 90, 95 and 99 of the finite norms; empty when no norm is finite. */
    public static List<ClipShare> percentiles(double[] gradientNorm) {
        List<ClipShare> shares = new ArrayList<>();
        for (int percentile : PERCENTILES) {
            double threshold = Quantile.of(gradientNorm, percentile / 100.0);
            if (!Double.isNaN(threshold)) {
                shares.add(of(percentile + "th percentile", threshold, gradientNorm));
            }
        }
        return shares;
    }

    /** The share a threshold would have clipped of the finite norms; 0 when there are none. */
    public static ClipShare of(String name, double threshold, double[] gradientNorm) {
        int finite = 0;
        int larger = 0;
        for (double norm : gradientNorm) {
            if (Double.isFinite(norm)) {
                finite++;
                larger += norm > threshold ? 1 : 0;
            }
        }
        return new ClipShare(name, threshold, finite == 0 ? 0 : (double) larger / finite);
    }
}
