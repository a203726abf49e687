package io.glissade.smoothness;

/**
 * One measurement along a run. Smoothness has the unit of the loss over the square of the unit of the parameters.
 *
 * @param iteration steps taken before it
 * @param gradientNorm of the minibatch at the start of the step, before clipping
 * @param smoothness the largest change of the gradient per distance along the step
 * @param ceiling what the triangle inequality allows at most at the same place
 * @param controlSmoothness the change per distance at the run's fixed radius
 * @param noiseFloor the part of the number that is rounding or a minibatch that is not frozen; NaN when not measured here
 */
public record SmoothnessSample(
        long iteration,
        double gradientNorm,
        double smoothness,
        double ceiling,
        double controlSmoothness,
        double noiseFloor) {}
