package io.glissade.gradient;

import io.glissade.parameter.Require;
import io.glissade.space.VectorSpace;

/**
 * Clipped descent that measures how steep the objective is and sets step size and threshold by it: no number to choose but
 * the length of the run.
 *
 * <pre>
 *   x = x - h g        h = min(eta, gamma eta / ||g||)
 *   c = 1 - &lt;grad f(x - h g), g&gt; / ||g||^2     h times the curvature along the step, on the step's own minibatch
 * </pre>
 *
 * <p>gamma is the geometric mean of the recent gradient norms. The length {@code gamma eta} of a clipped step comes in three
 * phases:
 *
 * <ol>
 *   <li>Warm-up: from {@value AutomaticMoves#FIRST_LENGTH} of the norm of the first point it grows by a quarter with each step
 *       until c reaches 1, the lowest loss along the step.
 *   <li>Hold: {@value AutomaticMoves#OVER_WARM_UP} times that length. Here c says little, because steps of any length lead to
 *       places where c is a little above 1 (cohen2021gradient). It ends when the median of five c is below 1, or at
 *       {@value AutomaticMoves#LONGEST_HOLD} of the run.
 *   <li>Follow: {@code h = theta / max(L0, L1 ||g||)}, L1 a running geometric mean of the measurements and {@code L0 = gamma L1},
 *       theta falling from 0.9 to 0.7.
 * </ol>
 *
 * <p>With a {@code decay} the steps of the last share of the run fall linearly to zero. Assumptions: the first minibatches
 * are as steep as the next ones; no guarantee is claimed. The run is the same when loss or parameters are multiplied by a
 * number, and its first point must not be 0 for the latter unless its loss is a length of its own. Cost: one gradient per
 * step, one more at each step of the warm-up and at every {@value AutomaticMoves#EVERY}-th afterwards: about 1.07 plus 20 to 40
 * gradients; five vectors are held. Choose it where nothing is known of the problem; a grid search finds a little lower or higher losses at
 * twenty times the cost, see docs/auto.md. Not for deterministic problems, where the hold wastes steps.
 *
 * @param steps the length of the run, at least 1; a longer run goes on as the last step did
 * @param decay share of the run at its end over which the steps fall to zero, in [0, 1); 0 for none
 */
public record AutomaticClipping<V>(long steps, double decay) implements GradientMethod<V> {

    /** The share at the end that {@code glissade train} lets the steps fall over. */
    public static final double DEFAULT_DECAY = 0.25;

    public AutomaticClipping {
        Require.atLeast("steps", 1, steps);
        Require.inUnitInterval("decay", decay);
    }

    /** With {@value #DEFAULT_DECAY} of the run to fall over. */
    public AutomaticClipping(long steps) {
        this(steps, DEFAULT_DECAY);
    }

    @Override
    public MoveRule<V> moves(VectorSpace<V> space) {
        return new AutomaticMoves<>(this, space);
    }
}
