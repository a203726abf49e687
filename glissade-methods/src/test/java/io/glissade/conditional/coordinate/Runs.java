package io.glissade.conditional.coordinate;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.conditional.GaugeIteration;
import io.glissade.conditional.GaugeProblem;
import java.util.Arrays;

/** What the tests do with runs and points. */
final class Runs {

    private static final int MOST_STEPS = 200;

    private Runs() {}

    /** Steps until the relative gap is at most {@code tolerance}; fails where it never is. Returns the steps. */
    static int toGap(GaugeIteration run, double tolerance) {
        for (int step = 1; step <= MOST_STEPS; step++) {
            run.step();
            assertThat(run.nonFinite()).isNull();
            if (run.progress().residual() <= tolerance) {
                return step;
            }
        }
        throw new AssertionError("relative gap " + run.progress().residual() + " after " + MOST_STEPS + " steps");
    }

    static double l1(double[] x) {
        return Arrays.stream(x).map(Math::abs).sum();
    }

    static int supportSize(double[] x) {
        return (int) Arrays.stream(x).filter(one -> one != 0).count();
    }

    /** How far below the largest level that of the coordinates at zero stays. */
    static double margin(GaugeProblem problem, double[] x) {
        double[] gradient = new double[x.length];
        problem.sum().valueAndGradient(x, gradient);
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < x.length; j++) {
            if (x[j] == 0) {
                least = Math.min(least, largest - Math.abs(gradient[j]));
            }
        }
        return least;
    }
}
