package io.glissade.cli.reproduce.conditional;

import io.glissade.conditional.GaugeCertifier;
import io.glissade.conditional.GaugeIteration;
import io.glissade.conditional.GaugeMethod;
import io.glissade.conditional.GaugeProblem;
import io.glissade.conditional.coordinate.CoordinateDescent;
import io.glissade.linear.LinearSum;
import io.glissade.run.Certificate;
import java.util.Arrays;

/**
 * A solution of a problem with the l1 norm, and what identification depends on.
 *
 * @param point the solution
 * @param certificate of it
 * @param gauge its l1 norm
 * @param level the largest coordinate of the gradient, in magnitude
 * @param support which coordinates are not zero
 * @param distance by how much the largest gradient coordinate outside the support stays below {@code level}
 */
@SuppressWarnings("ArrayRecordComponent")
record Solution(
        double[] point, Certificate certificate, double gauge, double level, boolean[] support, double distance) {

    /** Ends with exact zeros. */
    static final GaugeMethod METHOD = CoordinateDescent.STANDARD;

    private static final int MOST_STEPS = 100_000;

    /** To a certified relative gap of at most {@code tolerance}. */
    static Solution of(GaugeProblem problem, double tolerance) {
        double[] x = point(METHOD, problem, tolerance);
        return of(problem.sum(), x, new GaugeCertifier(problem).certify(x));
    }

    /** A point of any set of atoms that {@code method} can take, to a certified relative gap of at most {@code tolerance}. */
    static double[] point(GaugeMethod method, GaugeProblem problem, double tolerance) {
        try (GaugeIteration run = method.start(problem, problem.sum().space().zero())) {
            for (int k = 0; k < MOST_STEPS; k++) {
                run.step();
                if (run.progress().residual() <= tolerance && run.certify().relativeGap() <= tolerance) {
                    return run.point().clone();
                }
            }
            throw new IllegalStateException("no solution to a gap of " + tolerance + " after " + MOST_STEPS
                    + " steps of " + method + ", got " + run.certify().relativeGap());
        }
    }

    private static Solution of(LinearSum sum, double[] x, Certificate certificate) {
        double[] gradient = sum.space().zero();
        sum.valueAndGradient(x, gradient);
        double level = 0;
        double outside = 0;
        boolean[] support = new boolean[sum.design().columns()];
        for (int j = 0; j < support.length; j++) {
            support[j] = x[j] != 0;
            level = Math.max(level, Math.abs(gradient[j]));
            outside = support[j] ? outside : Math.max(outside, Math.abs(gradient[j]));
        }
        double gauge = Arrays.stream(x, 0, support.length).map(Math::abs).sum();
        return new Solution(x, certificate, gauge, level, support, level - outside);
    }

    /** The coordinates that are not zero. */
    int supportSize() {
        int size = 0;
        for (boolean in : support) {
            size += in ? 1 : 0;
        }
        return size;
    }
}
