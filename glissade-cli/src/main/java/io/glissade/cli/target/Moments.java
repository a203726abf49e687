package io.glissade.cli.target;

/**
 * Exact moments of the variables of a target, in their order; NaN where one is not known.
 */
@SuppressWarnings("ArrayRecordComponent")
public record Moments(double[] mean, double[] variance) {

    /** Checks that there are as many of one as of the other. */
    public Moments {
        if (mean.length != variance.length) {
            throw new IllegalArgumentException(
                    "there must be as many means as variances, got " + mean.length + " and " + variance.length);
        }
    }

    /** Those of some of the variables, by index. */
    Moments of(int[] indices) {
        double[] means = new double[indices.length];
        double[] variances = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            means[i] = mean[indices[i]];
            variances[i] = variance[indices[i]];
        }
        return new Moments(means, variances);
    }
}
