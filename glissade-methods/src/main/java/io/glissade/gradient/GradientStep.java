package io.glissade.gradient;

/**
 * The numbers of one move of a gradient method.
 *
 * @param gradientNorm Euclidean norm of the minibatch gradient before clipping
 * @param clippedGradientNorm the norm after clipping; the same number for a rule that does not clip
 * @param stepSize length of the gradient's part of the move over {@code gradientNorm}: the factor on the unclipped gradient
 * @param stepLength Euclidean length of the move, momentum included
 * @param clippedShare share of the groups of the clipping scope that were clipped, NaN for a rule that cannot clip
 */
public record GradientStep(
        double gradientNorm, double clippedGradientNorm, double stepSize, double stepLength, double clippedShare) {

    static final GradientStep NONE = new GradientStep(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
