package io.glissade.langevin.adjusted;

import io.glissade.langevin.ChainState;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;

/** The test of Metropolis and Hastings: where the chain was before the proposal, and whether it goes back there. */
final class Metropolis<V> {
    private final ChainState<V> state;
    private final VectorSpace<V> space;
    private final V position;
    private final V gradient;
    private double value = Double.NaN;
    private double acceptance = Double.NaN;

    Metropolis(ChainState<V> state) {
        this.state = state;
        this.space = state.space();
        this.position = space.zero();
        this.gradient = space.zero();
    }

    /** Keeps where the chain stands. */
    void remember() {
        space.copy(state.position(), position);
        space.copy(state.gradient(), gradient);
        value = state.value();
    }

    /** The value kept. */
    double value() {
        return value;
    }

    /** The gradient kept. */
    V gradient() {
        return gradient;
    }

    /**
     * Accepts with probability min(1, exp(-rise / temperature)), at temperature 0 unless it rises; otherwise goes back.
     *
     * @param rise of the energy, with what the proposal is less probable the other way
     */
    boolean decide(double rise, double temperature) {
        double exponent = temperature > 0 ? -rise / temperature : rise > 0 ? Double.NEGATIVE_INFINITY : 0;
        acceptance = Double.isNaN(exponent) ? 0 : Math.min(1, Math.exp(exponent));
        boolean accepted = acceptance == 1 || (temperature > 0 && state.random().nextDouble() < acceptance);
        if (!accepted) {
            state.putBack(position, gradient, value);
        }
        return accepted;
    }

    /** Goes back, without a draw. */
    void refuse() {
        acceptance = 0;
        state.putBack(position, gradient, value);
    }

    double acceptance() {
        return acceptance;
    }

    void restart() {
        acceptance = Double.NaN;
    }

    void archive(Archive<V> archive) {
        acceptance = archive.number("acceptance", acceptance);
    }

    void close() {
        space.release(position);
        space.release(gradient);
    }
}
