package io.glissade.cli.train;

import io.glissade.gradient.NonFiniteGuard;
import io.glissade.smoothness.SmoothnessProbe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every rule of a call does, whatever its formula.
 *
 * @param probing {@code null} for no probe
 * @param steps of each rule
 * @param guard against numbers that are not finite
 * @param evaluateEvery steps between two evaluations on held-out data
 * @param checkpointEvery steps between two checkpoints, 0 for none
 * @param milestones steps after which step sizes become a tenth, ascending
 */
record RunPlan(
        SmoothnessProbe.@Nullable Settings probing,
        long steps,
        NonFiniteGuard guard,
        long evaluateEvery,
        long checkpointEvery,
        List<Long> milestones) {}
