package io.glissade.gradient;

import io.glissade.oracle.Objective;
import io.glissade.run.Archive;
import io.glissade.run.Iteration;
import org.jspecify.annotations.Nullable;

/**
 * A run of a gradient method, open to measurement between two steps: where it stands, which minibatch and gradient it saw
 * there, and where it is about to go.
 *
 * @param <V> the vector type
 */
public interface GradientIteration<V> extends Iteration<V> {

    /** The frozen minibatch evaluated at {@link #point()}. */
    Objective<V> minibatch();

    /** Its gradient there, before any clipping: the iteration's own vector, to be read and not changed. */
    V gradient();

    /** What a step size decided on this minibatch is multiplied with, see {@link io.glissade.oracle.Minibatches#stepFactor}. */
    double stepFactor();

    /** The move the next step will make: next point minus {@link #point()}. To be read and not changed. */
    V displacement();

    /** The numbers of that move. */
    GradientStep move();

    /** What the method has measured of how steep it is and goes by; {@code null} for one that measures nothing. */
    @Nullable
    CurvatureAlongSteps curvature();

    /** Gradients of minibatches computed since the start: one for each step, and those of a line search. */
    long evaluations();

    /** What was not finite so far and did not end the run. */
    NonFiniteGuard.Incidents incidents();

    /** Saves or loads the run between two steps, its stream of minibatches included: what follows is bitwise the same. */
    void archive(Archive<V> archive);
}
