package io.glissade.finitesum.example;

import io.glissade.linear.LinearSum;

/** A minimum to hold methods and certificates against: accelerated proximal gradient steps with backtracking, restarted. */
public final class ProximalDescent {

    private static final int STEPS = 20_000;

    private ProximalDescent() {}

    /** What was found. */
    public record Minimum(double value, long steps) {}

    /** Leaves the minimiser in {@code x}. */
    public static Minimum minimise(LinearSum sum, double[] x) {
        double[] gradient = new double[x.length];
        double[] ahead = x.clone();
        double[] next = new double[x.length];
        double[] ignored = new double[x.length];
        double curvature = 1;
        double momentum = 1;
        double value = value(sum, x);
        long steps = 0;
        for (int still = 0; steps < STEPS && still < 50; steps++) {
            double smooth = sum.valueAndGradient(ahead, gradient);
            curvature /= 1.1;
            double distance;
            double model;
            do {
                curvature *= 1.5;
                distance = 0;
                model = smooth;
                for (int j = 0; j < x.length; j++) {
                    double moved = ahead[j] - gradient[j] / curvature;
                    double shrunk = Math.max(0, Math.abs(moved) - sum.l1() / curvature);
                    next[j] = j < sum.design().columns() ? Math.signum(moved) * shrunk : moved;
                    double change = next[j] - ahead[j];
                    distance += change * change;
                    model += gradient[j] * change;
                }
            } while (distance > 1e-18 && !(sum.valueAndGradient(next, ignored) <= model + curvature / 2 * distance));
            curvature /= 1.5;
            double valueNext = value(sum, next);
            if (valueNext > value) {
                // Too far: begin the acceleration anew. Where it was at rest already, it is rounding.
                still = momentum == 1 ? still + 1 : still;
                momentum = 1;
                System.arraycopy(x, 0, ahead, 0, x.length);
                continue;
            }
            double momentumNext = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            for (int j = 0; j < x.length; j++) {
                ahead[j] = next[j] + (momentum - 1) / momentumNext * (next[j] - x[j]);
                x[j] = next[j];
            }
            still = distance < 1e-30 ? still + 1 : 0;
            momentum = momentumNext;
            value = valueNext;
        }
        return new Minimum(value, steps);
    }

    private static double value(LinearSum sum, double[] x) {
        return sum.meanLoss(x, null) + sum.penalty(x);
    }
}
