package io.glissade.report;

import java.util.List;

/**
 * One step of one rule, as a line of {@code trace.csv}. NaN, written as an empty field, where a number was not measured.
 *
 * @param iteration moves made so far, from 0
 * @param epoch passes over the data so far
 * @param loss of the minibatch at the point
 * @param gradientNorm before clipping
 * @param clippedGradientNorm after clipping
 * @param stepSize the factor applied to the gradient
 * @param stepLength how far the point is about to move
 * @param clipped 1 when the step was shortened, else 0
 * @param clippedShare share of the groups (layers, elements) that were shortened, in [0, 1]
 * @param smoothness measured along the step
 * @param ceiling the largest smoothness the triangle inequality lets this step show
 * @param controlSmoothness measured at one fixed small radius
 * @param noiseFloor the smoothness that rounding alone would show
 * @param threshold of the gradient norm that the rule used at this step
 */
public record TraceRow(
        long iteration,
        double epoch,
        double loss,
        double gradientNorm,
        double clippedGradientNorm,
        double stepSize,
        double stepLength,
        int clipped,
        double clippedShare,
        double smoothness,
        double ceiling,
        double controlSmoothness,
        double noiseFloor,
        double threshold) {

    /** The columns of {@code trace.csv}, in order. */
    public static final List<String> COLUMNS = List.of(
            "iteration",
            "epoch",
            "loss",
            "gradient_norm",
            "clipped_gradient_norm",
            "step_size",
            "step_length",
            "clipped",
            "clipped_share",
            "smoothness",
            "ceiling",
            "control_smoothness",
            "noise_floor",
            "threshold");

    /** Checks what the columns promise. */
    public TraceRow {
        if (iteration < 0) {
            throw new IllegalArgumentException("iteration must not be negative, got " + iteration);
        }
        if (clipped != 0 && clipped != 1) {
            throw new IllegalArgumentException("clipped must be 0 or 1, got " + clipped);
        }
    }

    /** The numbers of the columns, in order. */
    public double[] values() {
        return new double[] {
            iteration,
            epoch,
            loss,
            gradientNorm,
            clippedGradientNorm,
            stepSize,
            stepLength,
            clipped,
            clippedShare,
            smoothness,
            ceiling,
            controlSmoothness,
            noiseFloor,
            threshold
        };
    }
}
