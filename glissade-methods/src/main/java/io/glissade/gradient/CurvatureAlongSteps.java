package io.glissade.gradient;

/**
 * What a run has measured of how steep it is: the typical curvature along a step from a point whose gradient has norm g is
 * {@code max(l0, l1 g)}, between a half and the whole of {@code l0 + l1 g}. Typical, not a bound.
 *
 * @param l0 where the gradient is small; loss per squared distance, positive
 * @param l1 per norm of the gradient, positive; {@code l0 / l1} is the gradient norm where the two meet
 */
public record CurvatureAlongSteps(double l0, double l1) {

    /** The typical curvature along a step from a point whose gradient has this norm. */
    public double at(double gradientNorm) {
        return Math.max(l0, l1 * gradientNorm);
    }
}
