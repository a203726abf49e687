package io.glissade.metastable;

import io.glissade.parameter.Require;
import java.util.Arrays;

/**
 * The time after which dynamics started within r of a minimum has either left or stays within eps of it for long: it multiplies the
 * distance by at most eps/(8 r) in half of it (the first two and the last) or eps^2/(8 r^2) in all of it (the third). The form of these times is
 * confirmed, the constants in the logarithms are not. Source: {@code gao2020breaking}.
 */
public final class RecurrenceTime {

    private RecurrenceTime() {}

    /** Reversible overdamped dynamics: {@code (2/m) log(8 r/eps)}, m the least curvature at the minimum. */
    public static double overdamped(double m, double radius, double epsilon) {
        return ofRate(m, 1, radius, epsilon);
    }

    /**
     * Dynamics with J: {@code (2/m_J) log(8 C r/eps)}.
     *
     * @param rate m_J, the least real part of the eigenvalues of (I + J) H
     * @param constant C, for which {@code ||exp(-t (I + J) H)|| <= C exp(-m_J t)}, at least 1
     */
    public static double nonReversible(double rate, double constant, double radius, double epsilon) {
        return ofRate(rate, constant, radius, epsilon);
    }

    /**
     * Dynamics with velocity and less friction than is optimal: {@code (4/gamma) log(8 C r/eps)} with
     * {@code C = (1 + M)/sqrt(m - gamma^2/4)}.
     *
     * @param friction gamma, between 0 and 2 sqrt(m)
     * @param m the least curvature at the minimum
     * @param largest M, the largest
     */
    public static double underdamped(double friction, double m, double largest, double radius, double epsilon) {
        Require.positive("m", m);
        Require.between("friction", 0, friction, 2 * Math.sqrt(m));
        double constant = (1 + largest) / Math.sqrt(m - friction * friction / 4);
        return ofRate(friction / 2, constant, radius, epsilon);
    }

    /**
     * Dynamics with velocity and the optimal friction 2 sqrt(m): {@code -W(-eps^2 sqrt(m)/(8 r^2 K))/sqrt(m)}, W the lower branch of
     * Lambert's function, {@code K = sqrt(C_H + 2 + (m + 1)^2)} and C_H the largest (1 + l)^2/(l - m) over the other curvatures l.
     *
     * @param curvatures at the minimum, positive, at least one
     */
    public static double criticallyDamped(double[] curvatures, double radius, double epsilon) {
        requireDistances(radius, epsilon);
        double m = Arrays.stream(curvatures).min().orElse(Double.NaN);
        Require.positive("the least curvature", m);
        double spread = Arrays.stream(curvatures)
                .filter(curvature -> curvature > m)
                .map(curvature -> (1 + curvature) * (1 + curvature) / (curvature - m))
                .max()
                .orElse(0);
        double constant = Math.sqrt(spread + 2 + (m + 1) * (m + 1));
        double ratio = epsilon / radius;
        return -lowerLambert(-ratio * ratio * Math.sqrt(m) / (8 * constant)) / Math.sqrt(m);
    }

    private static double ofRate(double rate, double constant, double radius, double epsilon) {
        Require.positive("rate", rate);
        Require.positive("constant", constant);
        requireDistances(radius, epsilon);
        return 2 / rate * Math.log(8 * constant * radius / epsilon);
    }

    private static void requireDistances(double radius, double epsilon) {
        Require.positive("radius", radius);
        Require.positive("epsilon", epsilon);
        if (epsilon > radius) {
            throw new IllegalArgumentException("epsilon must be at most radius = " + radius + ", got " + epsilon);
        }
    }

    /** The w below -1 with w e^w = x, for x between -1/e and 0: Newton's method on w + log(-w) = log(-x). */
    static double lowerLambert(double x) {
        double logarithm = Math.log(-x);
        if (!(logarithm <= -1)) {
            throw new IllegalArgumentException("x must be between -1/e and 0, got " + x);
        }
        // u = -w solves u - log u = -log(-x); the start is right of the root, and the left side is convex.
        double u = 1 + Math.sqrt(2 * (-1 - logarithm)) - 1 - logarithm;
        for (int step = 0; step < 60; step++) {
            double next = u - (u - Math.log(u) + logarithm) / (1 - 1 / u);
            if (!(next < u)) {
                break;
            }
            u = next;
        }
        return -u;
    }
}
