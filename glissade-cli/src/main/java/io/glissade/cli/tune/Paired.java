package io.glissade.cli.tune;

/**
 * The difference of two models on the same rows.
 *
 * @param mean loss of the second less that of the first
 * @param error its standard error
 * @param rows how many there are
 */
record Paired(double mean, double error, int rows) {

    /** Standard errors by which losses must differ to be told apart. */
    private static final double APART = 2;

    /**
     * @param first one loss for each row
     * @param second of the same rows
     */
    static Paired of(double[] first, double[] second) {
        double mean = 0;
        for (int i = 0; i < first.length; i++) {
            mean += (second[i] - first[i]) / first.length;
        }
        double square = 0;
        for (int i = 0; i < first.length; i++) {
            double beside = second[i] - first[i] - mean;
            square += beside * beside;
        }
        return new Paired(mean, Math.sqrt(square / (first.length - 1.0) / first.length), first.length);
    }

    /** Whether the rows can tell a difference from none. */
    boolean tells(double difference) {
        return Math.abs(difference) >= APART * error;
    }
}
