package io.glissade.conditional;

import io.glissade.atom.AtomicPoint;
import io.glissade.linear.RowPasses;
import io.glissade.parameter.Require;
import io.glissade.penalty.GaugePenalty;
import io.glissade.penalty.LinearPenalty;
import io.glissade.run.Certificate;
import io.glissade.run.Outcome;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Solutions for one penalty after another, each started at the one before. The design is transposed once, by whoever made the problem, and
 * what a method computes from it alone is kept where its run is a {@link PathIteration}.
 *
 * @param penalties in the order in which they are solved, at least one
 */
public record GaugePath(List<GaugePenalty> penalties) {

    /** Is shown the end of each run. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * Called once for each penalty, in order.
         *
         * @param penalty of the run
         * @param run to be read: its point and certificate change with the next penalty
         */
        void visit(GaugePenalty penalty, GaugeIteration run, Outcome outcome);
    }

    /**
     * A solution.
     *
     * @param x one number for each column, and the intercept where there is one
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Point(GaugePenalty penalty, double[] x, Certificate certificate, Outcome outcome) {}

    public GaugePath {
        penalties = List.copyOf(penalties);
        Require.atLeast("penalties", 1, penalties.size());
    }

    /**
     * Linear penalties whose weights descend geometrically from the least for which no element has weight.
     *
     * @param problem its own penalty does not count
     * @param count of weights, at least 2
     * @param ratio of the last weight to the first, in (0, 1)
     * @throws IllegalArgumentException where nothing has weight for any penalty
     */
    public static GaugePath linear(GaugeProblem problem, int count, double ratio) {
        Require.atLeast("count", 2, count);
        Require.positive("ratio", ratio);
        if (ratio >= 1) {
            throw new IllegalArgumentException("ratio must be below 1, got " + ratio);
        }
        double largest = largestWeight(problem);
        if (!(largest > 0)) {
            throw new IllegalArgumentException("zero solves the problem without any penalty: there is no path");
        }
        List<GaugePenalty> penalties = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            penalties.add(new LinearPenalty(largest * Math.pow(ratio, k / (count - 1.0))));
        }
        return new GaugePath(penalties);
    }

    /**
     * The least weight of a linear penalty for which the solution is zero: the support function of the negative gradient there, with the free
     * coordinate at its minimum. Cost: a pass.
     */
    public static double largestWeight(GaugeProblem problem) {
        double[] margins = new double[problem.sum().rows()];
        double[] free = problem.freeColumn();
        if (free != null) {
            new FreeCoordinate(problem.sum(), free).fit(margins);
        }
        RowPasses passes = new RowPasses(problem.sum());
        double[] slopes = new double[margins.length];
        double[] descent = problem.sum().space().zero();
        passes.slopes(margins, slopes);
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = -slopes[i];
        }
        passes.combine(slopes, descent);
        AtomicPoint point = problem.atoms().point();
        point.restart(new double[descent.length]);
        return point.support(descent);
    }

    /**
     * Solves for every penalty, from zero on. Nothing is kept of a solution once the visitor returns. A run that diverges ends the path after it
     * was shown.
     *
     * @param problem its own penalty does not count
     * @param stop of each run; {@link StopRule#residualAtMost} bounds the relative duality gap
     */
    public void follow(GaugeMethod method, GaugeProblem problem, StopRule stop, Visitor visitor) {
        double[] start = problem.sum().space().zero();
        GaugeIteration run = method.start(problem.with(penalties.get(0)), start);
        try {
            for (int k = 0; k < penalties.size(); k++) {
                GaugePenalty penalty = penalties.get(k);
                if (k > 0 && run instanceof PathIteration same) {
                    same.restart(penalty, start);
                } else if (k > 0) {
                    run.close();
                    run = method.start(problem.with(penalty), start);
                }
                Outcome outcome = Runner.run(run, stop, List.of()).outcome();
                visitor.visit(penalty, run, outcome);
                if (outcome instanceof Outcome.Diverged) {
                    return;
                }
                System.arraycopy(run.point(), 0, start, 0, start.length);
            }
        } finally {
            run.close();
        }
    }

    /** The solutions as a list, each with a copy of its point. */
    public List<Point> points(GaugeMethod method, GaugeProblem problem, StopRule stop) {
        List<Point> points = new ArrayList<>();
        follow(
                method,
                problem,
                stop,
                (penalty, run, outcome) ->
                        points.add(new Point(penalty, run.point().clone(), run.certificate(), outcome)));
        return points;
    }
}
