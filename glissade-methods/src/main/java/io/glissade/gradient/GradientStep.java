package io.glissade.gradient;

/**
 * The numbers of one move of a gradient method.
 *
 * @param gradientNorm Euclidean norm of the minibatch gradient before clipping
 * @param clippedGradientNorm the norm after clipping; the same number for a rule that does not clip
 * @param stepSize length of the gradient's part of the move over {@code gradientNorm}: the factor on the unclipped gradient
 * @param stepLength Euclidean length of the move, momentum included
 * @param clippedShare share of the groups that were clipped, NaN for a rule that cannot clip
 * @param threshold of the gradient norm in force at this step, NaN for a rule without one
 */
public record GradientStep(
        double gradientNorm,
        double clippedGradientNorm,
        double stepSize,
        double stepLength,
        double clippedShare,
        double threshold) {

    static final GradientStep NONE =
            new GradientStep(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** No move, at a point whose gradient cannot be used. */
    static GradientStep refused(double gradientNorm) {
        return new GradientStep(gradientNorm, Double.NaN, 0, 0, Double.NaN, Double.NaN);
    }

    /** The same move made shorter by {@code factor}. */
    GradientStep scaled(double factor) {
        return new GradientStep(
                gradientNorm, clippedGradientNorm, factor * stepSize, factor * stepLength, clippedShare, threshold);
    }

    /** Of a rule that does not clip. */
    public static GradientStep unclipped(double gradientNorm, double stepSize, double stepLength) {
        return new GradientStep(gradientNorm, gradientNorm, stepSize, stepLength, Double.NaN, Double.NaN);
    }
}
