package io.glissade.finitesum.sag;

import io.glissade.oracle.FiniteSum;
import io.glissade.run.Iteration;
import io.glissade.run.Progress;
import io.glissade.space.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A run of {@link TableSag}. Its residual is the norm of the table's mean, an estimate and not a bound. */
final class TableSagRun<V> implements Iteration<V> {

    private final FiniteSum<V> sum;
    private final VectorSpace<V> space;
    private final TableSag method;
    private final long seed;
    private final List<V> table = new ArrayList<>();
    private final V x;
    private final V d;
    private final V gradient;

    private SplittableRandom random;
    private boolean begun;
    private @Nullable String nonFinite;
    private Progress progress = Progress.NONE;

    TableSagRun(FiniteSum<V> sum, TableSag method, V x0, long seed) {
        this.sum = sum;
        this.space = sum.space();
        this.method = method;
        this.seed = seed;
        this.x = space.zero();
        this.d = space.zero();
        this.gradient = space.zero();
        for (int term = 0; term < sum.terms(); term++) {
            table.add(space.zero());
        }
        this.random = new SplittableRandom(seed);
        restart(x0);
    }

    @Override
    public void restart(V x0) {
        space.copy(x0, x);
        space.scale(0, d);
        for (V entry : table) {
            space.scale(0, entry);
        }
        if (method.first() == TableSag.FirstTable.CENTRED) {
            sum.mean().valueAndGradient(x0, d);
            for (int term = 0; term < table.size(); term++) {
                sum.valueAndGradient(term, x0, table.get(term));
                space.axpy(-1, d, table.get(term));
            }
            space.scale(0, d);
        }
        random = new SplittableRandom(seed);
        begun = false;
        nonFinite = null;
        progress = Progress.NONE;
    }

    @Override
    public void step() {
        if (nonFinite != null) {
            return;
        }
        long k = progress.iteration();
        if (begun) {
            int term = (int) (random.nextDouble() * table.size());
            double value = sum.valueAndGradient(term, x, gradient);
            double norm = space.norm(gradient);
            if (!Double.isFinite(value) || !Double.isFinite(norm)) {
                nonFinite = "term " + term + " has value " + value + " and gradient norm " + norm + " at step " + k;
                return;
            }
            V entry = table.get(term);
            space.axpy(-1, entry, d);
            space.axpy(1, gradient, d);
            space.copy(gradient, entry);
            space.axpy(-method.stepSize() / table.size(), d, x);
            k++;
        }
        begun = true;
        progress = new Progress(k, Double.NaN, space.norm(d) / table.size(), method.stepSize());
    }

    @Override
    public VectorSpace<V> space() {
        return space;
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
        table.forEach(space::release);
        space.release(x);
        space.release(d);
        space.release(gradient);
    }
}
