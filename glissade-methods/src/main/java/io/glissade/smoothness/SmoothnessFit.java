package io.glissade.smoothness;

import java.util.Arrays;
import java.util.Optional;

/**
 * Local smoothness against gradient norm over one run, the relation behind (L0, L1)-smoothness (Zhang et al. 2020):
 * the correlation and slope of the logarithms, and the typical smoothness {@code L0 + L1 * gradientNorm}.
 *
 * <p><b>The line</b> minimises {@code sum |log s_i - log(L0 + L1 g_i)|} over {@code L0, L1 >= 0}: half of the measured
 * steps are steeper than it, half less. Logarithms because the scatter is a factor, over orders of magnitude: in plain
 * least squares the few largest gradients decide everything. Absolute values because a probe sometimes misses by a factor
 * of ten, and a median shrugs off a fifth of such points. (Deviations relative to the measurement, {@code |fit/s - 1|},
 * would look as natural but fit too low, by {@code exp(-sigma^2)} for log-normal scatter.)
 *
 * <p><b>The intervals</b> are 95 % intervals of a circular block bootstrap with a fixed seed, as neighbours along a run
 * are alike and a formula for independent points would be too sure. They speak of sampling, not of the traps: see
 * {@link io.glissade.diagnosis.MeasuredRun#slopeBuiltIn()}. Where L0 or L1 is truly 0 its interval starts at 0 and is rather too long.
 *
 * <p>Cost: about 30,000 operations for each point ({@value #REPETITIONS} resamples, 63 candidate lines each), 0.03 s for 100
 * points; memory 63 numbers for each point. Derivation: docs/theory/smoothness-fit.md.
 *
 * @param points usable measurements, at least 3
 * @param leftOut measurements that were not finite and positive
 * @param correlation Pearson correlation of log10 gradient norm and log10 smoothness, in [-1, 1]; 0 where the smoothness is
 *     constant
 * @param slope of least squares in these logarithms: (p-2)/(p-1) on x^p, 1 on exp
 * @param l0 typical smoothness as the gradient vanishes, at least 0
 * @param l1 growth of typical smoothness with the gradient norm, at least 0, in units of one over length
 * @param blockLength neighbours resampled together, at least 1
 */
public record SmoothnessFit(
        int points, int leftOut, Estimate correlation, Estimate slope, Estimate l0, Estimate l1, int blockLength) {

    static final int REPETITIONS = 499;
    private static final long SEED = 0x676c6973736164eL;

    /**
     * Fits two columns of a trace; NaN smoothness means not measured. Empty when fewer than 3 pairs are usable or all their
     * gradient norms are equal: {@link SmoothnessPoints#obstacle()} has the sentence.
     */
    public static Optional<SmoothnessFit> of(double[] gradientNorm, double[] smoothness) {
        return of(SmoothnessPoints.of(gradientNorm, smoothness));
    }

    /** Fits the points, which must be in the order of the run; empty when there is an obstacle. */
    public static Optional<SmoothnessFit> of(SmoothnessPoints points) {
        if (points.obstacle() != null) {
            return Optional.empty();
        }
        int n = points.count();
        int[] all = new int[n];
        Arrays.setAll(all, i -> i);
        LogLine logLine = new LogLine(points);
        MedianLine medianLine = new MedianLine(points);
        LogLine.Moments moments = logLine.moments(all);
        MedianLine.Line line = medianLine.fit();
        int blockLength = BlockBootstrap.blockLength(n, logLine.autocorrelation(moments));
        BlockBootstrap bootstrap = new BlockBootstrap(blockLength, REPETITIONS, SEED);
        double[][] resampled = bootstrap.resample(n, 4, (indices, out) -> {
            if (!logLine.spreads(indices)) {
                return false;
            }
            LogLine.Moments again = logLine.moments(indices);
            MedianLine.Line lineAgain = medianLine.fit(indices);
            out[0] = again.correlation();
            out[1] = again.slope();
            out[2] = lineAgain.l0();
            out[3] = lineAgain.l1();
            return true;
        });
        return Optional.of(new SmoothnessFit(
                n,
                points.leftOut(),
                bootstrap.interval(moments.correlation(), resampled[0], n),
                bootstrap.interval(moments.slope(), resampled[1], n),
                bootstrap.interval(line.l0(), resampled[2], n),
                bootstrap.interval(line.l1(), resampled[3], n),
                blockLength));
    }

    /** The typical smoothness at a gradient norm: {@code L0 + L1 * gradientNorm}. */
    public double at(double gradientNorm) {
        return l0.value() + l1.value() * gradientNorm;
    }

    /** {@code L0 / L1}, the gradient norm at which the two terms are equal: infinite where L1 is 0. */
    public double balance() {
        return l1.value() == 0 ? Double.POSITIVE_INFINITY : l0.value() / l1.value();
    }
}
