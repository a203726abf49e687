package io.glissade.metastable;

import io.glissade.parameter.Require;
import java.util.function.DoubleUnaryOperator;

/**
 * The mean time that reversible overdamped Langevin dynamics in one dimension takes from a to b &gt; a for the first time, exactly:
 *
 * <pre>
 *   E tau = beta int_a^b exp(beta F(y)) int_{-inf}^y exp(-beta F(z)) dz dy
 * </pre>
 *
 * <p>Gauss-Legendre rules on equal panels, the panels doubled until two results agree to 1e-12. Source: {@code gardiner2009stochastic}, and
 * by solving {@code tau'' / beta - F' tau' = -1} with tau(b) = 0.
 */
public final class MeanPassageTime {
    private static final double AGREEMENT = 1e-12;
    private static final int MOST_PANELS = 1 << 14;
    /** Below exp of minus this a density adds nothing to a number of double precision. */
    private static final double NEGLIGIBLE = 60;

    private static final GaussLegendre RULE = new GaussLegendre(8);

    private final DoubleUnaryOperator exponent;
    private final double start;
    private final double from;
    private final double to;

    private MeanPassageTime(DoubleUnaryOperator potential, double inverseTemperature, double from, double to) {
        this.exponent = x -> inverseTemperature * potential.applyAsDouble(x);
        this.from = from;
        this.to = to;
        this.start = farLeft();
    }

    /**
     * The mean time, relative error about 1e-12; infinite where it leaves the range of floating point.
     *
     * @param potential F, smooth, growing without bound to the left
     * @param inverseTemperature beta, positive
     * @param from where the dynamics starts
     * @param to where it is to arrive, right of {@code from}
     */
    public static double of(DoubleUnaryOperator potential, double inverseTemperature, double from, double to) {
        Require.positive("inverseTemperature", inverseTemperature);
        Require.finite("from", from);
        Require.finite("to", to);
        if (from >= to) {
            throw new IllegalArgumentException("to must be right of from = " + from + ", got " + to);
        }
        return new MeanPassageTime(potential, inverseTemperature, from, to).time(inverseTemperature);
    }

    private double time(double inverseTemperature) {
        double before = Double.NaN;
        for (int panels = 32; panels <= MOST_PANELS; panels *= 2) {
            double time = inverseTemperature * integral(panels);
            if (Double.isInfinite(time) || Math.abs(time - before) <= AGREEMENT * time) {
                return time;
            }
            before = time;
        }
        throw new ArithmeticException("the mean passage time from " + from + " to " + to + " has not settled with "
                + MOST_PANELS + " panels, got " + before);
    }

    /** A point beyond which the density of the start's well is negligible. */
    private double farLeft() {
        double width = to - from;
        double least = exponent.applyAsDouble(from);
        for (int doubling = 0; doubling < 60; doubling++) {
            double at = exponent.applyAsDouble(from - width);
            least = Math.min(least, at);
            if (at > least + NEGLIGIBLE) {
                return from - width;
            }
            width *= 1.25;
        }
        throw new IllegalArgumentException("the potential must grow without bound to the left of " + from + ", got "
                + (exponent.applyAsDouble(from - width) - least) + " times the temperature more at " + (from - width));
    }

    /** The inner integral is carried along times exp(beta F) at its end, so neither of the two leaves the range of numbers. */
    private double integral(int panels) {
        double inner = 0;
        double width = (from - start) / panels;
        for (int panel = 0; panel < panels; panel++) {
            inner = carried(inner, start + panel * width, start + (panel + 1) * width);
        }
        double sum = 0;
        width = (to - from) / panels;
        for (int panel = 0; panel < panels; panel++) {
            double left = from + panel * width;
            double last = left;
            for (int k = 0; k < RULE.size(); k++) {
                double y = RULE.point(k, left, width);
                inner = carried(inner, last, y);
                last = y;
                sum += RULE.weight(k, width) * inner;
            }
            inner = carried(inner, last, left + width);
        }
        return sum;
    }

    /** From {@code exp(E(left)) int_{-inf}^left exp(-E)} to the same at {@code right}, nearby; E is beta F. */
    private double carried(double inner, double left, double right) {
        double top = exponent.applyAsDouble(right);
        double width = right - left;
        double added = RULE.integral(z -> Math.exp(top - exponent.applyAsDouble(z)), left, width);
        return inner * Math.exp(top - exponent.applyAsDouble(left)) + added;
    }
}
