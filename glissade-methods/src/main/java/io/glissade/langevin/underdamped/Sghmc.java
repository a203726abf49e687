package io.glissade.langevin.underdamped;

import io.glissade.langevin.ChainMethod;
import io.glissade.langevin.ChainState;
import io.glissade.langevin.Transition;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.parameter.Require;
import io.glissade.space.VectorSpace;

/**
 * Underdamped Langevin dynamics with minibatches whose noise is known: stochastic gradient Hamiltonian Monte Carlo with its correction.
 *
 * <pre>
 *   v = (1 - gamma h) v - h g + sqrt(2 gamma h T - h^2 noise) xi        x = x + h v
 * </pre>
 *
 * <p>What the gradients bring along is left out of what is injected, so the temperature stays T. Without noise it is
 * {@link Scheme#SEMI_IMPLICIT_EULER}. At temperature 0 nothing is injected and nothing corrected. Cost per step: one gradient and one vector of
 * noise; four vectors. Source: {@code chen2014stochastic}, its B-hat half of {@code h noise}.
 *
 * @param friction gamma, positive and finite
 * @param gradientNoise the variance of each coordinate of the minibatches' gradients, not negative: an estimate, the same for all
 */
public record Sghmc<V>(Schedule stepSize, double friction, Schedule temperature, double gradientNoise)
        implements ChainMethod<V> {
    public Sghmc {
        Require.positive("friction", friction);
        Require.notNegative("gradientNoise", gradientNoise);
    }

    /** A constant step and temperature. */
    public Sghmc(double stepSize, double friction, double temperature, double gradientNoise) {
        this(Schedule.constant(stepSize), friction, Schedule.constant(temperature), gradientNoise);
    }

    @Override
    public Transition<V> transition(ChainState<V> state) {
        return new Corrected<>(friction, gradientNoise, state);
    }

    private static final class Corrected<V> implements Transition<V> {
        private final double friction;
        private final double gradientNoise;
        private final ChainState<V> state;
        private final VectorSpace<V> space;
        private final V velocity;
        private final V noise;

        Corrected(double friction, double gradientNoise, ChainState<V> state) {
            this.friction = friction;
            this.gradientNoise = gradientNoise;
            this.state = state;
            this.space = state.space();
            this.velocity = state.velocity();
            this.noise = space.zero();
        }

        @Override
        public void move(double stepSize, double temperature) {
            if (!state.current() && !state.evaluate()) {
                return;
            }
            double wanted = 2 * friction * stepSize * temperature;
            double brought = stepSize * stepSize * gradientNoise;
            if (temperature > 0 && brought > wanted) {
                throw new IllegalArgumentException("gradientNoise must be at most 2 friction T / stepSize = "
                        + wanted / (stepSize * stepSize) + " at step size " + stepSize + ", got " + gradientNoise);
            }
            space.scale(1 - friction * stepSize, velocity);
            space.axpy(-stepSize, state.gradient(), velocity);
            if (temperature > 0) {
                space.fillGaussian(state.random(), noise);
                space.axpy(Math.sqrt(wanted - brought), noise, velocity);
            }
            space.axpy(stepSize, velocity, state.position());
            state.positionChanged();
        }

        @Override
        public void close() {
            space.release(noise);
        }
    }
}
