package io.glissade.langevin.adjusted;

import io.glissade.langevin.ChainMethod;
import io.glissade.langevin.ChainState;
import io.glissade.langevin.Transition;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;

/**
 * Metropolis-adjusted underdamped Langevin dynamics: generalised Hamiltonian Monte Carlo.
 *
 * <pre>
 *   O(n h), then n leapfrog steps B(h/2) A(h) B(h/2), accepted with probability min(1, exp(-(H' - H)/T))
 *   H = F(x) + |v|^2/2        refused: x stays and v turns round
 * </pre>
 *
 * <p>The parts are those of {@link io.glissade.langevin.underdamped.Part}; with n = 1 the order is OBAB, whose
 * positions are those of OBABO with half the noise to draw. It keeps exp(-H/T) exactly whatever
 * the step. Every refusal turns the velocity round, so aim at a share of acceptance of 0.9 or more; with friction so high that
 * exp(-friction n h) vanishes it is Hamiltonian Monte Carlo, where 0.65 is best. A path that meets a value or gradient that is not finite is
 * refused. At temperature 0 every other path is accepted: friction alone lowers H then, and a test would refuse a descent for the error of a step. Exact only where every minibatch is the whole objective. Cost per step:
 * n gradients, one vector of noise; seven vectors. Source: {@code horowitz1991generalized}.
 *
 * @param friction positive and finite
 * @param leapfrogSteps n, at least 1
 */
public record AdjustedUnderdamped<V>(Schedule stepSize, double friction, Schedule temperature, int leapfrogSteps)
        implements ChainMethod<V> {
    public AdjustedUnderdamped {
        Require.positive("friction", friction);
        Require.atLeast("leapfrogSteps", 1, leapfrogSteps);
    }

    /** A constant step and temperature, one leapfrog step. */
    public AdjustedUnderdamped(double stepSize, double friction, double temperature) {
        this(Schedule.constant(stepSize), friction, Schedule.constant(temperature), 1);
    }

    @Override
    public Transition<V> transition(ChainState<V> state) {
        return new Path<>(friction, leapfrogSteps, state);
    }

    private static final class Path<V> implements Transition<V> {
        private final double friction;
        private final int leapfrogSteps;
        private final ChainState<V> state;
        private final VectorSpace<V> space;
        private final Metropolis<V> metropolis;
        private final V velocity;
        private final V oldVelocity;
        private final V noise;

        Path(double friction, int leapfrogSteps, ChainState<V> state) {
            this.friction = friction;
            this.leapfrogSteps = leapfrogSteps;
            this.state = state;
            this.space = state.space();
            this.metropolis = new Metropolis<>(state);
            this.velocity = state.velocity();
            this.oldVelocity = space.zero();
            this.noise = space.zero();
        }

        @Override
        public void move(double stepSize, double temperature) {
            refresh(leapfrogSteps * stepSize, temperature);
            metropolis.remember();
            space.copy(velocity, oldVelocity);
            double before = space.dot(velocity, velocity) / 2;
            boolean accepted = false;
            if (leap(stepSize)) {
                double after = space.dot(velocity, velocity) / 2;
                double rise = temperature > 0 ? state.value() - metropolis.value() + (after - before) : 0;
                accepted = metropolis.decide(rise, temperature);
            } else {
                metropolis.refuse();
            }
            if (!accepted) {
                space.copy(oldVelocity, velocity);
                space.scale(-1, velocity);
            }
        }

        /** Whether all numbers on the way were finite. */
        private boolean leap(double stepSize) {
            for (int i = 0; i < leapfrogSteps; i++) {
                space.axpy(-stepSize / 2, state.gradient(), velocity);
                space.axpy(stepSize, velocity, state.position());
                state.positionChanged();
                if (!state.evaluate()) {
                    return false;
                }
                space.axpy(-stepSize / 2, state.gradient(), velocity);
            }
            return true;
        }

        private void refresh(double time, double temperature) {
            space.scale(Math.exp(-friction * time), velocity);
            if (temperature > 0) {
                space.fillGaussian(state.random(), noise);
                space.axpy(Math.sqrt(-Math.expm1(-2 * friction * time) * temperature), noise, velocity);
            }
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
            space.release(oldVelocity);
            space.release(noise);
        }
    }
}
