package io.glissade.gradient;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.run.Archive;
import io.glissade.run.Progress;
import io.glissade.space.VectorSpace;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The loop that every gradient method shares: a point, the gradient seen there and the move decided from it, made at the
 * start of the next step; and what happens where a number is not finite.
 */
final class GradientRun<V> implements GradientIteration<V> {
    private static final int STEPS_TO_RECOVER = 100;
    private static final double LEAST_SCALE = 0x1p-40;

    private final MoveRule<V> moves;
    private final Minibatches<V> minibatches;
    private final NonFiniteGuard guard;
    private final VectorSpace<V> space;
    private final V point;
    private final V gradient;
    private final V displacement;
    private final @Nullable V lastGood;
    private @Nullable Objective<V> minibatch;
    private boolean started;
    private Progress progress = Progress.NONE;
    private GradientStep move = GradientStep.NONE;
    private NonFiniteGuard.Incidents incidents = NonFiniteGuard.Incidents.NONE;
    private @Nullable String nonFinite;
    private double scale = 1;
    private int soundInARow;
    private int refusedInARow;

    GradientRun(MoveRule<V> moves, Minibatches<V> minibatches, V x0, NonFiniteGuard guard) {
        this.moves = moves;
        this.minibatches = minibatches;
        this.guard = guard;
        this.space = minibatches.space();
        this.point = space.zero();
        this.gradient = space.zero();
        this.displacement = space.zero();
        this.lastGood = guard.policy() == NonFiniteGuard.Policy.ROLL_BACK ? space.zero() : null;
        begin(x0);
    }

    @Override
    public void restart(V x0) {
        minibatches.restart();
        moves.restart();
        begin(x0);
    }

    private void begin(V x0) {
        space.copy(x0, point);
        if (lastGood != null) {
            space.copy(x0, lastGood);
        }
        space.scale(0, displacement);
        minibatch = null;
        started = false;
        progress = Progress.NONE;
        move = GradientStep.NONE;
        incidents = NonFiniteGuard.Incidents.NONE;
        nonFinite = null;
        scale = 1;
        soundInARow = 0;
        refusedInARow = 0;
    }

    @Override
    public void step() {
        if (nonFinite != null) {
            return;
        }
        long iteration = started ? progress.iteration() + 1 : 0;
        if (started) {
            space.axpy(1, displacement, point);
        }
        started = true;
        Objective<V> current = minibatches.next();
        minibatch = current;
        double value = current.valueAndGradient(point, gradient);
        double norm = space.norm(gradient);
        progress = new Progress(iteration, value, norm, Double.NaN);
        if (Double.isFinite(value) && Double.isFinite(norm)) {
            decideMove(iteration, value, norm);
        } else {
            refuse(describeNonFinite(iteration, value), norm);
        }
    }

    private void decideMove(long iteration, double value, double norm) {
        GradientStep decided = moves.decide(this, displacement);
        if (!Double.isFinite(decided.stepLength())) {
            String sentence = String.format(
                    Locale.ROOT,
                    "The move at step %d is not finite: step size %s, gradient norm %s.",
                    iteration,
                    decided.stepSize(),
                    norm);
            refuse(sentence, norm);
            return;
        }
        if (lastGood != null) {
            space.copy(point, lastGood);
        }
        refusedInARow = 0;
        if (scale < 1 && ++soundInARow == STEPS_TO_RECOVER) {
            scale *= 2;
            soundInARow = 0;
        }
        if (scale < 1) {
            space.scale(scale, displacement);
        }
        move = scale < 1 ? decided.scaled(scale) : decided;
        progress = new Progress(iteration, value, norm, move.stepSize());
    }

    /** Leaves the point where a next minibatch can be tried, or ends the run. */
    private void refuse(String sentence, double norm) {
        move = GradientStep.refused(norm);
        refusedInARow++;
        soundInARow = 0;
        boolean lost = guard.policy() == NonFiniteGuard.Policy.SKIP && space.firstNonFinite(point) != null;
        if (guard.policy() == NonFiniteGuard.Policy.ERROR || lost) {
            nonFinite = sentence;
            return;
        }
        if (refusedInARow > guard.patience()) {
            nonFinite = sentence + " " + guard.patience() + " in a row were refused before it.";
            return;
        }
        space.scale(0, displacement);
        moves.interrupted();
        boolean back = lastGood != null;
        if (lastGood != null) {
            space.copy(lastGood, point);
            scale = Math.max(LEAST_SCALE, scale / 2);
        }
        incidents = new NonFiniteGuard.Incidents(
                incidents.skipped() + (back ? 0 : 1), incidents.rolledBack() + (back ? 1 : 0), sentence);
    }

    private String describeNonFinite(long iteration, double value) {
        String parameter = space.firstNonFinite(point);
        String where = parameter != null ? "parameter " + parameter : null;
        if (where == null) {
            parameter = space.firstNonFinite(gradient);
            where = parameter != null ? "the gradient of " + parameter : lossAndLargestParameter();
        }
        return String.format(
                Locale.ROOT, "Step %d, minibatch %d: %s is not finite (loss %s).", iteration, iteration, where, value);
    }

    private String lossAndLargestParameter() {
        String block = LargestBlock.of(space, point);
        return block.isEmpty() ? "the loss" : "the loss (largest parameter " + block + ")";
    }

    @Override
    public VectorSpace<V> space() {
        return space;
    }

    @Override
    public V point() {
        return point;
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public @Nullable String nonFinite() {
        return nonFinite;
    }

    @Override
    public Objective<V> minibatch() {
        if (minibatch == null) {
            throw new IllegalStateException("no step has been taken");
        }
        return minibatch;
    }

    @Override
    public V gradient() {
        return gradient;
    }

    @Override
    public double stepFactor() {
        return minibatches.stepFactor();
    }

    @Override
    public V displacement() {
        return displacement;
    }

    @Override
    public long evaluations() {
        return (started ? progress.iteration() + 1 : 0) + moves.extraEvaluations();
    }

    @Override
    public GradientStep move() {
        return move;
    }

    @Override
    public @Nullable CurvatureAlongSteps curvature() {
        return moves.curvature();
    }

    @Override
    public NonFiniteGuard.Incidents incidents() {
        return incidents;
    }

    @Override
    public void archive(Archive<V> archive) {
        archive.vector("point", point);
        archive.vector("displacement", displacement);
        if (lastGood != null) {
            archive.vector("last good point", lastGood);
        }
        started = archive.count("started", started ? 1 : 0) == 1;
        long iteration = archive.count("iteration", progress.iteration());
        double value = archive.number("value", progress.value());
        progress = new Progress(iteration, value, progress.residual(), progress.stepSize());
        scale = archive.number("scale", scale);
        soundInARow = (int) archive.count("sound in a row", soundInARow);
        refusedInARow = (int) archive.count("refused in a row", refusedInARow);
        long skipped = archive.count("skipped", incidents.skipped());
        long rolledBack = archive.count("rolled back", incidents.rolledBack());
        incidents = new NonFiniteGuard.Incidents(skipped, rolledBack, incidents.latest());
        moves.archive(archive.part("method"));
        minibatches.archive(archive.part("minibatches"));
    }

    @Override
    public void close() {
        moves.close();
        space.release(point);
        space.release(gradient);
        space.release(displacement);
        if (lastGood != null) {
            space.release(lastGood);
        }
    }
}
