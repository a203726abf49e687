package io.glissade.diagnosis;

import io.glissade.smoothness.Digits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Checks over all runs of one call: they saw the same minibatches from the same start, so their losses compare. */
final class ComparisonChecks {

    /** A smaller difference between final losses may be luck of the seed. */
    private static final double GAIN_THAT_COUNTS = 0.01;

    private ComparisonChecks() {}

    /** The best rule that shortens steps ends lower than the best plain descent. */
    static Optional<Finding> clippingGains(List<MeasuredRun> runs) {
        return best(runs, RunTrace::shortens).flatMap(adaptive -> best(runs, RunTrace::plain)
                .filter(plain -> gain(adaptive, plain) >= GAIN_THAT_COUNTS)
                .map(plain -> note(
                        "clipping-gains",
                        versus(adaptive, plain) + ", " + Digits.percent(gain(adaptive, plain)) + " lower.",
                        "Use " + adaptive.trace().label()
                                + ", and repeat with another seed before relying on the gap.")));
    }

    /**
     * It does not. Classical rates hold for a constant step chosen from the initial gap, up to constants, as long as the
     * gradients along the path stay bounded ({@code li2023convex}): a gain by clipping is not to be expected everywhere.
     */
    static Optional<Finding> clippingShowsNoGain(List<MeasuredRun> runs) {
        return best(runs, RunTrace::shortens).flatMap(adaptive -> best(runs, RunTrace::plain)
                .filter(plain -> gain(adaptive, plain) < GAIN_THAT_COUNTS)
                .map(plain -> note(
                        "clipping-shows-no-gain",
                        versus(adaptive, plain) + ": " + Digits.percent(Math.abs(gain(adaptive, plain)))
                                + (gain(adaptive, plain) < 0 ? " higher." : " lower, which may be luck of the seed."),
                        "Keep plain descent if its step size is well chosen: a constant step matches clipping up to constants"
                                + " while the gap to the minimum is bounded (Li et al. 2023).")));
    }

    /** Which of the step sizes tried work, family by family: what clipping buys even where the best losses are equal. */
    static Optional<Finding> stepSizesThatWork(List<MeasuredRun> runs) {
        if (runs.size() < 2) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (RunTrace.Family family : RunTrace.Family.values()) {
            List<MeasuredRun> of = runs.stream()
                    .filter(run -> run.trace().family() == family)
                    .filter(run -> Double.isFinite(run.trace().baseStepSize()))
                    .sorted(Comparator.comparingDouble(run -> run.trace().baseStepSize()))
                    .toList();
            if (!of.isEmpty()) {
                parts.add(range(family, of));
            }
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(note(
                        "step-sizes-that-work",
                        capitalised(String.join("; ", parts)) + ".",
                        "Prefer the rule with room on both sides of its step size."));
    }

    /**
     * The run with the lowest final loss among those of a kind that worked. A run that was cut short is left out: at fewer
     * steps its loss does not compare.
     */
    static Optional<MeasuredRun> best(List<MeasuredRun> runs, Predicate<RunTrace> kind) {
        List<MeasuredRun> working = runs.stream().filter(MeasuredRun::worked).toList();
        int longest =
                working.stream().mapToInt(run -> run.trace().steps()).max().orElse(0);
        return working.stream()
                .filter(run -> run.trace().steps() == longest)
                .filter(run -> kind.test(run.trace()))
                .min(Comparator.comparingDouble(run -> run.trace().finalLoss()));
    }

    /** By which share of the plain loss the other ends lower; negative when higher. */
    static double gain(MeasuredRun adaptive, MeasuredRun plain) {
        double reference = plain.trace().finalLoss();
        double difference = reference - adaptive.trace().finalLoss();
        return difference == 0 ? 0 : difference / Math.abs(reference);
    }

    private static String range(RunTrace.Family family, List<MeasuredRun> sorted) {
        List<String> working = new ArrayList<>();
        List<String> failing = new ArrayList<>();
        for (MeasuredRun run : sorted) {
            (run.worked() ? working : failing).add(Digits.three(run.trace().baseStepSize()));
        }
        String text = name(family) + " worked at " + working.size() + " of " + sorted.size() + " step sizes";
        String worked = working.isEmpty() ? "" : " (" + String.join(", ", working) + ")";
        return text + worked + (failing.isEmpty() ? "" : ", failed at " + String.join(", ", failing));
    }

    private static String name(RunTrace.Family family) {
        return switch (family) {
            case PLAIN -> "plain descent";
            case CLIPPED -> "clipping";
            case NORMALISED -> "normalising";
            case OTHER -> "other rules";
        };
    }

    private static String versus(MeasuredRun adaptive, MeasuredRun plain) {
        return adaptive.trace().label() + " ended at loss "
                + Digits.loss(adaptive.trace().finalLoss())
                + ", the best plain descent (" + plain.trace().label() + ") at "
                + Digits.loss(plain.trace().finalLoss());
    }

    private static Finding note(String name, String evidence, String action) {
        return new Finding(name, Finding.Level.NOTE, Finding.ALL_RUNS, evidence, action);
    }

    private static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** {@code a, b and c}. */
    static String listed(List<MeasuredRun> runs) {
        List<String> labels = runs.stream().map(run -> run.trace().label()).toList();
        int last = labels.size() - 1;
        return last == 0
                ? labels.get(0)
                : labels.stream().limit(last).collect(Collectors.joining(", ")) + " and " + labels.get(last);
    }
}
