package io.glissade.langevin;

import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;
import io.glissade.run.Archive;
import io.glissade.run.Progress;
import io.glissade.space.VectorSpace;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The loop that every Langevin method shares: schedules, the move, and the end where a number is not finite. */
final class LangevinRun<V> implements LangevinIteration<V> {
    private final ChainMethod<V> method;
    private final Minibatches<V> minibatches;
    private final ChainState<V> state;
    private final Transition<V> transition;
    private final CounterRandom random;
    private final long firstNumber;
    private Progress progress = Progress.NONE;
    private boolean started;
    private double temperature = Double.NaN;
    private @Nullable String nonFinite;

    LangevinRun(ChainMethod<V> method, Minibatches<V> minibatches, V x0, CounterRandom random) {
        this.method = method;
        this.minibatches = minibatches;
        this.random = random;
        this.firstNumber = random.position();
        this.state = new ChainState<>(minibatches, random);
        this.transition = method.transition(state);
        state.begin(x0);
    }

    @Override
    public void restart(V x0) {
        minibatches.restart();
        random.moveTo(firstNumber);
        state.begin(x0);
        transition.restart();
        progress = Progress.NONE;
        started = false;
        temperature = Double.NaN;
        nonFinite = null;
    }

    @Override
    public void step() {
        if (nonFinite != null) {
            return;
        }
        long moves = started ? progress.iteration() + 1 : 0;
        if (started) {
            double stepSize = method.stepSize().at(moves - 1);
            temperature = method.temperature().at(moves - 1);
            requireSchedules(moves - 1, stepSize);
            transition.move(stepSize, temperature);
        } else {
            started = true;
            state.evaluate();
        }
        progress = new Progress(
                moves, state.value(), state.gradientNorm(), method.stepSize().at(moves));
        nonFinite = describeNonFinite();
    }

    private void requireSchedules(long move, double stepSize) {
        if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
            throw new IllegalArgumentException(
                    "the step size of move " + move + " must be positive and finite, got " + stepSize);
        }
        if (!(temperature >= 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException(
                    "the temperature of move " + move + " must not be negative and be finite, got " + temperature);
        }
    }

    private @Nullable String describeNonFinite() {
        String ofState = state.nonFinite();
        String what = ofState != null ? ofState : transition.nonFinite();
        return what == null ? null : String.format(Locale.ROOT, "Step %d: %s.", progress.iteration(), what);
    }

    @Override
    public VectorSpace<V> space() {
        return state.space();
    }

    @Override
    public V point() {
        return state.position();
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
    public boolean valueAtPoint() {
        return state.current();
    }

    @Override
    public @Nullable V velocity() {
        return state.velocityOrNull();
    }

    @Override
    public V gradient() {
        return state.gradient();
    }

    @Override
    public double temperature() {
        return temperature;
    }

    @Override
    public double acceptance() {
        return transition.acceptance();
    }

    @Override
    public double[] swapRates() {
        return transition.swapRates();
    }

    @Override
    public long evaluations() {
        return state.evaluations();
    }

    @Override
    public void archive(Archive<V> archive) {
        started = archive.count("started", started ? 1 : 0) == 1;
        long moves = archive.count("moves", progress.iteration());
        state.archive(archive.part("state"));
        transition.archive(archive.part("transition"));
        minibatches.archive(archive.part("minibatches"));
        progress = Progress.NONE;
        temperature = Double.NaN;
        nonFinite = null;
        if (started) {
            temperature = moves == 0 ? Double.NaN : method.temperature().at(moves - 1);
            progress = new Progress(
                    moves,
                    state.value(),
                    state.gradientNorm(),
                    method.stepSize().at(moves));
            nonFinite = describeNonFinite();
        }
    }

    @Override
    public void close() {
        transition.close();
        state.close();
    }
}
