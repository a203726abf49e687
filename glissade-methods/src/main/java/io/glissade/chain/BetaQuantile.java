package io.glissade.chain;

/**
 * The inverse of the distribution function of the beta distribution: the continued fraction of the incomplete beta function, evaluated by Lentz's method
 * ({@code press2007numerical}), and bisection. Cost: some fifty evaluations of about the root of the larger parameter.
 */
final class BetaQuantile {

    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 100_000;

    private BetaQuantile() {}

    /** The number in (0, 1) below which a beta variable lies with probability {@code p}. Both parameters are at least 1. */
    static double of(double p, double a, double b) {
        double low = 0;
        double high = 1;
        for (double middle = a / (a + b); middle > low && middle < high; middle = low + (high - low) / 2) {
            if (distribution(middle, a, b) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The probability of at most {@code x} in (0, 1). */
    static double distribution(double x, double a, double b) {
        return x < (a + 1) / (a + b + 2) ? lower(x, a, b) : 1 - lower(1 - x, b, a);
    }

    private static double lower(double x, double a, double b) {
        double logarithm = a * Math.log(x) + b * Math.log1p(-x) - Math.log(a) - logBeta(a, b);
        return Math.exp(logarithm) * fraction(x, a, b);
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m < MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / awayFromZero(1 + even * d);
            c = awayFromZero(1 + even / c);
            value *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / awayFromZero(1 + odd * d);
            c = awayFromZero(1 + odd / c);
            double factor = c * d;
            value *= factor;
            if (Math.abs(factor - 1) < 1e-16) {
                break;
            }
        }
        return value;
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    private static double logBeta(double a, double b) {
        double sum = a + b;
        // The large parts of Stirling's series are taken together, where they cancel.
        double shifts = shift(a) + shift(b) - shift(sum);
        double x = raised(a);
        double y = raised(b);
        double z = raised(sum);
        return shifts
                + (x - 0.5) * Math.log(x)
                + (y - 0.5) * Math.log(y)
                - (z - 0.5) * Math.log(z)
                + (z - x - y)
                + 0.5 * Math.log(2 * Math.PI)
                + series(x)
                + series(y)
                - series(z);
    }

    private static double raised(double x) {
        double high = x;
        while (high < 10) {
            high++;
        }
        return high;
    }

    private static double shift(double x) {
        double logarithm = 0;
        for (double low = x; low < 10; low++) {
            logarithm -= Math.log(low);
        }
        return logarithm;
    }

    /** What Stirling's formula for the logarithm of the gamma function lacks, for at least 10. */
    private static double series(double x) {
        double s = 1 / (x * x);
        return (1 / 12.0
                        - s * (1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s * (1 / 1188.0 - s * 691 / 360360.0)))))
                / x;
    }
}
