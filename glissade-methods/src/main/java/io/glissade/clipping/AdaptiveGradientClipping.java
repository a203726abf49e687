package io.glissade.clipping;

import io.glissade.parameter.Require;
import io.glissade.space.RowSpace;

/**
 * Each unit's gradient limited to a fraction of the unit's own weights: G_i min(1, lambda max(||W_i||, epsilon) / ||G_i||), where
 * i runs over the rows of the parameters.
 *
 * <p>A unit is a row of a matrix, a filter of a convolution, or a whole vector of biases or scales. The floor lets weights that
 * start at zero move. The authors leave the last linear layer out; here every row is clipped. No guarantee is claimed; the
 * direction of the whole gradient may change. Cost per step: two norms per row, one pass when it clips. Choose it for deep networks
 * without normalisation layers. Source: {@code brock2021high}.
 *
 * @param space whose rows are the units
 * @param ratio lambda, positive: the largest norm of a gradient over the norm of its weights; usually 0.01
 * @param epsilon positive: the floor of the norm of the weights; usually 1e-3
 */
public record AdaptiveGradientClipping<V>(RowSpace<V> space, double ratio, double epsilon) implements Clipping<V> {
    public AdaptiveGradientClipping {
        Require.positive("ratio", ratio);
        Require.positive("epsilon", epsilon);
    }

    /** With the floor 1e-3. */
    public AdaptiveGradientClipping(RowSpace<V> space, double ratio) {
        this(space, ratio, 1e-3);
    }

    @Override
    public Clipper<V> start() {
        double[] weights = new double[space.rows()];
        double[] factors = new double[weights.length];
        return new Clipper<>() {
            @Override
            public double clip(double gradientNorm, V gradient, V point, V clippedOut) {
                space.rowNorms(point, weights);
                space.rowNorms(gradient, factors);
                int scaled = 0;
                for (int row = 0; row < factors.length; row++) {
                    double limit = ratio * Math.max(weights[row], epsilon);
                    boolean above = factors[row] > limit;
                    scaled += above ? 1 : 0;
                    factors[row] = above ? limit / factors[row] : 1;
                }
                if (scaled > 0) {
                    space.copy(gradient, clippedOut);
                    space.scaleRows(factors, clippedOut);
                }
                return (double) scaled / factors.length;
            }

            @Override
            public double threshold() {
                return Double.NaN;
            }
        };
    }
}
