package io.glissade.linear;

/**
 * The multinomial loss {@code log(sum_k exp(z_k)) - z_b} of K margins for a target b in [0, K): the negative logarithm of the
 * probability {@code p_b}, with {@code p_k} in proportion to {@code exp(z_k)}. Its slopes are {@code p_k}, minus 1 for the target.
 * Each call costs K exponentials or logarithms and allocates nothing.
 */
public final class Softmax {

    /**
     * The largest eigenvalue that the Hessian {@code diag(p) - pp'} can have, attained for two probabilities of one half. A quarter,
     * which would do for the logistic loss, is not enough: docs/theory/finite-sums.md.
     */
    public static final double SMOOTHNESS = 0.5;

    private Softmax() {}

    /** The loss of the margins. */
    public static double value(double[] margins, int target) {
        double largest = largest(margins);
        double sum = 0;
        for (double margin : margins) {
            sum += Math.exp(margin - largest);
        }
        return Math.log(sum) - (margins[target] - largest);
    }

    /** The loss of the margins, which are overwritten by the slopes. */
    public static double valueAndSlopes(double[] marginsSlopesOut, int target) {
        double largest = largest(marginsSlopesOut);
        double distance = marginsSlopesOut[target] - largest;
        double others = 0;
        double sum = 0;
        for (int k = 0; k < marginsSlopesOut.length; k++) {
            double term = Math.exp(marginsSlopesOut[k] - largest);
            marginsSlopesOut[k] = term;
            sum += term;
            others += k == target ? 0 : term;
        }
        for (int k = 0; k < marginsSlopesOut.length; k++) {
            marginsSlopesOut[k] /= sum;
        }
        // Not p_b - 1, which would lose its digits where p_b is near 1.
        marginsSlopesOut[target] = -others / sum;
        return distance == 0 ? Math.log1p(others) : Math.log(sum) - distance;
    }

    /**
     * The convex conjugate at slopes that add up to 0: the negative entropy {@code sum_k q_k log q_k} of the slopes plus 1 for the target;
     * infinite where one of these {@code q_k} is negative. Its domain contains 0 and all slopes of the loss.
     *
     * @param slopes a table of which K numbers are meant
     * @param from the first of them
     * @param outputs K
     */
    public static double conjugate(double[] slopes, int from, int outputs, int target) {
        double sum = 0;
        for (int k = 0; k < outputs; k++) {
            double slope = slopes[from + k];
            double probability = k == target ? slope + 1 : slope;
            if (!(probability >= 0)) {
                return Double.POSITIVE_INFINITY;
            }
            double logarithm = k == target ? Math.log1p(slope) : Math.log(probability);
            sum += probability > 0 ? probability * logarithm : 0;
        }
        return sum;
    }

    private static double largest(double[] numbers) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double number : numbers) {
            largest = Math.max(largest, number);
        }
        return largest;
    }
}
