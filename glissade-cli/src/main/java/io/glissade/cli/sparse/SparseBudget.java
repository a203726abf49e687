package io.glissade.cli.sparse;

import io.glissade.cli.console.BadInput;
import io.glissade.conditional.GaugeIteration;
import io.glissade.run.Outcome;
import io.glissade.run.StopRule;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a sparse fit ends. */
final class SparseBudget {

    /** The objective is summed with errors of this size, and no gap below them can be told from zero. */
    private static final double LEAST_TOLERANCE = 1e-14;

    private static final long USUAL_STEPS = 100_000;

    @Option(
            names = "--tolerance",
            paramLabel = "GAP",
            description = "Relative duality gap to reach: the objective is then at most that share above its minimum. "
                    + "Default: ${DEFAULT-VALUE}.")
    private double tolerance = 1e-6;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Budget in steps, for each weight of the penalty. Default: 100000, or none with --seconds.")
    private @Nullable Long steps;

    @Option(names = "--seconds", paramLabel = "S", description = "Budget in seconds, for each weight of the penalty.")
    private @Nullable Double seconds;

    /** Checks the options. */
    void check() {
        if (!(tolerance >= LEAST_TOLERANCE && tolerance < 1)) {
            throw new BadInput(
                    "--tolerance must be at least 1e-14 (rounding hides a smaller gap) and below 1, got " + tolerance);
        }
        if (steps != null && steps < 1) {
            throw new BadInput("--steps must be at least 1, got " + steps);
        }
        if (seconds != null && !(seconds > 0 && Double.isFinite(seconds))) {
            throw new BadInput("--seconds must be positive and finite, got " + seconds);
        }
    }

    double tolerance() {
        return tolerance;
    }

    /** In words, for the settings. */
    String text() {
        String inSteps = steps == null && seconds != null ? "" : mostSteps() + " steps";
        String inSeconds = seconds == null ? "" : seconds + " s";
        return inSteps + (inSteps.isEmpty() || inSeconds.isEmpty() ? "" : ", ") + inSeconds;
    }

    private long mostSteps() {
        return steps != null ? steps : seconds != null ? Long.MAX_VALUE : USUAL_STEPS;
    }

    /**
     * Ends a run at the tolerance, when the budget is spent or at a signal.
     *
     * @param started the instant of {@link System#nanoTime} at which its clock began
     */
    StopRule stop(GaugeIteration run, long started, AtomicBoolean cancelled) {
        long most = mostSteps();
        // The limits come first: a gap by the run's own books that its certificate does not confirm must not hide them.
        return StopRule.whenSet(cancelled)
                .or((progress, elapsed) -> progress.iteration() >= most
                        ? new Outcome.BudgetSpent("All " + most + " steps allowed were made.")
                        : null)
                .or((progress, elapsed) -> seconds != null && System.nanoTime() - started >= seconds * 1e9
                        ? new Outcome.BudgetSpent("The " + seconds + " seconds allowed are over.")
                        : null)
                .or(StopRule.residualAtMost(tolerance));
    }
}
