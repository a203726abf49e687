package io.glissade.gradient;

import io.glissade.oracle.FeasibleSet;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;
import org.jspecify.annotations.Nullable;

/**
 * A gradient method whose every move ends in a closed convex set.
 *
 * <pre>
 *   d = the move of the method at x
 *   x = P(x + d),  P the Euclidean projection
 * </pre>
 *
 * <p>With plain descent it is projected gradient descent, of which one step from a point of the set with {@code h <= 1/L} lowers the
 * objective by half of {@code h ||G||^2} at least, {@code G = (x - P(x - h g)) / h}: the least norm of G over K steps is at most
 * {@code sqrt(2 (f - f*) / (h K))}, and on strongly convex objectives the distance to the minimum falls by {@code 1 - h mu} a step.
 * Momentum remembers the projected move, which is Polyak's heavy ball with projection. Clipping and Adam are projected as they are.
 * Line searches and measurements look along the move before the projection, where the objective must have a value.
 *
 * <p>A run moves by {@code P(x + d) - x}, so the points are in the set up to a rounding of their coordinates, and exactly where a
 * bound is 0. The first point is taken as given: choose one in the set. The gradient norm does not vanish at a minimum on the boundary; {@link
 * FeasibleSet#stationarity} does. Cost per step: that of the method, one projection, two passes; one vector more. Where no projection
 * takes place the run is bitwise that of the method. Source: {@code bertsekas1976goldstein}; {@code sato2021gradient} for the outermost
 * level of nested problems.
 *
 * @param method any but {@link QuasiNewtonDescent}, whose projected direction need not descend
 * @param set that holds the points
 */
public record Projected<V>(GradientMethod<V> method, FeasibleSet<V> set) implements GradientMethod<V> {
    public Projected {
        if (method instanceof QuasiNewtonDescent) {
            throw new IllegalArgumentException(
                    "method must not be quasi-Newton, whose projected direction need not descend, got " + method);
        }
    }

    @Override
    public MoveRule<V> moves(VectorSpace<V> space) {
        return new Moves<>(space, method.moves(space), set);
    }

    private static final class Moves<V> implements MoveRule<V> {
        private final VectorSpace<V> space;
        private final MoveRule<V> moves;
        private final FeasibleSet<V> set;
        private final V end;

        Moves(VectorSpace<V> space, MoveRule<V> moves, FeasibleSet<V> set) {
            this.space = space;
            this.moves = moves;
            this.set = set;
            this.end = space.zero();
        }

        @Override
        public GradientStep decide(GradientIteration<V> at, V displacement) {
            GradientStep step = moves.decide(at, displacement);
            if (!Double.isFinite(step.stepLength())) {
                return step;
            }
            space.copy(at.point(), end);
            space.axpy(1, displacement, end);
            if (!set.project(end)) {
                return step;
            }
            space.copy(end, displacement);
            space.axpy(-1, at.point(), displacement);
            return new GradientStep(
                    step.gradientNorm(),
                    step.clippedGradientNorm(),
                    step.stepSize(),
                    space.norm(displacement),
                    step.clippedShare(),
                    step.threshold());
        }

        @Override
        public @Nullable CurvatureAlongSteps curvature() {
            return moves.curvature();
        }

        @Override
        public void restart() {
            moves.restart();
        }

        @Override
        public void interrupted() {
            moves.interrupted();
        }

        @Override
        public long extraEvaluations() {
            return moves.extraEvaluations();
        }

        @Override
        public void archive(Archive<V> archive) {
            moves.archive(archive);
        }

        @Override
        public void close() {
            moves.close();
            space.release(end);
        }
    }
}
