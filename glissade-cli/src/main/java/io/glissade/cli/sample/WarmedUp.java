package io.glissade.cli.sample;

import io.glissade.cli.target.Target;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.adjusted.AdjustedUnderdamped;
import io.glissade.langevin.adjusted.Mala;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.langevin.warmup.WarmUp;
import io.glissade.oracle.Objective;
import io.glissade.space.CoordinateSpace;
import io.glissade.space.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a warm-up by adjusted moves found.
 *
 * @param step of the adjusted scheme itself; NaN where the draws are of another
 * @param scales of each coordinate
 * @param points where the chains ended
 */
record WarmedUp<V>(double step, CoordinateSpace<V> space, V scales, List<V> points) {

    private static final double MALA_ACCEPTANCE = 0.574;
    private static final double UNDERDAMPED_ACCEPTANCE = 0.9;
    private static final int USUAL_MOVES = 1000;

    /** Finds scales, and for an adjusted scheme its step. */
    static <V> WarmedUp<V> run(
            Target<V> target,
            CoordinateSpace<V> space,
            ChainOptions options,
            double largest,
            List<V> starts,
            int threads,
            long seed) {
        boolean underdamped = options.dynamics() == Dynamics.ADJUSTED;
        double temperature = options.temperature();
        Function<Schedule, LangevinMethod<V>> family = underdamped
                ? steps -> new AdjustedUnderdamped<>(steps, 1, Schedule.constant(temperature), 1)
                : steps -> new Mala<>(steps, Schedule.constant(temperature));
        Integer given = options.warmUp();
        WarmUp<V> warmUp = new WarmUp<>(
                space,
                family,
                underdamped ? 1 / Math.sqrt(largest) : 1 / largest,
                underdamped ? UNDERDAMPED_ACCEPTANCE : MALA_ACCEPTANCE,
                given == null ? USUAL_MOVES : given);
        WarmUp.Result<V> result = warmUp.run(starts.size(), threads, target::stream, starts::get, seed);
        double step = options.dynamics().isAdjusted() ? result.stepSize() : Double.NaN;
        return new WarmedUp<>(step, space, result.scales(), result.points());
    }

    /** The energy as a function of y, x the scales times y. */
    Objective<V> rescaled(Objective<V> energy) {
        V x = space.zero();
        return new Objective<>() {
            @Override
            public VectorSpace<V> space() {
                return space;
            }

            @Override
            public double valueAndGradient(V y, V gradientOut) {
                space.copy(y, x);
                space.multiply(scales, x);
                double value = energy.valueAndGradient(x, gradientOut);
                space.multiply(scales, gradientOut);
                return value;
            }
        };
    }

    /** The points in the coordinates y. */
    List<V> rescaledPoints() {
        V squares = space.zero();
        space.addSquares(1, scales, squares);
        List<V> scaled = new ArrayList<>();
        for (V point : points) {
            V y = space.zero();
            space.addRootQuotient(1, point, squares, 0, y);
            scaled.add(y);
        }
        space.release(squares);
        return scaled;
    }
}
