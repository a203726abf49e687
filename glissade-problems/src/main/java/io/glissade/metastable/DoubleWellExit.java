package io.glissade.metastable;

import io.glissade.parameter.Require;

/**
 * How long dynamics in the double well {@code F(x) = s (x^2 - 1)^2/4} takes from its minimum -1 to its minimum 1. The curvature is 2 s at
 * the minima and -s at the saddle 0, the barrier s/4.
 *
 * @param scale s, positive
 * @param inverseTemperature beta, positive
 */
public record DoubleWellExit(double scale, double inverseTemperature) {
    public DoubleWellExit {
        Require.positive("scale", scale);
        Require.positive("inverseTemperature", inverseTemperature);
    }

    /** The mean time of overdamped dynamics, by quadrature. It is the same with harmonic coordinates beside x. */
    public double exact() {
        return MeanPassageTime.of(x -> scale * (x * x - 1) * (x * x - 1) / 4, inverseTemperature, -1, 1);
    }

    /** The asymptotic law of the well, for any of the dynamics. */
    public EyringKramers law() {
        return new EyringKramers(new double[][] {{2 * scale}}, new double[][] {{-scale}}, scale / 4);
    }

    /** That of the well with a second, harmonic coordinate of a stiffness. */
    public EyringKramers lawInThePlane(double stiffness) {
        return new EyringKramers(
                new double[][] {{2 * scale, 0}, {0, stiffness}},
                new double[][] {{-scale, 0}, {0, stiffness}},
                scale / 4);
    }

    /** The exact mean time over that of the asymptotic law; it tends to 1 as the temperature falls. */
    public double ratio() {
        EyringKramers law = law();
        return exact() / law.meanTime(law.unstableCurvature(), inverseTemperature);
    }
}
