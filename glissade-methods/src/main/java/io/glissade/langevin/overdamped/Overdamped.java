package io.glissade.langevin.overdamped;

import io.glissade.langevin.ChainMethod;
import io.glissade.langevin.ChainState;
import io.glissade.langevin.Transition;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.space.VectorSpace;
import org.jspecify.annotations.Nullable;

/**
 * Overdamped Langevin dynamics by Euler's scheme, reversible or not.
 *
 * <pre>
 *   x = x - h (I + J) grad F(x) + sqrt(2 h T) xi        J^T = -J, xi standard normal
 * </pre>
 *
 * <p>Any J leaves exp(-F/T) as it is in continuous time and can only speed up convergence there; after discretisation it
 * multiplies the bias along flat directions and shortens the largest stable step, so choose it together with the step. Stable on a
 * quadratic for {@code h < min 2 Re(l)/|l|^2} over the eigenvalues l of (I + J) H, which is 2/L without J; the variance there is
 * too large by the factor 1/(1 - h l/2) without J. With minibatches it is SGLD, at temperature 0 gradient descent. Cost per step: one
 * gradient and one vector of noise; four vectors. Source: {@code gao2020breaking}.
 *
 * @param rotation J, or {@code null} for the reversible dynamics
 */
public record Overdamped<V>(
        Schedule stepSize, Schedule temperature, @Nullable AntisymmetricMap<V> rotation) implements ChainMethod<V> {

    /** The reversible dynamics with a constant step and temperature. */
    public Overdamped(double stepSize, double temperature) {
        this(Schedule.constant(stepSize), Schedule.constant(temperature), null);
    }

    @Override
    public Transition<V> transition(ChainState<V> state) {
        return new Euler<>(state, rotation);
    }

    private static final class Euler<V> implements Transition<V> {
        private final ChainState<V> state;
        private final @Nullable AntisymmetricMap<V> rotation;
        private final VectorSpace<V> space;
        private final V noise;

        Euler(ChainState<V> state, @Nullable AntisymmetricMap<V> rotation) {
            this.state = state;
            this.rotation = rotation;
            this.space = state.space();
            this.noise = space.zero();
        }

        @Override
        public void move(double stepSize, double temperature) {
            V x = state.position();
            space.axpy(-stepSize, state.gradient(), x);
            if (rotation != null) {
                rotation.addProduct(-stepSize, state.gradient(), x);
            }
            if (temperature > 0) {
                space.fillGaussian(state.random(), noise);
                space.axpy(Math.sqrt(2 * stepSize * temperature), noise, x);
            }
            state.positionChanged();
            state.evaluate();
        }

        @Override
        public void close() {
            space.release(noise);
        }
    }
}
