package io.glissade.langevin.schedule;

import io.glissade.parameter.Require;

/**
 * A step size that falls as half a cosine from the largest nearly to zero in each cycle, and starts again:
 * {@code largest / 2 (1 + cos(pi r / length))}, r the moves made in the cycle. Long steps find another mode, short ones sample it; with
 * {@link CyclicalTemperature} of the same length. Source: {@code zhang2020cyclical}.
 *
 * @param largest positive and finite
 * @param length moves of a cycle, at least 1
 */
public record CosineCycles(double largest, long length) implements Schedule {
    public CosineCycles {
        Require.positive("largest", largest);
        Require.atLeast("length", 1, length);
    }

    @Override
    public double at(long move) {
        double half = Math.cos(Math.PI / 2 * (move % length) / length);
        return largest * half * half;
    }
}
