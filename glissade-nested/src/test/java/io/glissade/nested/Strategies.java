package io.glissade.nested;

import java.util.stream.Stream;

/** The strategies, for tests that hold for several of them. */
final class Strategies {

    private Strategies() {}

    /** Those whose gradient is that of the unrolled problem. */
    static Stream<Hypergradient> exact() {
        return Stream.of(
                new Reverse(),
                new ForwardRecursion(),
                new Checkpointed(),
                new Checkpointed(1),
                new Checkpointed(3),
                new Truncated(1000));
    }

    /** What a strategy finds at a point: value, gradient and the levels that counted the steps. */
    @SuppressWarnings("ArrayRecordComponent")
    record Found(double value, double[] gradient, Levels levels) {}

    static Found evaluate(MultilevelProblem problem, Hypergradient strategy, double... point) {
        MultilevelObjective objective = new MultilevelObjective(problem, strategy);
        try (var x = objective.space().zero();
                var gradient = objective.space().zero()) {
            objective.space().copy(point, x);
            double value = objective.valueAndGradient(x, gradient);
            return new Found(value, objective.space().toArray(gradient), objective.levels());
        }
    }
}
