package io.glissade.gradient;

import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;

/** The search along one direction after another, a trial a step. */
final class QuasiNewtonMoves<V> implements MoveRule<V> {
    private static final double DECREASE = 1e-4;
    private static final int HALVINGS = 50;
    /** Differences of values below this, relative to the value, are rounding and count as descent. */
    private static final double ROUNDING = 4 * Math.ulp(1.0);

    private final QuasiNewtonDescent<V> method;
    private final VectorSpace<V> space;
    private final LimitedMemory<V> pairs;
    private final V base;
    private final V baseGradient;
    private final V direction;
    private boolean searching;
    private double baseValue;
    private double slope;
    private double fraction;
    private int halvings;
    private boolean stuck;

    QuasiNewtonMoves(QuasiNewtonDescent<V> method, VectorSpace<V> space) {
        this.method = method;
        this.space = space;
        this.pairs = new LimitedMemory<>(space, method.memory());
        this.base = space.zero();
        this.baseGradient = space.zero();
        this.direction = space.zero();
    }

    @Override
    public GradientStep decide(GradientIteration<V> at, V displacement) {
        double norm = at.progress().residual();
        double value = at.progress().value();
        if (searching && value > baseValue + DECREASE * fraction * slope + ROUNDING * Math.abs(baseValue)) {
            return backwards(at, displacement);
        }
        if (searching) {
            pairs.add(at.point(), base, at.gradient(), baseGradient);
        }
        space.copy(at.point(), base);
        space.copy(at.gradient(), baseGradient);
        baseValue = value;
        return forwards(norm, displacement);
    }

    private GradientStep forwards(double norm, V displacement) {
        halvings = 0;
        space.scale(0, displacement);
        searching = norm > 0 && !stuck;
        if (!searching) {
            return GradientStep.unclipped(norm, 0, 0);
        }
        point(direction);
        slope = space.dot(baseGradient, direction);
        if (!(slope < 0)) {
            pairs.clear();
            point(direction);
            slope = -norm * norm;
        }
        fraction = pairs.isEmpty() ? method.firstStep() : 1;
        space.axpy(fraction, direction, displacement);
        return GradientStep.unclipped(norm, fraction, fraction * space.norm(direction));
    }

    private void point(V out) {
        space.copy(baseGradient, out);
        space.scale(-1, out);
        pairs.apply(out);
    }

    /** Half the way back to the base; all of it, without pairs, when that has been tried often enough. */
    private GradientStep backwards(GradientIteration<V> at, V displacement) {
        space.copy(base, displacement);
        space.axpy(-1, at.point(), displacement);
        fraction /= 2;
        halvings++;
        if (halvings < HALVINGS) {
            space.axpy(fraction, direction, displacement);
        } else {
            stuck = pairs.isEmpty();
            pairs.clear();
            searching = false;
        }
        return GradientStep.unclipped(at.progress().residual(), fraction, space.norm(displacement));
    }

    @Override
    public void restart() {
        searching = false;
        stuck = false;
        pairs.clear();
    }

    @Override
    public void archive(Archive<V> archive) {
        searching = archive.count("searching", searching ? 1 : 0) == 1;
        stuck = archive.count("stuck", stuck ? 1 : 0) == 1;
        baseValue = archive.number("base value", baseValue);
        slope = archive.number("slope", slope);
        fraction = archive.number("fraction", fraction);
        halvings = (int) archive.count("halvings", halvings);
        archive.vector("base", base);
        archive.vector("base gradient", baseGradient);
        archive.vector("direction", direction);
        pairs.archive(archive.part("pairs"));
    }

    @Override
    public void close() {
        space.release(base);
        space.release(baseGradient);
        space.release(direction);
        pairs.close();
    }
}
