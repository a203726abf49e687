package io.glissade.gradient;

import io.glissade.parameter.Require;
import io.glissade.space.VectorSpace;

/**
 * Descent along the limited-memory BFGS direction with backtracking, one gradient a step.
 *
 * <pre>
 *   d = -H g, H from the last {@code memory} pairs (moves, changes of the gradient)
 *   x = base + h d        h = 1, 1/2, 1/4, ... until f(x) &lt;= f(base) + 1e-4 h g.d
 * </pre>
 *
 * <p>A trial that does not descend enough is a step of its own, so {@link GradientIteration#point} may be such a trial; the next ones
 * go back towards the base. Pairs along which the curvature is not positive are left out. Assumptions: exact gradients. For a
 * smooth strongly convex objective it converges linearly, on the way fast as a Newton method in the directions it remembers; elsewhere to
 * where the gradient vanishes. Where 50 halvings find no descent the pairs are forgotten, and without pairs the point stays: what is
 * left is rounding. Cost per step: one gradient, {@code 4 memory} passes; {@code 2 memory + 6} vectors. Choose it to polish a minimum with exact gradients. Source: {@code liu1989limited}.
 *
 * @param memory pairs kept, at least 1; usually 5 to 20
 * @param firstStep factor on the gradient in the first move, and in each after the pairs were forgotten, positive
 */
public record QuasiNewtonDescent<V>(int memory, double firstStep) implements GradientMethod<V> {
    public QuasiNewtonDescent {
        Require.atLeast("memory", 1, memory);
        Require.positive("firstStep", firstStep);
    }

    @Override
    public MoveRule<V> moves(VectorSpace<V> space) {
        return new QuasiNewtonMoves<>(this, space);
    }
}
