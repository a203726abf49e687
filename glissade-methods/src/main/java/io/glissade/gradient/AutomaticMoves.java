package io.glissade.gradient;

import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One run of {@link AutomaticClipping}. */
final class AutomaticMoves<V> implements MoveRule<V> {

    /** Of the norm of the first point: no network moves noticeably in a step that short. */
    static final double FIRST_LENGTH = 1e-4;

    /** Ten steps for a factor of ten. */
    private static final double GROWTH = 1.26;

    /** The first minibatches are flatter across than the places that training reaches. */
    static final double OVER_WARM_UP = 2.5;

    static final double LONGEST_HOLD = 0.4;

    /** Odd, because gradients at the edge of stability alternate: every second step would see one kind only. */
    static final int EVERY = 15;

    private static final int MEDIAN_OF = 5;
    private static final double FAR_TOO_LONG = 4;
    private static final double SHORTER = Math.exp(-0.5);
    private static final double MOST = 8;
    private static final double LEAST = 0.05;
    private static final double SLOW = 0.05;
    private static final double QUICK = 0.125;
    private static final double GAIN = 0.3;
    private static final double FIRST_TARGET = 0.9;
    private static final double LAST_TARGET = 0.7;
    private static final double TARGET_FALLS_FROM = 0.3;

    private final AutomaticClipping<V> method;
    private final VectorSpace<V> space;
    private final V trial;
    private final V trialGradient;
    private final double[] recent = new double[MEDIAN_OF];
    private final double[] sorted = new double[MEDIAN_OF];
    private boolean warm;
    private boolean holds;
    private double length = Double.NaN;
    private double logTypicalNorm = Double.NaN;
    private double logL1 = Double.NaN;
    private int measured;
    private long evaluations;

    AutomaticMoves(AutomaticClipping<V> method, VectorSpace<V> space) {
        this.method = method;
        this.space = space;
        this.trial = space.zero();
        this.trialGradient = space.zero();
    }

    @Override
    public GradientStep decide(GradientIteration<V> at, V displacement) {
        double norm = at.progress().residual();
        if (norm == 0) {
            space.scale(0, displacement);
            return GradientStep.unclipped(0, 0, 0);
        }
        double share = Math.min(1, (double) at.progress().iteration() / method.steps());
        double weight = warm ? SLOW : QUICK;
        double logNorm = Math.log(norm);
        logTypicalNorm = Double.isNaN(logTypicalNorm) ? logNorm : logTypicalNorm + weight * (logNorm - logTypicalNorm);
        return warm ? clipped(at, norm, share, displacement) : warmUp(at, norm, share, displacement);
    }

    private GradientStep warmUp(GradientIteration<V> at, double norm, double share, V displacement) {
        if (Double.isNaN(length)) {
            length = FIRST_LENGTH * ownLength(at, norm);
        }
        double stepSize = length / norm * at.stepFactor();
        double product = stepTimesCurvature(at, norm, stepSize, displacement);
        double stepLength = stepSize * norm;
        if (product >= 1 || share >= LONGEST_HOLD) {
            warm = true;
            holds = true;
            logL1 = Math.log(limited(product) / stepSize / Math.max(norm, Math.exp(logTypicalNorm)));
            length *= OVER_WARM_UP;
        } else {
            length *= GROWTH;
        }
        return GradientStep.unclipped(norm, stepSize, stepLength);
    }

    /** A length in the units of the parameters. */
    private double ownLength(GradientIteration<V> at, double norm) {
        double first = space.norm(at.point());
        if (first > 0) {
            return first;
        }
        double value = Math.abs(at.progress().value());
        return value > 0 ? value / norm : 1;
    }

    private GradientStep clipped(GradientIteration<V> at, double norm, double share, V displacement) {
        double threshold = Math.exp(logTypicalNorm);
        double target = FIRST_TARGET
                + (LAST_TARGET - FIRST_TARGET) * Math.max(0, (share - TARGET_FALLS_FROM) / (1 - TARGET_FALLS_FROM));
        if (!holds) {
            length = target / Math.exp(logL1);
        }
        double stepSize = length / Math.max(threshold, norm) * at.stepFactor();
        if (at.progress().iteration() % EVERY == 0) {
            double product = limited(stepTimesCurvature(at, norm, stepSize, displacement));
            double ratio = Math.log(product / stepSize / Math.max(threshold, norm)) - logL1;
            logL1 += GAIN * Math.max(-1, Math.min(1, ratio));
            if (holds) {
                judge(product, share);
            }
        } else {
            move(at, stepSize, displacement);
        }
        double fall = fall(share);
        if (fall < 1) {
            space.scale(fall, displacement);
        }
        return new GradientStep(
                norm,
                Math.min(norm, threshold),
                fall * stepSize,
                fall * stepSize * norm,
                norm > threshold ? 1 : 0,
                threshold);
    }

    private void judge(double product, double share) {
        recent[measured++ % MEDIAN_OF] = product;
        double median = Double.NaN;
        if (measured >= MEDIAN_OF) {
            System.arraycopy(recent, 0, sorted, 0, MEDIAN_OF);
            Arrays.sort(sorted);
            median = sorted[MEDIAN_OF / 2];
        }
        if (median < 1 || share > LONGEST_HOLD) {
            holds = false;
        } else if (median > FAR_TOO_LONG) {
            length *= SHORTER;
            measured = 0;
        }
    }

    private double fall(double share) {
        if (share <= 1 - method.decay()) {
            return 1;
        }
        return Math.max(1 - share, 1.0 / method.steps()) / method.decay();
    }

    private void move(GradientIteration<V> at, double stepSize, V displacement) {
        space.scale(0, displacement);
        space.axpy(-stepSize, at.gradient(), displacement);
    }

    /** Writes the move and measures along it; infinite where the trial point has no finite value. */
    private double stepTimesCurvature(GradientIteration<V> at, double norm, double stepSize, V displacement) {
        move(at, stepSize, displacement);
        space.copy(at.point(), trial);
        space.axpy(1, displacement, trial);
        double value = at.minibatch().valueAndGradient(trial, trialGradient);
        evaluations++;
        double product = 1 - space.dot(trialGradient, at.gradient()) / norm / norm;
        return Double.isFinite(value) && Double.isFinite(product) ? product : Double.POSITIVE_INFINITY;
    }

    private static double limited(double product) {
        return Math.max(LEAST, Math.min(MOST, product));
    }

    @Override
    public @Nullable CurvatureAlongSteps curvature() {
        if (Double.isNaN(logL1)) {
            return null;
        }
        return new CurvatureAlongSteps(Math.exp(logL1 + logTypicalNorm), Math.exp(logL1));
    }

    @Override
    public void restart() {
        warm = false;
        holds = false;
        length = Double.NaN;
        logTypicalNorm = Double.NaN;
        logL1 = Double.NaN;
        measured = 0;
        evaluations = 0;
    }

    /** The measurements stay, taken for steeper by as much as the step is shortened. */
    @Override
    public void interrupted() {
        length *= SHORTER;
        logL1 -= Math.log(SHORTER);
    }

    @Override
    public long extraEvaluations() {
        return evaluations;
    }

    @Override
    public void archive(Archive<V> archive) {
        warm = archive.count("warm", warm ? 1 : 0) == 1;
        holds = archive.count("holds", holds ? 1 : 0) == 1;
        length = archive.number("length", length);
        logTypicalNorm = archive.number("log typical norm", logTypicalNorm);
        logL1 = archive.number("log l1", logL1);
        measured = (int) archive.count("measured", measured);
        evaluations = archive.count("evaluations", evaluations);
        double[] kept = archive.numbers("recent", recent);
        System.arraycopy(kept, 0, recent, 0, MEDIAN_OF);
    }

    @Override
    public void close() {
        space.release(trial);
        space.release(trialGradient);
    }
}
