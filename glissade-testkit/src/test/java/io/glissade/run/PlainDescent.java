package io.glissade.run;

import io.glissade.oracle.Objective;
import io.glissade.space.VectorSpace;
import org.jspecify.annotations.Nullable;

/** The smallest iteration that keeps the contract: x - 0.1 grad f(x). */
final class PlainDescent<V> implements Iteration<V> {

    private final Objective<V> objective;
    private final V x;
    private final V gradient;
    private Progress progress = Progress.NONE;
    private boolean started;
    private @Nullable String nonFinite;

    PlainDescent(Objective<V> objective, V x0) {
        this.objective = objective;
        this.x = objective.space().zero();
        this.gradient = objective.space().zero();
        objective.space().copy(x0, x);
    }

    @Override
    public VectorSpace<V> space() {
        return objective.space();
    }

    @Override
    public void restart(V x0) {
        space().copy(x0, x);
        progress = Progress.NONE;
        started = false;
        nonFinite = null;
    }

    @Override
    public void step() {
        if (started) {
            space().axpy(-0.1, gradient, x);
        }
        long iteration = started ? progress.iteration() + 1 : 0;
        started = true;
        double value = objective.valueAndGradient(x, gradient);
        double norm = space().norm(gradient);
        progress = new Progress(iteration, value, norm, 0.1);
        if (!Double.isFinite(value) || !Double.isFinite(norm)) {
            String coordinate = space().firstNonFinite(gradient);
            nonFinite = (coordinate == null ? "the value" : "the gradient of " + coordinate) + " at step " + iteration;
        }
    }

    @Override
    public V point() {
        return x;
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
    public void close() {
        space().release(x);
        space().release(gradient);
    }
}
