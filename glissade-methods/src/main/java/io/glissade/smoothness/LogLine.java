package io.glissade.smoothness;

import java.util.Arrays;

/** Least squares of log10 smoothness on log10 gradient norm: correlation, slope, and residuals for resampling. */
final class LogLine {

    private final double[] logNorm;
    private final double[] logSmoothness;

    LogLine(SmoothnessPoints points) {
        logNorm = Arrays.stream(points.gradientNorm()).map(Math::log10).toArray();
        logSmoothness = Arrays.stream(points.smoothness()).map(Math::log10).toArray();
    }

    /** Pearson correlation and slope; both 0 where the smoothness does not vary. */
    record Moments(double correlation, double slope, double meanNorm, double meanSmoothness) {}

    Moments moments(int[] indices) {
        double meanNorm = 0;
        double meanSmoothness = 0;
        for (int i : indices) {
            meanNorm += logNorm[i] / indices.length;
            meanSmoothness += logSmoothness[i] / indices.length;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i : indices) {
            double x = logNorm[i] - meanNorm;
            double y = logSmoothness[i] - meanSmoothness;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        // A constant smoothness leaves rounding only, which must not be read as a correlation of +-1.
        double rounding = indices.length * Math.pow(1e-14 * (1 + Math.abs(meanSmoothness)), 2);
        double correlation = yy <= rounding ? 0 : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
        return new Moments(correlation, yy <= rounding ? 0 : xy / xx, meanNorm, meanSmoothness);
    }

    /** Whether the gradient norms of a resample differ, so that it has a slope. */
    boolean spreads(int[] indices) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i : indices) {
            smallest = Math.min(smallest, logNorm[i]);
            largest = Math.max(largest, logNorm[i]);
        }
        return SmoothnessPoints.spreads(Math.pow(10, smallest), Math.pow(10, largest));
    }

    /**
     * How much neighbours along the run have in common: the larger of the lag-1 autocorrelations of the residuals (which
     * governs the level of the line) and of residual times centred log norm (which governs its slope).
     */
    double autocorrelation(Moments of) {
        int n = logNorm.length;
        double[] residual = new double[n];
        double[] score = new double[n];
        for (int i = 0; i < n; i++) {
            double x = logNorm[i] - of.meanNorm();
            residual[i] = logSmoothness[i] - of.meanSmoothness() - of.slope() * x;
            score[i] = residual[i] * x;
        }
        return Math.max(lagOne(residual), lagOne(score));
    }

    private static double lagOne(double[] series) {
        double together = 0;
        double alone = 0;
        for (int i = 0; i < series.length; i++) {
            alone += series[i] * series[i];
            if (i > 0) {
                together += series[i] * series[i - 1];
            }
        }
        return alone == 0 ? 0 : together / alone;
    }
}
