package io.glissade.smoothness;

import io.glissade.gradient.GradientIteration;
import io.glissade.oracle.Objective;
import io.glissade.run.Archive;
import io.glissade.run.Observer;
import io.glissade.space.BlockSpace;
import io.glissade.space.VectorSpace;
import org.jspecify.annotations.Nullable;

/**
 * Measures how fast the gradient changes along the step d a run is about to make, on the frozen minibatch the step was
 * computed from:
 *
 * <pre>
 *   smoothness = max over t in {1/m, 2/m, ..., 1} of  ||grad f(x + t d) - grad f(x)|| / ||t d||
 * </pre>
 *
 * and beside it what the number has to be held against: its ceiling {@code (||grad f(x)|| + ||grad f(x + t d)||) / ||t d||}
 * by the triangle inequality, the same quotient at one radius fixed for the whole run, and the noise floor: what the quotient
 * gives between x and itself, reached by adding t d and taking it off again, where the true answer is 0.
 *
 * <p>Cost: every {@code every} steps m + 1 gradients, and one more for the noise floor at every {@code floorEvery}-th
 * measurement; {@link Settings#cost()} states it ahead. Two vectors are held. The run is not changed: bitwise the same with and
 * without. Source: {@code zhang2020clipping}, appendix H.1, after {@code santurkar2018batch}; the same minibatch at both ends
 * where the paper's code draws another.
 */
public final class SmoothnessProbe<V> implements Observer<V, GradientIteration<V>>, AutoCloseable {

    /**
     * When and where to measure.
     *
     * @param every a measurement at every so many steps, at least 1
     * @param points m, the number of points along the step, at least 1
     * @param floorEvery the noise floor at every so many measurements, at least 1
     * @param relativeRadius the fixed radius as a share of the norm of the first point, positive
     */
    public record Settings(int every, int points, int floorEvery, double relativeRadius) {
        /** One point at the end of the step, every 60 steps; at most 1.05 times the gradients of the run alone. */
        public static final Settings DEFAULT = new Settings(60, 1, 8, 1e-3);

        public Settings {
            require(every >= 1, "every", "at least 1", every);
            require(points >= 1, "points", "at least 1", points);
            require(floorEvery >= 1, "floorEvery", "at least 1", floorEvery);
            require(relativeRadius > 0 && relativeRadius < 1, "relativeRadius", "in (0, 1)", relativeRadius);
        }

        private static void require(boolean holds, String name, String rule, double value) {
            if (!holds) {
                throw new IllegalArgumentException(name + " must be " + rule + ", got " + value);
            }
        }

        /** Gradients per step with the probe over gradients per step without, 1 or more. */
        public double cost() {
            return 1 + (points + 1 + 1.0 / floorEvery) / every;
        }
    }

    private final Settings settings;
    private final VectorSpace<V> space;
    private final @Nullable BlockSpace<V> blocks;
    private final V trial;
    private final V difference;
    private final double[] layerNorms;
    private final double[] layerSmoothness;
    private final double[] layerMoves;
    private double radius = Double.NaN;
    private long measurements;
    private long evaluations;
    private @Nullable SmoothnessSample latest;
    private double trialGradientNorm;

    /** A probe of runs on {@code space}; with a {@link BlockSpace} it also measures each layer by itself. */
    public SmoothnessProbe(Settings settings, VectorSpace<V> space) {
        this.settings = settings;
        this.space = space;
        this.blocks = space instanceof BlockSpace<V> divided ? divided : null;
        this.trial = space.zero();
        this.difference = space.zero();
        int layers = blocks == null ? 0 : blocks.blocks().size();
        this.layerNorms = new double[layers];
        this.layerSmoothness = new double[layers];
        this.layerMoves = new double[layers];
    }

    @Override
    public void afterStep(GradientIteration<V> run) {
        latest = null;
        boolean due = run.progress().iteration() % settings.every == 0;
        double stepLength = run.move().stepLength();
        if (due && run.nonFinite() == null && stepLength > 0) {
            latest = measure(run, stepLength);
            measurements++;
        }
    }

    private SmoothnessSample measure(GradientIteration<V> run, double stepLength) {
        double gradientNorm = run.move().gradientNorm();
        double smoothness = 0;
        double ceiling = Double.NaN;
        for (int i = 1; i <= settings.points; i++) {
            double t = (double) i / settings.points;
            double quotient = gradientChange(run, t) / (t * stepLength);
            if (!(quotient <= smoothness)) {
                smoothness = quotient;
                ceiling = (gradientNorm + trialGradientNorm) / (t * stepLength);
                measureLayers(run, t);
            }
        }
        if (Double.isNaN(radius)) {
            double norm = space.norm(run.point());
            radius = settings.relativeRadius * (norm > 0 ? norm : 1);
        }
        double control = gradientChange(run, radius / stepLength) / radius;
        double noiseFloor = Double.NaN;
        if (measurements % settings.floorEvery == 0) {
            double t = 1.0 / settings.points;
            noiseFloor = gradientChangeThereAndBack(run, t) / (t * stepLength);
        }
        long iteration = run.progress().iteration();
        return new SmoothnessSample(iteration, gradientNorm, smoothness, ceiling, control, noiseFloor);
    }

    /** ||grad f(x + t d) - grad f(x)|| on the minibatch of the step. */
    private double gradientChange(GradientIteration<V> run, double t) {
        space.copy(run.point(), trial);
        space.axpy(t, run.displacement(), trial);
        return changeAtTrial(run);
    }

    private double gradientChangeThereAndBack(GradientIteration<V> run, double t) {
        space.copy(run.point(), trial);
        space.axpy(t, run.displacement(), trial);
        space.axpy(-t, run.displacement(), trial);
        return changeAtTrial(run);
    }

    private double changeAtTrial(GradientIteration<V> run) {
        Objective<V> minibatch = run.minibatch();
        minibatch.valueAndGradient(trial, difference);
        evaluations++;
        trialGradientNorm = space.norm(difference);
        space.axpy(-1, run.gradient(), difference);
        return space.norm(difference);
    }

    private void measureLayers(GradientIteration<V> run, double t) {
        if (blocks == null) {
            return;
        }
        blocks.blockNorms(run.gradient(), layerNorms);
        blocks.blockNorms(run.displacement(), layerMoves);
        blocks.blockNorms(difference, layerSmoothness);
        for (int layer = 0; layer < layerNorms.length; layer++) {
            double move = t * layerMoves[layer];
            layerSmoothness[layer] = move > 0 ? layerSmoothness[layer] / move : Double.NaN;
        }
    }

    /** Saves or loads what later measurements depend on. */
    public void archive(Archive<V> archive) {
        radius = archive.number("radius", radius);
        measurements = archive.count("measurements", measurements);
        evaluations = archive.count("evaluations", evaluations);
    }

    /** The measurement of the last step, or {@code null} if none was due. */
    public @Nullable SmoothnessSample latest() {
        return latest;
    }

    /** Gradient norm of each layer at the last measurement; empty without layers. The probe's own array. */
    public double[] layerNorms() {
        return layerNorms;
    }

    /** Change of each layer's gradient over the length of its own move at the last measurement. The probe's own array. */
    public double[] layerSmoothness() {
        return layerSmoothness;
    }

    /** Gradients evaluated so far, over and above those of the run. */
    public long evaluations() {
        return evaluations;
    }

    @Override
    public void close() {
        space.release(trial);
        space.release(difference);
    }
}
