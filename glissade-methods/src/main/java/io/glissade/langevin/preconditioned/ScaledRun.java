package io.glissade.langevin.preconditioned;

import io.glissade.langevin.LangevinIteration;
import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;
import io.glissade.run.Archive;
import io.glissade.run.Progress;
import io.glissade.space.CoordinateSpace;
import io.glissade.space.VectorSpace;
import org.jspecify.annotations.Nullable;

/** A chain in y, seen in x. */
final class ScaledRun<V> implements LangevinIteration<V> {
    private final CoordinateSpace<V> space;
    private final ScaledMinibatches<V> scaled;
    private final LangevinIteration<V> chain;
    private final V reciprocals;
    private final V point;
    private final V gradient;
    private Progress progress = Progress.NONE;

    ScaledRun(Preconditioned<V> method, Minibatches<V> minibatches, V x0, CounterRandom random) {
        this.space = method.space();
        this.scaled = new ScaledMinibatches<>(minibatches, space, method.scales());
        this.reciprocals = space.zero();
        this.point = space.zero();
        this.gradient = space.zero();
        space.copy(x0, scaled.offset());
        this.chain = method.method().start(scaled, point, random);
        invert(method.scales());
        space.copy(x0, point);
    }

    /** The sign of each scale, then over its size. */
    private void invert(V scales) {
        V squares = space.zero();
        V signs = space.zero();
        space.addSquares(1, scales, squares);
        space.addRootQuotient(1, scales, squares, 0, signs);
        space.addRootQuotient(1, signs, squares, 0, reciprocals);
        space.release(squares);
        space.release(signs);
    }

    @Override
    public void restart(V x0) {
        space.copy(x0, scaled.offset());
        space.copy(x0, point);
        space.scale(0, gradient);
        chain.restart(gradient);
        progress = Progress.NONE;
    }

    @Override
    public void step() {
        if (chain.nonFinite() == null) {
            chain.step();
            look();
        }
    }

    private void look() {
        scaled.locate(chain.point(), point);
        space.copy(chain.gradient(), gradient);
        space.multiply(reciprocals, gradient);
        Progress ofY = chain.progress();
        progress = new Progress(ofY.iteration(), ofY.value(), space.norm(gradient), ofY.stepSize());
    }

    @Override
    public void archive(Archive<V> archive) {
        archive.vector("offset", scaled.offset());
        chain.archive(archive.part("scaled"));
        progress = Progress.NONE;
        space.copy(scaled.offset(), point);
        space.scale(0, gradient);
        if (chain.evaluations() > 0) {
            look();
        }
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
        return chain.nonFinite();
    }

    @Override
    public boolean valueAtPoint() {
        return chain.valueAtPoint();
    }

    @Override
    public @Nullable V velocity() {
        return chain.velocity();
    }

    @Override
    public V gradient() {
        return gradient;
    }

    @Override
    public double temperature() {
        return chain.temperature();
    }

    @Override
    public double acceptance() {
        return chain.acceptance();
    }

    @Override
    public double[] swapRates() {
        return chain.swapRates();
    }

    @Override
    public long evaluations() {
        return chain.evaluations();
    }

    @Override
    public void close() {
        chain.close();
        scaled.close();
        space.release(reciprocals);
        space.release(point);
        space.release(gradient);
    }
}
