package io.glissade.cli.minimise;

import io.glissade.cli.target.Target;
import io.glissade.langevin.curvature.MeasuredCurvature;
import io.glissade.oracle.Objective;
import io.glissade.random.CounterRandom;
import io.glissade.space.VectorSpace;
import java.util.Arrays;

/**
 * How steep and how high a target is where chains begin, from which step and temperature follow.
 *
 * @param curvature nine in ten starts have none larger in magnitude; positive
 * @param spread the standard deviation of the values there; positive
 * @param gradients evaluated to measure them
 */
record SearchScale(double curvature, double spread, long gradients) {

    private static final int POINTS = 20;
    private static final int VECTORS = 6;
    /** Beyond those of the chains, which begin at 0. */
    private static final long STREAM = Long.MAX_VALUE;

    /** Measured at random starts. {@code ArithmeticException} where the energy is finite at none of them. */
    static <V> SearchScale of(Target<V> target, long seed) {
        Objective<V> objective = target.stream(0).next();
        VectorSpace<V> space = target.space();
        CounterRandom random = new CounterRandom(seed, STREAM);
        V x = space.zero();
        V gradient = space.zero();
        double[] curvatures = new double[POINTS];
        double[] values = new double[POINTS];
        long gradients = 0;
        int seen = 0;
        try {
            for (int i = 0; i < POINTS; i++) {
                target.start(random, x);
                double value = objective.valueAndGradient(x, gradient);
                gradients++;
                if (!Double.isFinite(value) || !Double.isFinite(space.norm(gradient))) {
                    continue;
                }
                double radius = 1e-5 * Math.max(1, space.norm(x));
                MeasuredCurvature curvature = MeasuredCurvature.at(objective, x, VECTORS, radius, random);
                gradients += curvature.gradients();
                values[seen] = value;
                curvatures[seen++] = Math.max(Math.abs(curvature.smallest()), Math.abs(curvature.largest()));
            }
        } finally {
            space.release(x);
            space.release(gradient);
        }
        if (seen == 0) {
            throw new ArithmeticException("the energy of " + target.name() + " is not finite at any of " + POINTS
                    + " random starts");
        }
        double[] sorted = Arrays.copyOf(curvatures, seen);
        Arrays.sort(sorted);
        double mean = Arrays.stream(values, 0, seen).sum() / seen;
        double squares = Arrays.stream(values, 0, seen).map(value -> (value - mean) * (value - mean)).sum();
        double high = sorted[(int) (0.9 * (seen - 1))];
        double spread = Math.sqrt(squares / seen);
        // A flat target has no scale; any will do there.
        return new SearchScale(high > 0 ? high : 1, spread > 0 ? spread : 1, gradients);
    }
}
