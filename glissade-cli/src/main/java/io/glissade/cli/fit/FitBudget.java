package io.glissade.cli.fit;

import io.glissade.cli.console.BadInput;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.run.Outcome;
import io.glissade.run.StopRule;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a fit ends. */
final class FitBudget {

    /** The objective is summed with errors of this size, and no gap below them can be told from zero. */
    private static final double LEAST_TOLERANCE = 1e-14;

    private static final double USUAL_PASSES = 1_000;

    @Option(
            names = "--tolerance",
            paramLabel = "GAP",
            description = "Relative duality gap to reach: the objective is then at most that share above its minimum. "
                    + "Without a penalty the norm of the gradient. Default: ${DEFAULT-VALUE}.")
    private double tolerance = 1e-6;

    @Option(
            names = "--passes",
            paramLabel = "N",
            description = "Budget in evaluations of each row's slope, for each method and penalty. "
                    + "Default: 1000, or none with --seconds.")
    private @Nullable Double passes;

    @Option(names = "--seconds", paramLabel = "S", description = "Budget in seconds, for each method and penalty.")
    private @Nullable Double seconds;

    /** Checks the options. */
    void check() {
        if (!(tolerance >= LEAST_TOLERANCE && tolerance < 1)) {
            throw new BadInput(
                    "--tolerance must be at least 1e-14 (rounding hides a smaller gap) and below 1, got " + tolerance);
        }
        if (passes != null && !(passes > 0 && Double.isFinite(passes))) {
            throw new BadInput("--passes must be positive and finite, got " + passes);
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
        double most = mostPasses();
        String inPasses = Double.isInfinite(most) ? "" : String.format(Locale.ROOT, "%.0f passes", most);
        String inSeconds = seconds == null ? "" : seconds + " s";
        return inPasses + (inPasses.isEmpty() || inSeconds.isEmpty() ? "" : ", ") + inSeconds;
    }

    private double mostPasses() {
        return passes != null ? passes : seconds != null ? Double.POSITIVE_INFINITY : USUAL_PASSES;
    }

    /**
     * Ends a run at the tolerance, when the budget is spent or at a signal.
     *
     * @param started the instant of {@link System#nanoTime} at which its clock began
     */
    StopRule stop(FiniteSumIteration run, long started, AtomicBoolean cancelled) {
        double most = mostPasses();
        return StopRule.residualAtMost(tolerance)
                .or(StopRule.whenSet(cancelled))
                .or((progress, elapsed) -> run.passes() >= most
                        ? new Outcome.BudgetSpent(
                                String.format(Locale.ROOT, "All %.0f passes allowed were made.", most))
                        : null)
                .or((progress, elapsed) -> seconds != null && System.nanoTime() - started >= seconds * 1e9
                        ? new Outcome.BudgetSpent("The " + seconds + " seconds allowed are over.")
                        : null);
    }
}
