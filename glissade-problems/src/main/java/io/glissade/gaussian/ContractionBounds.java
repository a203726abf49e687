package io.glissade.gaussian;

import io.glissade.parameter.Require;

/**
 * Bounds with constants on the contraction |e^(-tB)| of {@link LinearDynamics#contraction} on a Gaussian target with curvatures from m to M. Source: {@code gao2020breaking}; derived
 * and checked in docs/theory/langevin.md.
 */
public final class ContractionBounds {

    private ContractionBounds() {}

    /** The friction at which underdamped dynamics converges fastest: 2 sqrt(m). */
    public static double optimalFriction(GaussianTarget target) {
        return 2 * Math.sqrt(target.smallestCurvature());
    }

    /** Of overdamped dynamics, with equality: e^(-m t). */
    public static double overdamped(GaussianTarget target, double time) {
        return Math.exp(-target.smallestCurvature() * time);
    }

    /**
     * The C of underdamped dynamics with less than the optimal friction: (1 + M) / sqrt(m (1 - (1 - e)^2)), e = 1 - friction/(2 sqrt(m)).
     *
     * @param friction in (0, 2 sqrt(m))
     */
    public static double underdampedConstant(GaussianTarget target, double friction) {
        double ratio = friction / optimalFriction(target);
        Require.between("friction", 0, friction, optimalFriction(target));
        return (1 + target.largestCurvature()) / Math.sqrt(target.smallestCurvature() * (1 - ratio) * (1 + ratio));
    }

    /** C e^(-friction t/2), the C of {@link #underdampedConstant}. */
    public static double underdamped(GaussianTarget target, double friction, double time) {
        return underdampedConstant(target, friction) * Math.exp(-friction * time / 2);
    }

    /** The C_H of the optimal friction: the largest (1 + l)^2 / (l - m) over the curvatures l above m; 0 if there is none. */
    public static double optimalFrictionConstant(GaussianTarget target) {
        double least = target.smallestCurvature();
        double largest = 0;
        for (double curvature : target.basis().values()) {
            if (curvature > least) {
                largest = Math.max(largest, (1 + curvature) * (1 + curvature) / (curvature - least));
            }
        }
        return largest;
    }

    /** Of underdamped dynamics with friction 2 sqrt(m): sqrt(C_H + 2 + (m + 1)^2 t^2) e^(-sqrt(m) t). */
    public static double underdampedAtOptimalFriction(GaussianTarget target, double time) {
        double least = target.smallestCurvature();
        double grown = (least + 1) * time;
        return Math.sqrt(optimalFrictionConstant(target) + 2 + grown * grown) * Math.exp(-Math.sqrt(least) * time);
    }

    /** Of non-reversible dynamics with any J: sqrt(M/m) e^(-m t), as it contracts in the norm of H at least like e^(-m t). */
    public static double nonReversible(GaussianTarget target, double time) {
        return Math.sqrt(target.largestCurvature() / target.smallestCurvature()) * overdamped(target, time);
    }

    /** Of non-reversible dynamics with the J of {@link OptimalRotation#of}: {@link OptimalRotation#constant} times e^(-t Tr(H)/d). */
    public static double optimalRotation(GaussianTarget target, double time) {
        double trace = 0;
        for (double curvature : target.basis().values()) {
            trace += curvature;
        }
        return OptimalRotation.constant(target) * Math.exp(-trace / target.dimension() * time);
    }
}
