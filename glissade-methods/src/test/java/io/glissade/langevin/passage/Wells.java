package io.glissade.langevin.passage;

import io.glissade.landscape.DoubleWell;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.overdamped.AntisymmetricMatrix;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.langevin.underdamped.Underdamped;
import io.glissade.oracle.Minibatches;

/** The dynamics and the double wells that the figures of exit are about. */
final class Wells {

    private Wells() {}

    static LangevinMethod<double[]> overdamped(double stepSize, double beta) {
        return new Overdamped<>(stepSize, 1 / beta);
    }

    static LangevinMethod<double[]> turned(double a, double stepSize, double beta) {
        return new Overdamped<>(
                Schedule.constant(stepSize), Schedule.constant(1 / beta), AntisymmetricMatrix.ofPlane(a));
    }

    static LangevinMethod<double[]> underdamped(double friction, double stepSize, double beta) {
        return new Underdamped<>(Scheme.BAOAB, stepSize, friction, 1 / beta);
    }

    /** Chains from (start, 0, ...) in the double well s (x^2 - 1)^2/4 beside parabolas of curvature 1. */
    static IndependentChains<double[]> chains(
            LangevinMethod<double[]> method, int dimension, double scale, double start) {
        DoubleWell well = new DoubleWell(dimension, scale, 1);
        double[] x = well.space().zero();
        x[0] = start;
        return new IndependentChains<>(method, () -> Minibatches.always(well), x);
    }

    /** From the left minimum until the right one is reached. */
    static FirstPassage<double[]> exit(LangevinMethod<double[]> method, int dimension, double scale) {
        return new FirstPassage<>(chains(method, dimension, scale, -1), x -> x[0] >= 1, 100_000_000);
    }
}
