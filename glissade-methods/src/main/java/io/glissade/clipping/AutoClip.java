package io.glissade.clipping;

import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;

/**
 * Clipping by the norm of the whole gradient, to a percentile of all norms seen so far, the present one included.
 *
 * <p>The percentile is exact, interpolated linearly between two norms. At the default of 10 nine steps in ten are clipped; the
 * gradient's length then says little and its direction most. No guarantee is claimed. Memory: 8 bytes per step, doubled from
 * time to time. Cost per step: the logarithm of their count, one pass when it clips. Choose it when no threshold suggests itself;
 * a percentile near 80 with short runs. Source: {@code seetharaman2020autoclip}.
 *
 * @param space of the gradients
 * @param percentile between 0 and 100, both excluded
 */
public record AutoClip<V>(VectorSpace<V> space, double percentile) implements Clipping<V> {

    /** What the authors recommend. */
    public static final double DEFAULT_PERCENTILE = 10;

    public AutoClip {
        Require.between("percentile", 0, percentile, 100);
    }

    @Override
    public Clipper<V> start() {
        RunningQuantile norms = new RunningQuantile(percentile / 100);
        return new Clipper<>() {
            private double threshold = Double.NaN;

            @Override
            public double clip(double gradientNorm, V gradient, V point, V clippedOut) {
                norms.add(gradientNorm);
                threshold = norms.value();
                return NormThreshold.limit(space, threshold, gradientNorm, gradient, clippedOut);
            }

            @Override
            public double threshold() {
                return threshold;
            }

            @Override
            public void restart() {
                norms.clear();
                threshold = Double.NaN;
            }

            @Override
            public void archive(Archive<V> archive) {
                double[] history = archive.numbers("norms", norms.sorted());
                norms.clear();
                for (double norm : history) {
                    norms.add(norm);
                }
                threshold = archive.number("threshold", threshold);
            }
        };
    }
}
