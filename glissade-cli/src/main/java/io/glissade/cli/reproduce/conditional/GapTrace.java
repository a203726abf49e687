package io.glissade.cli.reproduce.conditional;

import io.glissade.conditional.GaugeIteration;
import io.glissade.conditional.GaugeMethod;
import io.glissade.conditional.GaugeProblem;
import java.util.Arrays;

/**
 * A run from zero, looked at after every step.
 *
 * @param gaps of the points of t = 1, 2, ..., before the move
 * @param values the objective there
 * @param kept the elements left there
 * @param removed which elements are gone at the end
 * @param last the point of the end
 */
@SuppressWarnings("ArrayRecordComponent")
record GapTrace(double[] gaps, double[] values, int[] kept, boolean[] removed, double[] last) {

    /** As many steps. */
    static GapTrace of(GaugeMethod method, GaugeProblem problem, int steps) {
        return until(method, problem, Double.NEGATIVE_INFINITY, steps);
    }

    /** Until the gap is below {@code level}, {@code most} steps at most. */
    static GapTrace until(GaugeMethod method, GaugeProblem problem, double level, int most) {
        double[] gaps = new double[most];
        double[] values = new double[most];
        int[] kept = new int[most];
        int steps = 0;
        try (GaugeIteration run = method.start(problem, problem.sum().space().zero())) {
            do {
                run.step();
                gaps[steps] = run.certificate().gap();
                values[steps] = run.certificate().value();
                kept[steps] = run.kept();
                steps++;
            } while (steps < most && !(gaps[steps - 1] < level));
            boolean[] removed = new boolean[problem.atoms().elements()];
            for (int e = 0; e < run.removals().elements(); e++) {
                removed[e] = run.removals().removed(e);
            }
            return new GapTrace(
                    Arrays.copyOf(gaps, steps),
                    Arrays.copyOf(values, steps),
                    Arrays.copyOf(kept, steps),
                    removed,
                    run.point().clone());
        }
    }

    /** The gap at t = 1, 2, .... */
    double gap(int t) {
        return gaps[t - 1];
    }

    /** The first t with at most so many elements left; -1 where there is none. */
    int firstWithAtMost(int elements) {
        for (int t = 1; t <= kept.length; t++) {
            if (kept[t - 1] <= elements) {
                return t;
            }
        }
        return -1;
    }

    /** The first t with a gap below {@code level}; -1 where there is none. */
    int firstBelow(double level) {
        for (int t = 1; t <= gaps.length; t++) {
            if (gaps[t - 1] < level) {
                return t;
            }
        }
        return -1;
    }

    /** The least gap at 1 to t, for each t. */
    double[] leastSoFar() {
        double[] least = gaps.clone();
        for (int t = 1; t < least.length; t++) {
            least[t] = Math.min(least[t], least[t - 1]);
        }
        return least;
    }
}
