package io.glissade.metastable;

import java.util.function.DoubleUnaryOperator;

/** Gauss-Legendre rules, exact for polynomials of degree 2 n - 1. Points by Newton's method on the Legendre polynomial. */
final class GaussLegendre {
    private final double[] points;
    private final double[] weights;

    /** A rule of {@code n} points on [-1, 1], ascending. */
    GaussLegendre(int n) {
        points = new double[n];
        weights = new double[n];
        for (int k = 0; k < n; k++) {
            double x = -Math.cos(Math.PI * (k + 0.75) / (n + 0.5));
            double slope = 0;
            for (int step = 0; step < 10; step++) {
                double before = 1;
                double value = x;
                for (int degree = 2; degree <= n; degree++) {
                    double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
                    before = value;
                    value = next;
                }
                slope = n * (x * value - before) / (x * x - 1);
                x -= value / slope;
            }
            points[k] = x;
            weights[k] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    int size() {
        return points.length;
    }

    /** Point {@code k} of the rule moved to an interval. */
    double point(int k, double from, double width) {
        return from + width * (1 + points[k]) / 2;
    }

    /** The weight of a point on an interval. */
    double weight(int k, double width) {
        return weights[k] * width / 2;
    }

    double integral(DoubleUnaryOperator function, double from, double width) {
        double sum = 0;
        for (int k = 0; k < points.length; k++) {
            sum += weight(k, width) * function.applyAsDouble(point(k, from, width));
        }
        return sum;
    }
}
