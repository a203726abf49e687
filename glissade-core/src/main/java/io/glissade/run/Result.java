package io.glissade.run;

import java.util.List;

/**
 * What a run leaves.
 *
 * @param point the last point: the iteration's own vector, valid until the iteration is closed
 * @param progress the numbers of that point
 * @param outcome why it ended
 * @param stepNanos time spent in steps
 * @param observerNanos time spent in each observer, in their order
 */
public record Result<V>(V point, Progress progress, Outcome outcome, long stepNanos, List<Long> observerNanos) {}
