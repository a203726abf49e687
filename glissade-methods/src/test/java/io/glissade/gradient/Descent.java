package io.glissade.gradient;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import java.util.ArrayList;
import java.util.List;

/** Runs of gradient descent on one objective, for tests. */
final class Descent {

    private Descent() {}

    /** The first {@code count} points, starting with x0. */
    static List<double[]> points(
            Objective<double[]> objective, GradientDescent<double[]> method, int count, double... x0) {
        List<double[]> points = new ArrayList<>();
        try (GradientIteration<double[]> run = method.start(Minibatches.always(objective), x0)) {
            for (int i = 0; i < count; i++) {
                run.step();
                points.add(run.point().clone());
            }
        }
        return points;
    }
}
