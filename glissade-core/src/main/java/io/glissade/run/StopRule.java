package io.glissade.run;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** When a run ends. Rules combine with {@link #or} and {@link #and}. */
@FunctionalInterface
public interface StopRule {

    /**
     * The outcome if the run is to end now, {@code null} to go on. Asked after each step.
     *
     * @param elapsedNanos since the start of the run
     */
    @Nullable
    Outcome check(Progress progress, long elapsedNanos);

    /** Ends as soon as one of the two does. */
    default StopRule or(StopRule other) {
        return (progress, elapsedNanos) -> {
            Outcome first = check(progress, elapsedNanos);
            return first != null ? first : other.check(progress, elapsedNanos);
        };
    }

    /** Ends once both do at the same step, with the outcome of the first. */
    default StopRule and(StopRule other) {
        return (progress, elapsedNanos) -> {
            Outcome first = check(progress, elapsedNanos);
            return first != null && other.check(progress, elapsedNanos) != null ? first : null;
        };
    }

    /** Spends a budget of steps. {@code steps} at least 1. */
    static StopRule afterSteps(long steps) {
        require(steps >= 1, "steps must be at least 1, got " + steps);
        return (progress, elapsedNanos) ->
                progress.iteration() >= steps ? new Outcome.BudgetSpent("All " + steps + " steps were taken.") : null;
    }

    /** Spends a budget of time. {@code seconds} positive. */
    static StopRule afterSeconds(double seconds) {
        require(seconds > 0, "seconds must be positive, got " + seconds);
        return (progress, elapsedNanos) -> elapsedNanos >= seconds * 1e9
                ? new Outcome.BudgetSpent("The " + seconds + " seconds allowed are over.")
                : null;
    }

    /**
     * Converges when the residual at the point is at most {@code tolerance}.
     */
    static StopRule residualAtMost(double tolerance) {
        require(tolerance >= 0, "tolerance must not be negative, got " + tolerance);
        return (progress, elapsedNanos) -> progress.residual() <= tolerance
                ? new Outcome.Converged("The residual " + progress.residual() + " is at most " + tolerance + ".")
                : null;
    }

    /** Ends when the flag is set, by a signal handler for example. */
    static StopRule whenSet(AtomicBoolean flag) {
        return (progress, elapsedNanos) ->
                flag.get() ? new Outcome.Cancelled("Cancelled after " + progress.iteration() + " steps.") : null;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
