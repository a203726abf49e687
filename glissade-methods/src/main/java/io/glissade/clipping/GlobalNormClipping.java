package io.glissade.clipping;

import io.glissade.parameter.Require;
import io.glissade.space.VectorSpace;

/**
 * Clipping by the norm of the whole gradient: g min(gamma / (||g|| + epsilon), 1).
 *
 * <p>With epsilon 0 it is the paper's, the same step as {@link io.glissade.step.ClippedStep}, which needs no copy of the
 * gradient. With epsilon {@value #PYTORCH} it is PyTorch's {@code clip_grad_norm_}: a gradient whose norm is exactly the
 * threshold is shortened by a millionth. Norms are summed in double precision whatever the vector is stored in. Cost per step:
 * one pass when it clips, nothing when not. Source: {@code pascanu2013difficulty}.
 *
 * @param space of the gradients
 * @param threshold gamma, positive: the norm the gradient is limited to
 * @param epsilon not negative: what is added to the norm in the quotient
 */
public record GlobalNormClipping<V>(VectorSpace<V> space, double threshold, double epsilon) implements Clipping<V> {

    /** The epsilon of PyTorch. */
    public static final double PYTORCH = 1e-6;

    public GlobalNormClipping {
        Require.positive("threshold", threshold);
        Require.notNegative("epsilon", epsilon);
    }

    /** The paper's form, epsilon 0. */
    public GlobalNormClipping(VectorSpace<V> space, double threshold) {
        this(space, threshold, 0);
    }

    /** The factor on a gradient of this norm, in (0, 1]. */
    public double coefficient(double gradientNorm) {
        return Math.min(threshold / (gradientNorm + epsilon), 1);
    }

    @Override
    public Clipper<V> start() {
        return new Clipper<>() {
            @Override
            public double clip(double gradientNorm, V gradient, V point, V clippedOut) {
                double coefficient = coefficient(gradientNorm);
                if (coefficient == 1) {
                    return 0;
                }
                space.copy(gradient, clippedOut);
                space.scale(coefficient, clippedOut);
                return 1;
            }

            @Override
            public double threshold() {
                return threshold;
            }
        };
    }
}
