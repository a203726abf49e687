package io.glissade.langevin.passage;

import io.glissade.langevin.LangevinIteration;
import io.glissade.parameter.Require;
import io.glissade.space.VectorSpace;
import java.util.List;

/**
 * The dichotomy of metastability: a chain started near a minimum either leaves it early or stays in a tube around it for long. With the
 * distance D_t to the minimum
 *
 * <pre>
 *   leaves:  D_t >= (epsilon + radius e^(-rate t))/2  for some t up to the time of recurrence
 *   stays:   D_t <= epsilon + radius e^(-rate t)      for all t from there to the time of escape
 * </pre>
 *
 * <p>The guarantee is that one of the two holds but with a small probability. Source: {@code gao2020breaking}.
 *
 * @param chains what runs, from near the minimum
 * @param minimum the centre of the tube
 * @param radius of the tube beyond epsilon at the start, positive
 * @param epsilon its radius in the end, positive
 * @param rate at which it narrows, positive
 * @param recurrenceTime from which on the chain has to stay, positive
 * @param escapeTime until when, greater
 * @param <V> the vector type
 */
public record Recurrence<V>(
        IndependentChains<V> chains,
        V minimum,
        double radius,
        double epsilon,
        double rate,
        double recurrenceTime,
        double escapeTime) {
    public Recurrence {
        Require.positive("radius", radius);
        Require.positive("epsilon", epsilon);
        Require.positive("rate", rate);
        Require.positive("recurrenceTime", recurrenceTime);
        if (!(escapeTime > recurrenceTime) || Double.isInfinite(escapeTime)) {
            throw new IllegalArgumentException("escapeTime must be finite and greater than recurrenceTime = "
                    + recurrenceTime + ", got " + escapeTime);
        }
    }

    /** What became of a chain. */
    public enum Fate {
        /** It left before the time of recurrence. */
        LEFT,
        /** It stayed in the tube. */
        STAYED,
        /** Neither: it was outside the tube after the time of recurrence, not having left before, or a number was not finite. */
        VIOLATED
    }

    /**
     * How many chains had each fate.
     *
     * @param outsideLater the chains that were outside the tube after the time of recurrence, whether or not they had left before
     */
    public record Counts(int left, int stayed, int violated, int outsideLater) {

        /** The fraction of all chains that violate the dichotomy, in [0, 1]. */
        public double violations() {
            return violated / (double) (left + stayed + violated);
        }
    }

    /** The fates of so many chains; the same for any number of threads. */
    public Counts run(int runs, long seed, int threads) {
        List<Seen> seen = chains.run(runs, seed, threads, Tube::new);
        return new Counts(count(seen, Fate.LEFT), count(seen, Fate.STAYED), count(seen, Fate.VIOLATED), (int)
                seen.stream().filter(Seen::outsideLater).count());
    }

    private static int count(List<Seen> seen, Fate fate) {
        return (int) seen.stream().filter(one -> one.fate() == fate).count();
    }

    private record Seen(Fate fate, boolean outsideLater) {}

    private final class Tube implements Watch<V, Seen> {
        private boolean left;
        private boolean outside;
        private final VectorSpace<V> space;
        private final V difference;

        Tube() {
            space = chains.minibatches().get().space();
            difference = space.zero();
        }

        @Override
        public boolean goesOn(long moves, double time, LangevinIteration<V> chain) {
            space.copy(chain.point(), difference);
            space.axpy(-1, minimum, difference);
            double distance = space.norm(difference);
            double width = epsilon + radius * Math.exp(-rate * time);
            if (time <= recurrenceTime) {
                left |= distance >= width / 2;
            }
            if (time >= recurrenceTime) {
                outside |= distance > width;
            }
            return !outside && time < escapeTime;
        }

        @Override
        public Seen end(long moves, double time, LangevinIteration<V> chain) {
            space.release(difference);
            boolean lost = chain.nonFinite() != null;
            Fate fate = left ? Fate.LEFT : outside || lost ? Fate.VIOLATED : Fate.STAYED;
            return new Seen(fate, outside);
        }
    }
}
