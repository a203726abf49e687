package io.glissade.langevin.underdamped;

import io.glissade.langevin.ChainMethod;
import io.glissade.langevin.ChainState;
import io.glissade.langevin.Transition;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.parameter.Require;

/**
 * Underdamped Langevin dynamics of unit mass, by the scheme of choice.
 *
 * <pre>
 *   dX = V dt        dV = -grad F(X) dt - gamma V dt + sqrt(2 gamma T) dB
 * </pre>
 *
 * <p>It keeps exp(-(F(x) + |v|^2/2)/T). On a quadratic with curvatures from m to M friction {@code 2 sqrt(m)} converges fastest, at the rate
 * sqrt(m). BAOAB and UBU are stable there up to {@code h = 2/sqrt(M)}; the scheme of {@code gao2020breaking} has a relative bias of
 * {@code h M/(4 sqrt(m))} in the variance at that friction. At temperature 0 the SGHMC scheme is heavy ball with momentum
 * {@code 1 - gamma h} and step {@code h^2}. Where m > 1, rescale: unit mass is slower than no velocity. Cost per step:
 * {@link Scheme#gradients()}, one vector of noise for each O and S, two for each U, F; four or five vectors. Sources: {@code gao2020breaking}
 * and those of the schemes.
 *
 * @param friction gamma, positive and finite
 */
public record Underdamped<V>(Scheme scheme, Schedule stepSize, double friction, Schedule temperature)
        implements ChainMethod<V> {
    public Underdamped {
        Require.positive("friction", friction);
    }

    /** A constant step and temperature. */
    public Underdamped(Scheme scheme, double stepSize, double friction, double temperature) {
        this(scheme, Schedule.constant(stepSize), friction, Schedule.constant(temperature));
    }

    @Override
    public Transition<V> transition(ChainState<V> state) {
        return new SchemeTransition<>(scheme, friction, state);
    }
}
