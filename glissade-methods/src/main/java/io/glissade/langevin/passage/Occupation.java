package io.glissade.langevin.passage;

import io.glissade.langevin.LangevinIteration;
import io.glissade.parameter.Require;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How often chains are in each of equal bins of one number of their point: the histogram that is held against the Gibbs measure. Every point
 * after the first moves counts, so points that follow each other are not independent. Cost: one look for each move.
 *
 * @param chains what runs
 * @param number of a point, for example a coordinate; called from several threads
 * @param low where the first bin begins, finite
 * @param high where the last one ends, greater
 * @param bins between them, at least 1
 * @param settling moves of each chain before the first point that counts, at least 0
 * @param moves of each chain that count, at least 1
 * @param <V> the vector type
 */
public record Occupation<V>(
        IndependentChains<V> chains,
        ToDoubleFunction<V> number,
        double low,
        double high,
        int bins,
        long settling,
        long moves) {
    public Occupation {
        Require.finite("low", low);
        if (!(high > low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("high must be finite and greater than low = " + low + ", got " + high);
        }
        Require.atLeast("bins", 1, bins);
        Require.atLeast("settling", 0, settling);
        Require.atLeast("moves", 1, moves);
    }

    /**
     * Points in each bin, over so many chains: {@code bins + 2} counts, the first of points below {@code low}, the last of points not below
     * {@code high}. The same for any number of threads.
     *
     * @throws ArithmeticException where a number is not finite
     */
    public long[] run(int runs, long seed, int threads) {
        List<long[]> counts = chains.run(runs, seed, threads, Counter::new);
        long[] sum = new long[bins + 2];
        for (long[] of : counts) {
            Arrays.setAll(sum, bin -> sum[bin] + of[bin]);
        }
        return sum;
    }

    private final class Counter implements Watch<V, long[]> {
        private final long[] counts = new long[bins + 2];
        private final double perUnit = bins / (high - low);

        @Override
        public boolean goesOn(long done, double time, LangevinIteration<V> chain) {
            if (done > settling) {
                double at = (number.applyAsDouble(chain.point()) - low) * perUnit;
                counts[at < 0 ? 0 : at >= bins ? bins + 1 : 1 + (int) at]++;
            }
            return done < settling + moves;
        }

        @Override
        public long[] end(long done, double time, LangevinIteration<V> chain) {
            String phrase = chain.nonFinite();
            if (phrase != null) {
                throw new ArithmeticException(phrase);
            }
            return counts;
        }
    }
}
