package io.glissade.conditional;

import io.glissade.atom.AtomSet;
import io.glissade.oracle.Objective;
import io.glissade.penalty.ConcavePenalty;
import io.glissade.penalty.GaugePenalty;
import org.jspecify.annotations.Nullable;

/**
 * Any differentiable objective with a penalty on a gauge, {@code F(x) = f(x) + phi(kappa(x))}, or {@code phi(sum_p gamma(c_p))}. Where
 * {@code f} is convex the gap of a run bounds how far its point is above the minimum; where it is not, a gap of 0 says that the point is
 * stationary. Nothing is known of the smoothness of {@code f}, so that nothing is screened.
 *
 * @param objective {@code f}; a linear model, a hypergradient, a sum on a cluster
 * @param atoms over all coordinates of the objective
 * @param penalty {@code phi}
 * @param gamma {@code null} for the gauge itself
 */
public record GaugeObjective(
        Objective<double[]> objective,
        AtomSet atoms,
        GaugePenalty penalty,
        @Nullable ConcavePenalty gamma) {

    public GaugeObjective {
        if (atoms.dimension() != objective.space().dimension()) {
            throw new IllegalArgumentException("atoms must have the "
                    + objective.space().dimension() + " coordinates of the objective, have " + atoms.dimension());
        }
        if (atoms.constantsAreFree()) {
            throw new IllegalArgumentException("atoms that leave constants free need a linear model, got " + atoms);
        }
    }
}
