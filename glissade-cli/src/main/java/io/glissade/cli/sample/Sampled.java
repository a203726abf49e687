package io.glissade.cli.sample;

import io.glissade.chain.Draws;
import org.jspecify.annotations.Nullable;

/**
 * What the chains left.
 *
 * @param side what {@link ChainRecorder#SIDE} names, draw by draw
 * @param gradients of each chain, warm-up and record included
 * @param acceptances of each chain; NaN where nothing is refused
 * @param exitTimes of each chain; NaN where it did not come there
 * @param swaps the mean shares of exchanges between neighbouring temperatures; empty without replicas
 * @param nonFinite where a number stopped being finite; {@code null} while all is well
 */
@SuppressWarnings("ArrayRecordComponent")
record Sampled(
        Plan plan,
        Draws draws,
        Draws side,
        long[] gradients,
        double[] acceptances,
        double[] exitTimes,
        double[] swaps,
        @Nullable String nonFinite,
        boolean cancelled,
        double seconds) {}
