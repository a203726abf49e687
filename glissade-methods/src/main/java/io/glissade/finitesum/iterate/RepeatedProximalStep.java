package io.glissade.finitesum.iterate;

/**
 * Many proximal steps of one coordinate at once. One step is
 *
 * <pre>x = sign(u) max(|u| - step l1, 0) / (1 + step l2)   with   u = x - move</pre>
 *
 * <p>with a move that stays the same. The step is affine on either side of the numbers it sends to 0, so that k steps on one side are
 * {@code r^k x - (move +- step l1) (r + ... + r^k)} with {@code r = 1 / (1 + step l2)}. A point changes sides at most once; the last step
 * before is found by bisection. Cost: a few operations, and two looks at the tables for each halving of k where sides change.
 */
public final class RepeatedProximalStep {

    private final double shrink;
    private final double threshold;
    private final double[] powers;
    private final double[] sums;

    /** Keeps tables for up to {@code most} steps at once. */
    public RepeatedProximalStep(double step, double l2, double l1, int most) {
        double rate = step * l2;
        this.shrink = 1 / (1 + rate);
        this.threshold = step * l1;
        this.powers = new double[most + 1];
        this.sums = new double[most + 1];
        double logarithm = Math.log1p(rate);
        for (int k = 0; k <= most; k++) {
            powers[k] = Math.exp(-k * logarithm);
            // r + ... + r^k, without the cancellation that 1 - r^k has for a small rate.
            sums[k] = rate == 0 ? k : -Math.expm1(-k * logarithm) / rate;
        }
    }

    /** The most steps at once. */
    public int most() {
        return powers.length - 1;
    }

    /** One step. */
    public double once(double x, double move) {
        double u = x - move;
        return shrink * (Math.max(u - threshold, 0) + Math.min(u + threshold, 0));
    }

    /** As many steps as {@code k}, from 0 to {@link #most()}. */
    public double times(int k, double x, double move) {
        if (k == 0 || threshold == 0) {
            return powers[k] * x - move * sums[k];
        }
        return x < 0 || (x == 0 && move > 0) ? -fromAbove(k, -x, -move) : fromAbove(k, x, move);
    }

    /** For {@code x > 0}, or 0 and not drawn below it. */
    private double fromAbove(int k, double x, double move) {
        double above = move + threshold;
        double end = powers[k] * x - above * sums[k];
        if (end > 0) {
            return end;
        }
        int positive = 0;
        int past = k;
        while (past - positive > 1) {
            int middle = (positive + past) >>> 1;
            if (powers[middle] * x - above * sums[middle] > 0) {
                positive = middle;
            } else {
                past = middle;
            }
        }
        double below = move - threshold;
        if (below <= 0) {
            return 0;
        }
        double last = powers[positive] * x - above * sums[positive];
        double first = Math.min(shrink * (last - below), 0);
        int left = k - past;
        return powers[left] * first - below * sums[left];
    }
}
