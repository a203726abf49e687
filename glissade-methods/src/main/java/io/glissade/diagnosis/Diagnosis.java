package io.glissade.diagnosis;

import io.glissade.smoothness.Digits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the traces of one call say, in words: named checks with evidence and one action each, and a headline.
 *
 * <p>Of one run:
 *
 * <table>
 * <caption>Checks</caption>
 * <tr><th>name</th><th>level</th><th>fires when</th></tr>
 * <tr><td>diverged</td><td>problem</td><td>a value became non-finite</td></tr>
 * <tr><td>exploded</td><td>problem</td><td>final loss above the first, or twice the best</td></tr>
 * <tr><td>loss-not-decreasing</td><td>warning</td><td>the mean loss fell by less than 2 %</td></tr>
 * <tr><td>clip-binds-always</td><td>warning</td><td>more than 90 % of the steps were clipped</td></tr>
 * <tr><td>clip-never-binds</td><td>note</td><td>a clipped rule clipped no step</td></tr>
 * <tr><td>built-in-slope</td><td>warning</td><td>constant step length, smoothness above half of its ceiling</td></tr>
 * <tr><td>steepness-grows-with-gradient</td><td>note</td><td>control correlation: interval above 0</td></tr>
 * <tr><td>no-relation</td><td>note</td><td>control correlation: interval not above 0</td></tr>
 * <tr><td>edge-of-stability</td><td>warning</td><td>median of step size times smoothness above 2</td></tr>
 * <tr><td>noise-floor</td><td>warning</td><td>median floor above 20 % of the smoothness</td></tr>
 * <tr><td>gradient-spikes</td><td>warning</td><td>plain descent with a largest gradient norm above 10 times the median</td></tr>
 * <tr><td>vanishing-gradient</td><td>note</td><td>gradient norm below 1e-7, or 1e-4 of the first (warning if stalled)</td></tr>
 * <tr><td>too-few-points</td><td>note</td><td>fewer than 20 usable measurements, but some</td></tr>
 * </table>
 *
 * <p>Of all runs: clipping-gains (1 % or more below the best plain descent) or clipping-shows-no-gain, and
 * step-sizes-that-work. A run that shortens no step is compared with those that do: {@link RunTrace.Family#PLAIN} against
 * the rest. Cost: some sorts of the columns.
 *
 * @param headline one sentence: the best rule, by how much it beats plain descent, what failed
 * @param findings most urgent first, within a level in the order of the runs
 */
public record Diagnosis(String headline, List<Finding> findings) {

    private static final List<Function<MeasuredRun, Optional<Finding>>> RUN_CHECKS = List.of(
            LossChecks::diverged,
            LossChecks::exploded,
            LossChecks::lossNotDecreasing,
            SmoothnessChecks::clipBindsAlways,
            SmoothnessChecks::clipNeverBinds,
            SmoothnessChecks::builtInSlope,
            SmoothnessChecks::relation,
            SmoothnessChecks::edgeOfStability,
            SmoothnessChecks::noiseFloor,
            LossChecks::gradientSpikes,
            LossChecks::vanishingGradient,
            SmoothnessChecks::tooFewPoints);

    private static final List<Function<List<MeasuredRun>, Optional<Finding>>> COMPARISONS = List.of(
            ComparisonChecks::clippingGains,
            ComparisonChecks::clippingShowsNoGain,
            ComparisonChecks::stepSizesThatWork);

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** Diagnoses the runs of one call, at least one. */
    public static Diagnosis of(List<MeasuredRun> runs) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("runs must hold at least one run, got none");
        }
        List<Finding> findings = new ArrayList<>();
        COMPARISONS.forEach(check -> check.apply(runs).ifPresent(findings::add));
        for (MeasuredRun run : runs) {
            RUN_CHECKS.forEach(check -> check.apply(run).ifPresent(findings::add));
        }
        findings.sort(Comparator.comparing(Finding::level));
        return new Diagnosis(headline(runs), findings);
    }

    private static String headline(List<MeasuredRun> runs) {
        List<MeasuredRun> failed = runs.stream().filter(run -> !run.worked()).toList();
        if (failed.size() == runs.size()) {
            return "No rule worked: " + fate(failed) + ".";
        }
        Optional<MeasuredRun> plain = ComparisonChecks.best(runs, RunTrace::plain);
        Optional<MeasuredRun> adaptive = ComparisonChecks.best(runs, trace -> !trace.plain());
        MeasuredRun best = plain.isEmpty()
                        || adaptive.filter(run -> run.trace().finalLoss()
                                        < plain.get().trace().finalLoss())
                                .isPresent()
                ? adaptive.orElseThrow()
                : plain.get();
        int window = RunTrace.lossWindow(best.trace().steps());
        String ending = best.trace().label()
                + (runs.size() == 1 ? " ended at loss " : " ended lowest: loss ")
                + Digits.loss(best.trace().finalLoss())
                + (window == 1 ? " at the last step" : " over the last " + window + " steps");
        return ending + margin(best, plain, adaptive) + (failed.isEmpty() ? "" : "; " + fate(failed)) + ".";
    }

    private static String margin(MeasuredRun best, Optional<MeasuredRun> plain, Optional<MeasuredRun> adaptive) {
        if (plain.isEmpty() || adaptive.isEmpty()) {
            return "";
        }
        double gain = ComparisonChecks.gain(adaptive.get(), plain.get());
        String other = best.equals(plain.get())
                ? (adaptive.get().trace().shortens() ? "the best rule that shortens steps (" : "the best other rule (")
                        + adaptive.get().trace().label() + ")"
                : "the best plain descent (" + plain.get().trace().label() + ")";
        double loss =
                (best.equals(plain.get()) ? adaptive : plain).get().trace().finalLoss();
        double share =
                Math.abs(best.equals(plain.get()) ? gain * plain.get().trace().finalLoss() / loss : gain);
        return share == 0
                ? ", level with " + other
                : ", " + Digits.percent(share) + " below " + other + ", " + Digits.loss(loss);
    }

    private static String fate(List<MeasuredRun> failed) {
        Map<String, List<MeasuredRun>> byFate = failed.stream()
                .collect(Collectors.groupingBy(Diagnosis::fate, LinkedHashMap::new, Collectors.toList()));
        return byFate.entrySet().stream()
                .map(entry -> ComparisonChecks.listed(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    private static String fate(MeasuredRun failed) {
        if (failed.trace().diverged()) {
            return "diverged";
        }
        return Double.isFinite(failed.trace().finalLoss()) ? "exploded" : "left no final loss";
    }
}
