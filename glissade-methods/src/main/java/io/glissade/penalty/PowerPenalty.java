package io.glissade.penalty;

import io.glissade.parameter.Require;

/**
 * {@code phi(s) = weight s^power / power}, whose conjugate is {@code weight (level / weight)^q / q} with {@code q = power / (power - 1)}.
 * The larger the power, the more it resembles a bound on the gauge. Reference: {@code sun2021screening}.
 *
 * @param power above 1: a linear penalty gives the conditional gradient no magnitude
 * @param weight {@code rho}, positive
 */
public record PowerPenalty(double power, double weight) implements GaugePenalty {

    private static final int MOST_HALVINGS = 200;

    public PowerPenalty {
        Require.finite("power", power);
        if (power <= 1) {
            throw new IllegalArgumentException("power must be above 1, got " + power);
        }
        Require.positive("weight", weight);
    }

    @Override
    public double value(double gauge) {
        return weight * (power == 2 ? gauge * gauge : Math.pow(gauge, power)) / power;
    }

    @Override
    public double derivative(double gauge) {
        return weight * (power == 2 ? gauge : Math.pow(gauge, power - 1));
    }

    @Override
    public double conjugate(double level) {
        double q = power / (power - 1);
        return weight * (power == 2 ? (level / weight) * (level / weight) : Math.pow(level / weight, q)) / q;
    }

    @Override
    public double magnitude(double level) {
        return power == 2 ? level / weight : Math.pow(level / weight, 1 / (power - 1));
    }

    @Override
    public double largestLevel() {
        return Double.POSITIVE_INFINITY;
    }

    // The derivative curvature (u - centre) + phi'(others + u) ascends: a closed form for squares, Newton's steps kept
    // in a bracket else.
    @Override
    public double proximal(double curvature, double centre, double others) {
        if (!(curvature * centre > derivative(others))) {
            return 0;
        }
        if (power == 2) {
            return (curvature * centre - weight * others) / (curvature + weight);
        }
        double low = 0;
        double high = centre;
        double u = centre / 2;
        for (int i = 0; i < MOST_HALVINGS; i++) {
            double gauge = others + u;
            double slope = curvature * (u - centre) + derivative(gauge);
            if (slope > 0) {
                high = u;
            } else {
                low = u;
            }
            double bend = curvature + weight * (power - 1) * Math.pow(gauge, power - 2);
            double next = u - slope / bend;
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.abs(next - u) <= 1e-15 * centre) {
                return next;
            }
            u = next;
        }
        return u;
    }
}
