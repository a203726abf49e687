package io.glissade.cli.reproduce.conditional;

import io.glissade.atom.Atom;
import io.glissade.atom.MatrixPoint;
import io.glissade.conditional.GaugeCertifier;
import io.glissade.conditional.GaugeProblem;
import io.glissade.linear.LinearSum;
import io.glissade.penalty.PowerPenalty;
import java.util.Arrays;

/** Solutions of small problems with the nuclear norm by another way than the one under test: the proximal gradient, which shrinks singular values. */
final class ProximalMatrix {

    private static final int MOST_STEPS = 200_000;
    private static final int BETWEEN_LOOKS = 200;

    private ProximalMatrix() {}

    /** To a certified relative gap of at most {@code tolerance}. */
    static double[] solution(GaugeProblem problem, double tolerance) {
        LinearSum sum = problem.sum();
        GaugeCertifier certifier = new GaugeCertifier(problem);
        double step = 1 / (sum.loss().smoothness() * meanSquare(sum));
        MatrixPoint parts = (MatrixPoint) problem.atoms().point();
        Atom atom = new Atom(parts.atom());
        double[] x = sum.space().zero();
        double[] gradient = sum.space().zero();
        for (int k = 1; k <= MOST_STEPS; k++) {
            sum.valueAndGradient(x, gradient);
            sum.space().axpy(-step, gradient, x);
            parts.restart(x);
            double shrinkage = shrinkage(parts, (PowerPenalty) problem.penalty(), step);
            Arrays.fill(x, 0);
            for (int at = 0; at < parts.rank(); at++) {
                double value = Math.max(0, parts.part(at, atom) - shrinkage);
                for (int i = 0; i < atom.size(); i++) {
                    x[atom.index(i)] += value * atom.value(i);
                }
            }
            if (k % BETWEEN_LOOKS == 0 && certifier.certify(x).relativeGap() <= tolerance) {
                return x;
            }
        }
        throw new IllegalStateException("no solution to a gap of " + tolerance + " after " + MOST_STEPS + " steps");
    }

    /** A bound on the largest eigenvalue of the mean of the rows' squares, by powers of it. */
    private static double meanSquare(LinearSum sum) {
        double[] v = sum.space().zero();
        double[] margins = new double[sum.rows()];
        Arrays.fill(v, 1);
        double length = 0;
        for (int k = 0; k < 200; k++) {
            for (int i = 0; i < margins.length; i++) {
                margins[i] = sum.design().dot(i, v);
            }
            sum.combine(margins, v);
            length = sum.space().norm(v);
            sum.space().scale(1 / length, v);
        }
        return 1.1 * length;
    }

    /** {@code step phi'(total)} with the total of what it leaves, by bisection. */
    private static double shrinkage(MatrixPoint parts, PowerPenalty penalty, double step) {
        double low = 0;
        double high = parts.rank() == 0 ? 0 : parts.singularValue(0);
        for (int k = 0; k < 100; k++) {
            double middle = (low + high) / 2;
            double total = 0;
            for (int at = 0; at < parts.rank(); at++) {
                total += Math.max(0, parts.singularValue(at) - middle);
            }
            if (step * penalty.derivative(total) > middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
