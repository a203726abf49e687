package io.glissade.langevin.curvature;

import io.glissade.langevin.underdamped.Scheme;
import io.glissade.parameter.Require;

/**
 * How far a step may go: the largest that is stable, and the one whose bias is no more than wanted. Both are exact or leading laws of the
 * harmonic oscillator of curvature L, the largest: the relative error of the variance along it, which is the worst of all directions. Source:
 * {@code gao2020breaking} for the dynamics, {@code leimkuhler2013rational} and {@code sanzserna2021wasserstein} for the schemes.
 *
 * <pre>
 *   overdamped Euler   1/(1 - h L/2) - 1       exactly
 *   OBABO              1/(1 - h^2 L/4) - 1     exactly
 *   BAOAB, ABOBA       0                       exactly
 *   UBU                -h^2 L/6
 *   BU                 h^2 L/12
 *   SGHMC              h^2 L/4
 *   Euler              h L/gamma
 *   frozen gradient    h L/(2 gamma)
 * </pre>
 *
 * <p>The law of OBABO stands for every other word. Where the objective is no quadratic, a scheme without bias here has one of order h^2 all the same: no step is longer than
 * {@value #SHARE} of the stable one.
 *
 * @param largest L, the largest curvature, positive
 * @param friction gamma, positive; of no effect on overdamped dynamics
 */
public record StepForBias(double largest, double friction) {

    /** Of the largest stable step. */
    static final double SHARE = 0.5;

    private static final double FIRST = 1e-3;
    private static final double GROWTH = 1.02;
    private static final int HALVINGS = 60;

    /** Checks the numbers. */
    public StepForBias {
        Require.positive("largest curvature", largest);
        Require.positive("friction", friction);
    }

    /** Of overdamped dynamics without rotation: the step from which Euler's scheme is unstable. */
    public double overdampedLimit() {
        return 2 / largest;
    }

    /** Of overdamped dynamics: the step with this relative bias of the variance, positive. */
    public double overdamped(double bias) {
        Require.positive("bias", bias);
        return Math.min(SHARE * overdampedLimit(), 2 * bias / (largest * (1 + bias)));
    }

    /**
     * Of underdamped dynamics: the step from which a scheme is unstable along the largest curvature, to 1e-12 of itself, from the radius of its
     * map.
     */
    public double underdampedLimit(Scheme scheme) {
        double stable = FIRST * Math.min(1 / friction, Math.min(friction / largest, 1 / Math.sqrt(largest)));
        double unstable = stable;
        while (SchemeMap.of(scheme, unstable, friction, largest).isStable()) {
            stable = unstable;
            unstable *= GROWTH;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (stable + unstable) / 2;
            if (SchemeMap.of(scheme, middle, friction, largest).isStable()) {
                stable = middle;
            } else {
                unstable = middle;
            }
        }
        return unstable;
    }

    /** Of underdamped dynamics: the step with this relative bias of the variance of the position, positive. */
    public double underdamped(Scheme scheme, double bias) {
        Require.positive("bias", bias);
        double root = Math.sqrt(largest);
        double step =
                switch (scheme.word()) {
                    case "E" -> bias * friction / largest;
                    case "F" -> 2 * bias * friction / largest;
                    case "SA" -> 2 * Math.sqrt(bias) / root;
                    case "OBABO" -> 2 * Math.sqrt(bias / (1 + bias)) / root;
                    case "UBU" -> Math.sqrt(6 * bias) / root;
                    case "BU" -> Math.sqrt(12 * bias) / root;
                    case "BAOAB", "ABOBA" -> Double.POSITIVE_INFINITY;
                    default -> 2 * Math.sqrt(bias / (1 + bias)) / root;
                };
        return Math.min(SHARE * underdampedLimit(scheme), step);
    }
}
