package io.glissade.run;

/**
 * What a run leaves.
 *
 * @param point the last point: the iteration's own vector, valid until the iteration is closed
 * @param progress the numbers of the last step
 * @param outcome why it ended
 * @param stepNanos time spent in steps
 * @param observerNanos time spent in observers
 */
public record Result<V>(V point, Progress progress, Outcome outcome, long stepNanos, long observerNanos) {}
