package io.glissade.cli.train;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.workload.Preset;
import io.glissade.cli.workload.Recipe;
import io.glissade.gradient.NonFiniteGuard;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.ScheduledMinibatches;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long every rule runs, what is looked at on the way, and what happens where a number is not finite. */
final class BudgetOptions {

    private static final int DEFAULT_STEPS = 1500;
    private static final double DECAY = 0.1;
    private static final int MOST_EVALUATIONS = 20;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of each rule. Default: " + DEFAULT_STEPS + ".")
    private @Nullable Integer steps;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the data instead of --steps.")
    private @Nullable Double epochs;

    @Option(
            names = "--decay-at",
            paramLabel = "SHARE",
            split = ",",
            description =
                    "Shares of the run, such as 0.5,0.75, at which every step size becomes a tenth. Default: never.")
    private @Nullable List<Double> decayAt;

    @Option(
            names = "--evaluate",
            paramLabel = "N",
            description = "Evaluate on held-out data every N steps. Default: after each pass, at most "
                    + MOST_EVALUATIONS + " times.")
    private @Nullable Integer evaluate;

    @Option(
            names = "--non-finite",
            paramLabel = "error|skip|roll-back",
            description = "Where a loss or gradient is not finite: end the rule and say where (default), leave out the "
                    + "minibatch, or go back to the last good point and take shorter steps from there.")
    private String nonFinite = "error";

    @Option(
            names = "--checkpoint",
            paramLabel = "N",
            description = "Save each rule every N steps, so that --resume DIR can go on. Default: not saved.")
    private @Nullable Integer checkpoint;

    @Option(
            names = "--probe",
            paramLabel = "every=K,points=M|off",
            description = "Measure the smoothness every K steps at M points along the step. Default: "
                    + ProbeOption.DEFAULT + ", at most 1.05 times the time of the run without.")
    private String probe = ProbeOption.DEFAULT;

    /** The number of steps of each rule. */
    long steps(@Nullable Preset preset, long minibatchesPerEpoch) {
        if (steps != null && epochs != null) {
            throw new BadInput("--steps and --epochs: give one of them, got both");
        }
        Double passes = epochs != null || steps != null || preset == null ? epochs : Double.valueOf(preset.epochs());
        if (passes != null) {
            if (!(passes > 0) || passes > 1e6) {
                throw new BadInput("--epochs must be in (0, 1e6], got " + passes);
            }
            return Math.max(1, Math.round(passes * minibatchesPerEpoch));
        }
        int wanted = steps == null ? DEFAULT_STEPS : steps;
        Recipe.atLeastOne("--steps", wanted);
        return wanted;
    }

    /** The steps at which step sizes become a tenth, ascending. */
    List<Long> milestones(@Nullable Preset preset, long budget) {
        List<Double> shares = decayAt != null ? decayAt : preset != null ? preset.decayAt() : List.of();
        List<Long> milestones = new ArrayList<>();
        double previous = 0;
        for (double share : shares) {
            if (!(share > previous && share < 1)) {
                throw new BadInput("--decay-at must be ascending shares between 0 and 1, got " + shares);
            }
            previous = share;
            long milestone = Math.max(1, Math.round(share * budget));
            if (milestones.isEmpty() || milestones.get(milestones.size() - 1) < milestone) {
                milestones.add(milestone);
            }
        }
        return milestones;
    }

    /** The stream on which steps become a tenth at each milestone. */
    static Minibatches<Tensor> scheduled(Minibatches<Tensor> stream, List<Long> milestones) {
        return milestones.isEmpty()
                ? stream
                : new ScheduledMinibatches<>(
                        stream, milestones.stream().mapToLong(Long::longValue).toArray(), DECAY);
    }

    /** What every rule does. */
    RunPlan plan(long budget, List<Long> milestones, long minibatchesPerEpoch) {
        if (evaluate != null) {
            Recipe.atLeastOne("--evaluate", evaluate);
        }
        if (checkpoint != null) {
            Recipe.atLeastOne("--checkpoint", checkpoint);
        }
        long seldom = Math.max(minibatchesPerEpoch, (budget + MOST_EVALUATIONS - 1) / MOST_EVALUATIONS);
        return new RunPlan(
                ProbeOption.parse(probe),
                budget,
                guard(),
                evaluate != null ? evaluate : Math.max(1, seldom),
                checkpoint != null ? checkpoint : 0,
                milestones);
    }

    private NonFiniteGuard guard() {
        return switch (nonFinite) {
            case "error" -> NonFiniteGuard.ERROR;
            case "skip" -> new NonFiniteGuard(NonFiniteGuard.Policy.SKIP);
            case "roll-back" -> new NonFiniteGuard(NonFiniteGuard.Policy.ROLL_BACK);
            default -> throw new BadInput("--non-finite must be error, skip or roll-back, got " + nonFinite);
        };
    }
}
