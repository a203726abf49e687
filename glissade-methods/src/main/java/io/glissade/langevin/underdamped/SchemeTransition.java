package io.glissade.langevin.underdamped;

import io.glissade.langevin.ChainState;
import io.glissade.langevin.Transition;
import io.glissade.space.VectorSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a scheme, one after the other, on the state of a chain. */
final class SchemeTransition<V> implements Transition<V> {
    private final Part[] parts;
    private final double[] fractions;
    private final FreeFlow[] flows;
    private final boolean evaluatesAtTheEnd;
    private final double friction;
    private final ChainState<V> state;
    private final VectorSpace<V> space;
    private final V velocity;
    private final V noise;
    private final @Nullable V second;
    private double stepSize = Double.NaN;

    SchemeTransition(Scheme scheme, double friction, ChainState<V> state) {
        List<Part> word = scheme.parts();
        this.parts = word.toArray(new Part[0]);
        this.fractions = word.stream().mapToDouble(scheme::fraction).toArray();
        this.flows = new FreeFlow[parts.length];
        this.evaluatesAtTheEnd = scheme.beginsWithForce();
        this.friction = friction;
        this.state = state;
        this.space = state.space();
        this.velocity = state.velocity();
        this.noise = space.zero();
        this.second = word.contains(Part.U) || word.contains(Part.F) ? space.zero() : null;
    }

    @Override
    public void move(double step, double temperature) {
        if (step != stepSize) {
            stepSize = step;
            for (int i = 0; i < parts.length; i++) {
                flows[i] = FreeFlow.over(fractions[i] * step, friction);
            }
        }
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].needsGradient() && !state.current() && !state.evaluate()) {
                return;
            }
            apply(parts[i], flows[i], fractions[i] * step, temperature);
            if (parts[i].changesPosition()) {
                state.positionChanged();
            }
        }
        if (evaluatesAtTheEnd && !state.current()) {
            state.evaluate();
        }
    }

    private void apply(Part part, FreeFlow flow, double time, double temperature) {
        V x = state.position();
        switch (part) {
            case A -> space.axpy(time, velocity, x);
            case B -> space.axpy(-time, state.gradient(), velocity);
            case O -> {
                space.scale(flow.decay(), velocity);
                addNoise(flow.noiseV(), temperature);
            }
            case U -> fly(flow, temperature, false);
            case F -> fly(flow, temperature, true);
            case E -> {
                space.axpy(time, velocity, x);
                euler(time, temperature);
            }
            case S -> euler(time, temperature);
        }
    }

    private void fly(FreeFlow flow, double temperature, boolean withForce) {
        V x = state.position();
        space.axpy(flow.reach(), velocity, x);
        space.scale(flow.decay(), velocity);
        if (withForce) {
            space.axpy(-flow.fall(), state.gradient(), x);
            space.axpy(-flow.reach(), state.gradient(), velocity);
        }
        if (temperature > 0 && second != null) {
            addNoise(flow.noiseV(), temperature);
            space.axpy(flow.shared() * Math.sqrt(temperature), noise, x);
            space.fillGaussian(state.random(), second);
            space.axpy(flow.noiseX() * Math.sqrt(temperature), second, x);
        }
    }

    private void euler(double time, double temperature) {
        space.scale(1 - friction * time, velocity);
        space.axpy(-time, state.gradient(), velocity);
        addNoise(Math.sqrt(2 * friction * time), temperature);
    }

    /** Noise of this standard deviation at temperature 1 to the velocity. At temperature 0 none is drawn. */
    private void addNoise(double deviation, double temperature) {
        if (temperature > 0) {
            space.fillGaussian(state.random(), noise);
            space.axpy(deviation * Math.sqrt(temperature), noise, velocity);
        }
    }

    @Override
    public void close() {
        space.release(noise);
        if (second != null) {
            space.release(second);
        }
    }
}
