package io.glissade.finitesum;

/**
 * After which passes a certificate is worth its cost: the first two, and from then on half way to where the rate seen so far
 * would meet the tolerance, so that little is spent on passes that cannot be the last.
 */
final class Schedule {

    private static final long ALWAYS_UP_TO = 2;
    private static final long MOST_WAITED = 10;

    private final double tolerance;
    private long next;
    private long lastPass = -1;
    private double lastResidual = Double.NaN;

    /** With tolerance 0 every pass is due. */
    Schedule(double tolerance) {
        this.tolerance = tolerance;
    }

    boolean due(long pass) {
        return pass >= next;
    }

    void seen(long pass, double residual) {
        next = pass + 1;
        if (tolerance > 0 && pass >= ALWAYS_UP_TO && residual > tolerance && lastPass >= 0) {
            double rate = Math.log(lastResidual / residual) / (pass - lastPass);
            double left = rate > 0 ? Math.log(residual / tolerance) / rate : 1;
            next = pass + Math.max(1, Math.min(MOST_WAITED, (long) (left / 2)));
        }
        lastPass = pass;
        lastResidual = residual;
    }
}
