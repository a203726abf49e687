package io.glissade.langevin.schedule;

import io.glissade.parameter.Require;

/**
 * From one number down to another by the logarithm of the moves: {@code first / (1 + c log(1 + k))} at move k, c such that it is {@code last} at
 * move number {@code moves}, and {@code last} from there on. Slow enough for annealing to end in a global minimum if c is small enough for
 * the deepest barrier; in practice {@link GeometricAnnealing} is faster. Source: {@code geman1984stochastic}.
 *
 * @param first positive and finite
 * @param last positive, at most {@code first}
 * @param moves at least 1
 */
public record LogarithmicAnnealing(double first, double last, long moves) implements Schedule {
    public LogarithmicAnnealing {
        Require.positive("first", first);
        Require.positive("last", last);
        Require.atLeast("moves", 1, moves);
        if (last > first) {
            throw new IllegalArgumentException("last must be at most first = " + first + ", got " + last);
        }
    }

    @Override
    public double at(long move) {
        return move >= moves
                ? last
                : first / (1 + (first / last - 1) * Math.log1p((double) move) / Math.log1p((double) moves));
    }
}
