package io.glissade.nested.hypergradient;

import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Variables;
import io.glissade.nested.hypergradient.Hypergradient.Evaluation;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

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
    static final class Found {

        private final double value;
        private final double[] gradient;
        private final Levels levels;

        private Found(double value, double[] gradient, Levels levels) {
            this.value = value;
            this.gradient = gradient;
            this.levels = levels;
        }

        double value() {
            return value;
        }

        double[] gradient() {
            return gradient.clone();
        }

        Levels levels() {
            return levels;
        }
    }

    /** As the strategy gives it: a gradient of zero is not asked for its reason. */
    static Found evaluate(MultilevelProblem problem, Hypergradient strategy, double... point) {
        Levels levels = new Levels(problem, strategy);
        try (PointerScope scope = new PointerScope()) {
            Tensor x = problem.space().zero();
            problem.space().copy(point, x);
            Variables outermost = Variables.of(problem.space(), Autograd.variable(x));
            Evaluation evaluation = levels.evaluate(outermost, false);
            return new Found(evaluation.value().item_double(), problem.space().toArray(evaluation.gradient()), levels);
        }
    }
}
