package io.glissade.langevin.schedule;

import io.glissade.parameter.Require;

/**
 * Temperature 0 in the first part of each cycle, which explores as an optimiser, then the temperature to sample at. Draws are kept of the
 * second part only: {@link #samples} tells. Source: {@code zhang2020cyclical}.
 *
 * @param temperature of sampling, not negative
 * @param length moves of a cycle, at least 1
 * @param exploring the share of a cycle that explores, in [0, 1)
 */
public record CyclicalTemperature(double temperature, long length, double exploring) implements Schedule {
    public CyclicalTemperature {
        Require.notNegative("temperature", temperature);
        Require.atLeast("length", 1, length);
        Require.inUnitInterval("exploring", exploring);
    }

    /** Whether a move belongs to the sampling part of its cycle. */
    public boolean samples(long move) {
        return (double) (move % length) / length >= exploring;
    }

    @Override
    public double at(long move) {
        return samples(move) ? temperature : 0;
    }
}
