package io.glissade.smoothness;

import java.util.Arrays;

/**
 * The line {@code l0 + l1 g}, {@code l0, l1 >= 0}, that half of the measurements exceed at every gradient norm: it
 * minimises {@code sum_i |log s_i - log(l0 + l1 g_i)|}.
 *
 * <p>Up to its scale such a line is {@code (1-w) + w g/c}, one weight {@code w} in [0, 1] with {@code c} the geometric mean
 * of the gradient norms, and the best scale for a weight is the median of the log ratios. So the signs need no
 * constraint, and what remains is a search over one number: the best of a table of weights, then golden sections between
 * its neighbours. The table is kept, so that a resample costs lookups instead of logarithms.
 */
final class MedianLine {

    /** Weights tried before refinement, beside 0 and 1. Neighbours differ by some 20 % in l1/l0. */
    private static final int WEIGHTS = 60;

    /** Beyond this factor one of the two terms is below 1 % at every point, and 0 or 1 do as well. */
    private static final double NEGLIGIBLE = 100;

    private static final int SECTIONS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final double[] gradientNorm;
    private final double[] logSmoothness;
    private final double scale;
    private static final double ROUNDING = 1e-12;

    private final double[] weights;
    private final double[][] residuals;
    private final double[] work;

    /** The line itself: l0 and l1. */
    record Line(double l0, double l1) {}

    MedianLine(SmoothnessPoints points) {
        int n = points.count();
        gradientNorm = points.gradientNorm();
        logSmoothness = Arrays.stream(points.smoothness()).map(Math::log).toArray();
        double[] logNorm = Arrays.stream(gradientNorm).map(Math::log).toArray();
        scale = Math.exp(Arrays.stream(logNorm).sum() / n);
        double lowest = -Math.log(NEGLIGIBLE) - (Arrays.stream(logNorm).max().orElseThrow() - Math.log(scale));
        double highest = Math.log(NEGLIGIBLE)
                + (Math.log(scale) - Arrays.stream(logNorm).min().orElseThrow());
        weights = new double[WEIGHTS + 3];
        for (int j = 0; j < WEIGHTS; j++) {
            weights[j + 1] = 1 / (1 + Math.exp(-(lowest + (highest - lowest) * j / (WEIGHTS - 1))));
        }
        weights[WEIGHTS + 1] = 1;
        work = new double[n];
        residuals = new double[WEIGHTS + 3][];
        for (int j = 0; j < WEIGHTS + 2; j++) {
            residuals[j] = residualsAt(weights[j]);
        }
        // The refined weight joins the table: resamples of points on a line find that very line.
        double refined = refine(bestOf(WEIGHTS + 2, all(n)));
        weights[WEIGHTS + 2] = refined;
        residuals[WEIGHTS + 2] = residualsAt(refined);
    }

    /** The line of all points. */
    Line fit() {
        return fit(all(work.length));
    }

    /** The line of a resample, given by the indices of its points (as many as there are points). */
    Line fit(int[] indices) {
        int best = bestOf(weights.length, indices);
        double size = Math.exp(medianOf(residuals[best], indices));
        return new Line(size * (1 - weights[best]), size * weights[best] / scale);
    }

    private int bestOf(int candidates, int[] indices) {
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int j = candidates - 1; j >= 0; j--) {
            double deviation = deviation(residuals[j], indices);
            if (deviation < lowest) {
                lowest = deviation;
                best = j;
            }
        }
        return best;
    }

    private double refine(int best) {
        int[] indices = all(work.length);
        double from = weights[Math.max(best - 1, 0)];
        double to = weights[Math.min(best + 1, WEIGHTS + 1)];
        for (int k = 0; k < SECTIONS; k++) {
            double left = to - GOLDEN * (to - from);
            double right = from + GOLDEN * (to - from);
            if (deviation(residualsAt(left), indices) <= deviation(residualsAt(right), indices)) {
                to = right;
            } else {
                from = left;
            }
        }
        double refined = (from + to) / 2;
        if (deviation(residualsAt(refined), indices) >= deviation(residuals[best], indices)) {
            return weights[best];
        }
        // A term that only rounding kept from vanishing is none.
        return refined < ROUNDING ? 0 : refined > 1 - ROUNDING ? 1 : refined;
    }

    private double[] residualsAt(double weight) {
        double[] residual = new double[gradientNorm.length];
        for (int i = 0; i < residual.length; i++) {
            residual[i] = logSmoothness[i] - Math.log((1 - weight) + weight * (gradientNorm[i] / scale));
        }
        return residual;
    }

    private double deviation(double[] residual, int[] indices) {
        double median = medianOf(residual, indices);
        double sum = 0;
        for (int i : indices) {
            sum += Math.abs(residual[i] - median);
        }
        return sum;
    }

    private double medianOf(double[] residual, int[] indices) {
        for (int i = 0; i < indices.length; i++) {
            work[i] = residual[indices[i]];
        }
        int middle = indices.length / 2;
        double upper = select(work, middle);
        if (indices.length % 2 == 1) {
            return upper;
        }
        double lower = work[0];
        for (int i = 1; i < middle; i++) {
            lower = Math.max(lower, work[i]);
        }
        return (lower + upper) / 2;
    }

    /** The k-th smallest; what stands before k afterwards is not larger. Expected cost linear. */
    private static double select(double[] values, int k) {
        int from = 0;
        int to = values.length - 1;
        while (from < to) {
            double pivot = values[(from + to) >>> 1];
            int i = from;
            int j = to;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swap = values[i];
                    values[i++] = values[j];
                    values[j--] = swap;
                }
            }
            if (k <= j) {
                to = j;
            } else if (k >= i) {
                from = i;
            } else {
                return values[k];
            }
        }
        return values[k];
    }

    private static int[] all(int n) {
        int[] indices = new int[n];
        Arrays.setAll(indices, i -> i);
        return indices;
    }
}
