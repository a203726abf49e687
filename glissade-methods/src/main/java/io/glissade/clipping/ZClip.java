package io.glissade.clipping;

import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;

/**
 * Clipping of outliers: of norms more than {@code z} deviations above their running mean.
 *
 * <pre>
 *   z = (||g|| - mean) / (deviation + 1e-6)
 *   z &gt; zThreshold:  threshold = mean + zThreshold deviation / (z / zThreshold), or the mean
 *   mean = alpha mean + (1 - alpha) n,  variance = alpha variance + (1 - alpha) (n - mean)^2,  n = min(||g||, threshold)
 * </pre>
 *
 * <p>The excess is divided by {@code z / zThreshold}, as in the authors' code: the larger the spike, the <em>lower</em> the norm it is
 * cut to, down to the mean. In the first {@code warmUp} steps only the ceiling acts; mean and variance start as those of their norms
 * before clipping. The ceiling holds at every step; the statistics do not see it. No guarantee is claimed. Cost per step: one pass
 * when it clips. Choose it for rare spikes in a run that is sound without clipping. Source: {@code kumar2025zclip} and its code.
 *
 * @param space of the gradients
 * @param zThreshold positive: deviations above the mean from which on a norm is an outlier; usually 2.5
 * @param alpha in [0, 1): how much of the statistics stays at each step; usually 0.97
 * @param warmUp at least 2: steps before the first outlier; usually 25
 * @param ceiling positive: no norm above it at any step; may be infinite, usually 1
 * @param target what an outlier is cut to
 */
public record ZClip<V>(VectorSpace<V> space, double zThreshold, double alpha, int warmUp, double ceiling, Target target)
        implements Clipping<V> {

    private static final double EPSILON = 1e-6;

    /** What an outlier is cut to. */
    public enum Target {
        /** The mean and a part of the deviation that shrinks as the spike grows. */
        SCALED,
        /** The mean. */
        MEAN
    }

    public ZClip {
        Require.positive("zThreshold", zThreshold);
        Require.inUnitInterval("alpha", alpha);
        Require.atLeast("warmUp", 2, warmUp);
        if (!(ceiling > 0)) {
            throw new IllegalArgumentException("ceiling must be positive, got " + ceiling);
        }
    }

    /** With what the authors recommend: 2.5 deviations, 0.97, 25 steps, a ceiling of 1, scaled. */
    public ZClip(VectorSpace<V> space) {
        this(space, 2.5, 0.97, 25, 1, Target.SCALED);
    }

    /** What an outlier is cut to; infinity for a norm that is none. */
    private double outlierThreshold(double norm, double mean, double variance) {
        double deviation = Math.sqrt(variance);
        double z = (norm - mean) / (deviation + EPSILON);
        if (!(z > zThreshold)) {
            return Double.POSITIVE_INFINITY;
        }
        return target == Target.MEAN ? mean : mean + zThreshold * deviation / (z / zThreshold);
    }

    @Override
    public Clipper<V> start() {
        return new Running<>(this);
    }

    private static final class Running<V> implements Clipper<V> {
        private final ZClip<V> clipping;
        private double[] warmUp;
        private int seen;
        private double mean;
        private double variance;
        private double threshold;

        Running(ZClip<V> clipping) {
            this.clipping = clipping;
            this.warmUp = new double[clipping.warmUp];
            restart();
        }

        @Override
        public double clip(double gradientNorm, V gradient, V point, V clippedOut) {
            threshold = clipping.ceiling;
            if (seen < warmUp.length) {
                warmUp[seen++] = gradientNorm;
                if (seen == warmUp.length) {
                    measureWarmUp();
                }
            } else {
                double cut = clipping.outlierThreshold(gradientNorm, mean, variance);
                double alpha = clipping.alpha;
                double norm = Math.min(gradientNorm, cut);
                mean = alpha * mean + (1 - alpha) * norm;
                variance = alpha * variance + (1 - alpha) * (norm - mean) * (norm - mean);
                threshold = Math.min(cut, clipping.ceiling);
            }
            return NormThreshold.limit(clipping.space, threshold, gradientNorm, gradient, clippedOut);
        }

        private void measureWarmUp() {
            double sum = 0;
            for (double norm : warmUp) {
                sum += norm;
            }
            mean = sum / warmUp.length;
            double squares = 0;
            for (double norm : warmUp) {
                squares += (norm - mean) * (norm - mean);
            }
            variance = squares / warmUp.length;
        }

        @Override
        public double threshold() {
            return Double.isInfinite(threshold) ? Double.NaN : threshold;
        }

        @Override
        public void restart() {
            seen = 0;
            mean = 0;
            variance = 0;
            threshold = Double.NaN;
        }

        @Override
        public void archive(Archive<V> archive) {
            warmUp = NormThreshold.sameLength("warm-up", archive.numbers("warm-up", warmUp), clipping.warmUp);
            seen = (int) archive.count("seen", seen);
            mean = archive.number("mean", mean);
            variance = archive.number("variance", variance);
            threshold = archive.number("threshold", threshold);
        }
    }
}
