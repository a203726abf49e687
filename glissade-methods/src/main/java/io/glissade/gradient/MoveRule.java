package io.glissade.gradient;

import io.glissade.run.Archive;
import org.jspecify.annotations.Nullable;

/**
 * What a gradient method is beyond the loop all of them share: from the gradient at a point, where to go next. It owns its
 * work vectors, allocates them when it is made and never in a step, and serves one run.
 *
 * @param <V> the vector type
 */
public interface MoveRule<V> extends AutoCloseable {

    /**
     * Decides the next move. Called once for each point whose value and gradient are finite.
     *
     * @param at the point, its gradient, value and minibatch, which may be evaluated elsewhere too
     * @param displacement holds the move made to reach the point (zero at the first); overwritten with the next one
     * @return the numbers of the move; a step length that is not finite ends the run or calls its guard
     */
    GradientStep decide(GradientIteration<V> at, V displacement);

    /** What the rule has measured of how steep it is and goes by; {@code null} for a rule that measures nothing. */
    default @Nullable CurvatureAlongSteps curvature() {
        return null;
    }

    /** Forgets the past, such as momentum. */
    default void restart() {}

    /**
     * Forgets what led to a number that was not finite, such as momentum. What was learnt of earlier norms may stay: a clipping
     * without a past is one that is needed most.
     */
    default void interrupted() {
        restart();
    }

    /** Evaluations of minibatches beyond the one of each step, since the start: those of a line search. */
    default long extraEvaluations() {
        return 0;
    }

    /** Saves or loads the past. */
    default void archive(Archive<V> archive) {}

    @Override
    default void close() {}
}
