package io.glissade.cli.reproduce.langevin;

import io.glissade.landscape.DoubleWell;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.overdamped.AntisymmetricMatrix;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.langevin.passage.FirstPassage;
import io.glissade.langevin.passage.IndependentChains;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.langevin.underdamped.Underdamped;
import io.glissade.oracle.Minibatches;

/** A dynamics of the figures of double wells, at an inverse temperature. */
record WellDynamics(String name, LangevinMethod<double[]> method, double stepSize, double inverseTemperature) {
    private static final long MOST_MOVES = 1_000_000_000L;

    static WellDynamics overdamped(double stepSize, double beta) {
        return new WellDynamics("LD", new Overdamped<>(stepSize, 1 / beta), stepSize, beta);
    }

    /** With J = [[0, a], [-a, 0]], in the plane. */
    static WellDynamics turned(double a, double stepSize, double beta) {
        return new WellDynamics(
                "NLD",
                new Overdamped<>(
                        Schedule.constant(stepSize), Schedule.constant(1 / beta), AntisymmetricMatrix.ofPlane(a)),
                stepSize,
                beta);
    }

    /** With velocity, by BAOAB. */
    static WellDynamics underdamped(double friction, double stepSize, double beta) {
        return new WellDynamics("ULD", new Underdamped<>(Scheme.BAOAB, stepSize, friction, 1 / beta), stepSize, beta);
    }

    /** Chains from (x, 0) in the well s (x^2 - 1)^2/4 + y^2/2. */
    IndependentChains<double[]> chains(double scale, double x) {
        DoubleWell well = new DoubleWell(2, scale, 1);
        return new IndependentChains<>(method, () -> Minibatches.always(well), new double[] {x, 0});
    }

    /** From the left minimum until x = 1. */
    FirstPassage<double[]> exit(double scale) {
        return new FirstPassage<>(chains(scale, -1), x -> x[0] >= 1, MOST_MOVES);
    }
}
