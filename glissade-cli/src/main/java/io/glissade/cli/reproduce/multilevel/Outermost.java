package io.glissade.cli.reproduce.multilevel;

import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.hypergradient.Hypergradient;
import io.glissade.nested.hypergradient.MultilevelObjective;
import io.glissade.torch.TorchSpace;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * F_1 and its gradient at one point, and the gradient steps that each level made for them.
 *
 * @param steps by level, counted from 0; 0 for the levels 0 and 1
 */
@SuppressWarnings("ArrayRecordComponent")
record Outermost(double value, double[] gradient, long[] steps) {

    /** All native memory is given back. */
    static Outermost at(Supplier<MultilevelProblem> problem, Hypergradient strategy, double... point) {
        try (PointerScope scope = new PointerScope()) {
            MultilevelObjective objective = new MultilevelObjective(problem.get(), strategy);
            TorchSpace space = objective.space();
            Tensor x = space.zero();
            Tensor gradient = space.zero();
            space.copy(point, x);
            double value = objective.valueAndGradient(x, gradient);
            long[] steps = new long[objective.levels().problem().levels() + 1];
            for (int level = 2; level < steps.length; level++) {
                steps[level] = objective.levels().steps(level);
            }
            double[] found = space.toArray(gradient);
            x.close();
            gradient.close();
            return new Outermost(value, found, steps);
        }
    }

    /** The largest difference of two gradients. */
    static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
