package io.glissade.langevin.adjusted;

import io.glissade.langevin.ChainMethod;
import io.glissade.langevin.ChainState;
import io.glissade.langevin.Transition;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;

/**
 * The Metropolis-adjusted Langevin algorithm: a step of overdamped dynamics is a proposal, accepted so that exp(-F/T) is kept exactly.
 *
 * <pre>
 *   y = x - h grad F(x) + sqrt(2 h T) xi        x = y with probability min(1, exp(a)), else x stays
 *   a = (F(x) - F(y))/T + (|y - x + h grad F(x)|^2 - |x - y + h grad F(y)|^2) / (4 h T)
 * </pre>
 *
 * <p>No bias whatever the step; too long a step is refused too often: a share of 0.574 is best in high dimension. A proposal where
 * value or gradient is not finite is refused. At temperature 0 a step of gradient descent is refused when it raises the value. Exact only
 * where every minibatch is the whole objective. Cost per step: one gradient, one vector of noise, some six passes; six vectors.
 * Source: {@code roberts1996exponential}; the share: {@code roberts1998optimal}.
 */
public record Mala<V>(Schedule stepSize, Schedule temperature) implements ChainMethod<V> {

    /** A constant step and temperature. */
    public Mala(double stepSize, double temperature) {
        this(Schedule.constant(stepSize), Schedule.constant(temperature));
    }

    @Override
    public Transition<V> transition(ChainState<V> state) {
        return new Proposal<>(state);
    }

    private static final class Proposal<V> implements Transition<V> {
        private final ChainState<V> state;
        private final VectorSpace<V> space;
        private final Metropolis<V> metropolis;
        private final V noise;

        Proposal(ChainState<V> state) {
            this.state = state;
            this.space = state.space();
            this.metropolis = new Metropolis<>(state);
            this.noise = space.zero();
        }

        @Override
        public void move(double stepSize, double temperature) {
            metropolis.remember();
            V x = state.position();
            space.axpy(-stepSize, state.gradient(), x);
            if (temperature > 0) {
                space.fillGaussian(state.random(), noise);
                space.scale(Math.sqrt(2 * stepSize * temperature), noise);
                space.axpy(1, noise, x);
            }
            state.positionChanged();
            if (!state.evaluate()) {
                metropolis.refuse();
                return;
            }
            double reverse = 0;
            if (temperature > 0) {
                double forward = space.dot(noise, noise);
                space.axpy(-stepSize, metropolis.gradient(), noise);
                space.axpy(-stepSize, state.gradient(), noise);
                reverse = (space.dot(noise, noise) - forward) / (4 * stepSize);
            }
            metropolis.decide(state.value() - metropolis.value() + reverse, temperature);
        }

        @Override
        public double acceptance() {
            return metropolis.acceptance();
        }

        @Override
        public void restart() {
            metropolis.restart();
        }

        @Override
        public void archive(Archive<V> archive) {
            metropolis.archive(archive);
        }

        @Override
        public void close() {
            metropolis.close();
            space.release(noise);
        }
    }
}
