package io.glissade.report;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run as {@code run.json} holds it: together with the traces beside it, everything the page shows.
 *
 * @param verb the command, for example {@code train}
 * @param title what was done, in a few words, for example {@code LSTM language model on tinyshakespeare.txt}
 * @param started ISO-8601 instant
 * @param seconds wall time of the whole run
 * @param outcome {@code Completed}, {@code Diverged} (a rule did) or {@code Cancelled}
 * @param settings every option with the value that was used
 * @param units how loss and gradient norm are to be read, for example {@code mean cross-entropy per token, nats}
 * @param machine processor, cores, operating system
 * @param versions of Glissade, Java and the native libraries
 * @param rules one entry for each update rule, in the order asked for
 * @param headline the verdict in one sentence
 * @param findings the named checks that fired, most urgent first
 * @param adviceChecks what became of advice that was followed by a run of its own
 */
public record RunRecord(
        String verb,
        String title,
        String started,
        double seconds,
        String outcome,
        Map<String, Object> settings,
        Map<String, String> units,
        Map<String, String> machine,
        Map<String, String> versions,
        List<Rule> rules,
        String headline,
        List<Finding> findings,
        List<AdviceCheck> adviceChecks) {

    /** Copies the collections, in order, and checks that nothing is missing and that labels and folders are unique. */
    public RunRecord {
        Objects.requireNonNull(verb, "verb must be given");
        Objects.requireNonNull(title, "title must be given");
        Objects.requireNonNull(started, "started must be given");
        Objects.requireNonNull(outcome, "outcome must be given");
        Objects.requireNonNull(headline, "headline must be given");
        settings = ordered(Objects.requireNonNull(settings, "settings must be given"));
        units = ordered(Objects.requireNonNull(units, "units must be given"));
        machine = ordered(Objects.requireNonNull(machine, "machine must be given"));
        versions = ordered(Objects.requireNonNull(versions, "versions must be given"));
        rules = List.copyOf(Objects.requireNonNull(rules, "rules must be given"));
        findings = List.copyOf(Objects.requireNonNull(findings, "findings must be given"));
        adviceChecks = List.copyOf(Objects.requireNonNull(adviceChecks, "adviceChecks must be given"));
        Set<String> labels = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (Rule rule : rules) {
            if (!labels.add(rule.label()) || !folders.add(rule.folder())) {
                throw new IllegalArgumentException(
                        "label and folder of a rule must be unique, got " + rule.label() + " in " + rule.folder());
            }
        }
    }

    /** The content of {@code run.json}: strict JSON, numbers that are not finite as null. */
    public String json() {
        return new String(RunJson.write(this), StandardCharsets.UTF_8);
    }

    /** What a reader should see first: every problem and warning, and the notes that compare the rules. */
    public List<Finding> mainFindings() {
        return findings.stream().filter(finding -> !isNoteOnOneRule(finding)).toList();
    }

    /** The notes that speak of one rule alone. */
    public List<Finding> notesOnSingleRules() {
        return findings.stream().filter(this::isNoteOnOneRule).toList();
    }

    /** The outcome of a rule as a reader understands it: {@code Exploded} where a finding says so, else its kind. */
    public String state(Rule rule) {
        boolean exploded = findings.stream()
                .anyMatch(finding ->
                        finding.name().equals("exploded") && finding.about().equals(rule.label()));
        return exploded ? "Exploded" : rule.outcome();
    }

    private boolean isNoteOnOneRule(Finding finding) {
        return finding.level().equals("note")
                && rules.stream().anyMatch(rule -> rule.label().equals(finding.about()));
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * One update rule.
     *
     * @param label the rule with the numbers that define it: {@code clip:lr=16,threshold=0.25}; unique in the run
     * @param folder its folder within the run folder: holds {@code trace.csv}, {@code layers.csv} and the event file
     * @param formula the update in one line of plain text
     * @param outcome kind: {@code Converged}, {@code BudgetSpent}, {@code Diverged} or {@code Cancelled}
     * @param sentence why it ended
     * @param steps steps taken
     * @param finalLoss mean loss of the last {@code lossWindow} steps
     * @param lossWindow number of steps {@code finalLoss} is a mean of
     * @param clippedShare share of the steps in which something was clipped, NaN for a rule that cannot clip
     * @param threshold gradient norm above which the rule shortens the step, {@code null} where it has none
     * @param stepLengthCap the longest step the rule can take, {@code null} where it has none
     * @param fit smoothness along the step against gradient norm, {@code null} with too few points
     * @param controlFit the same with the smoothness measured at one fixed small radius
     * @param advice what to try next, {@code null} where nothing can be said
     * @param cost seconds and gradient evaluations
     * @param heldOut what it is worth on held-out data, {@code null} where nothing was held out
     * @param guard what was not finite and did not end the run, {@code null} where the guard ends it
     */
    public record Rule(
            String label,
            String folder,
            String formula,
            String outcome,
            String sentence,
            long steps,
            double finalLoss,
            int lossWindow,
            double clippedShare,
            @Nullable Double threshold,
            @Nullable Double stepLengthCap,
            @Nullable Fit fit,
            @Nullable Fit controlFit,
            @Nullable Advice advice,
            Cost cost,
            @Nullable HeldOut heldOut,
            @Nullable Guard guard) {

        /** Checks that nothing is missing and that {@code folder} is one plain name, so that reading stays in the run. */
        public Rule {
            Objects.requireNonNull(label, "label must be given");
            Objects.requireNonNull(formula, "formula must be given");
            Objects.requireNonNull(outcome, "outcome must be given");
            Objects.requireNonNull(sentence, "sentence must be given");
            Objects.requireNonNull(cost, "cost must be given");
            if (!Objects.requireNonNull(folder, "folder must be given").matches("[A-Za-z0-9=,_-][A-Za-z0-9=.,_-]*")) {
                throw new IllegalArgumentException(
                        "folder must be one name of letters, digits and =.,_- that starts without a dot, got "
                                + folder);
            }
        }
    }

    /**
     * L0 + L1 * gradient norm, fitted robustly, and the correlation of the logarithms. Intervals are 95 %.
     *
     * @param points how many measurements
     * @param ceilingShare median of smoothness over its ceiling, in [0, 1]: near 1 the slope is built in
     * @param noiseFloor median noise floor of the measurement, in the unit of the smoothness
     */
    public record Fit(
            int points,
            double correlation,
            double correlationLow,
            double correlationHigh,
            double l0,
            double l0Low,
            double l0High,
            double l1,
            double l1Low,
            double l1High,
            double ceilingShare,
            double noiseFloor) {}

    /**
     * A step size and threshold to try.
     *
     * @param rule ready to be given to {@code --rule}
     * @param reason one sentence
     * @param candidates thresholds and the share of the recorded steps each would have clipped
     */
    public record Advice(String rule, double stepSize, double threshold, String reason, List<Candidate> candidates) {

        /** Checks that nothing is missing. */
        public Advice {
            Objects.requireNonNull(rule, "rule must be given");
            Objects.requireNonNull(reason, "reason must be given");
            candidates = List.copyOf(Objects.requireNonNull(candidates, "candidates must be given"));
        }
    }

    /**
     * A threshold that might be chosen.
     *
     * @param name where it comes from: {@code 90th percentile}, {@code L0 / L1}
     * @param clippedShare of the recorded steps, in [0, 1]
     */
    public record Candidate(String name, double threshold, double clippedShare) {

        /** Checks that nothing is missing. */
        public Candidate {
            Objects.requireNonNull(name, "name must be given");
        }
    }

    /**
     * What the rule cost.
     *
     * @param stepSeconds spent in steps
     * @param probeSeconds spent measuring smoothness
     * @param overhead seconds of steps and probe over seconds of steps, at least 1
     * @param stepEvaluations gradients evaluated by steps
     * @param probeEvaluations gradients evaluated by the probe
     */
    public record Cost(
            double stepSeconds, double probeSeconds, double overhead, long stepEvaluations, long probeEvaluations) {}

    /**
     * What a rule is worth on data it was not trained on, evaluated now and then without dropout or penalties.
     *
     * @param loss of the last evaluation, mean in the unit of the training loss
     * @param bestLoss the lowest of all evaluations
     * @param accuracy share that is right at the last evaluation, NaN where there is no such thing
     * @param bestAccuracy the highest of all evaluations
     * @param evaluations how many there were
     */
    public record HeldOut(double loss, double bestLoss, double accuracy, double bestAccuracy, long evaluations) {}

    /**
     * What a guard against numbers that are not finite did.
     *
     * @param policy {@code skip} or {@code roll-back}
     * @param skipped minibatches left out
     * @param rolledBack returns to an earlier point
     * @param latest the latest refusal in one sentence, empty when there was none
     */
    public record Guard(String policy, long skipped, long rolledBack, String latest) {

        /** Checks that nothing is missing. */
        public Guard {
            Objects.requireNonNull(policy, "policy must be given");
            Objects.requireNonNull(latest, "latest must be given");
        }
    }

    /**
     * Advice that was followed by a run of its own.
     *
     * @param after the label of the rule the advice came from
     * @param rule the label of the rule that was advised and run
     * @param before final loss of the rule the advice came from
     * @param advised final loss of the advised rule
     * @param held whether the advised rule ended without diverging and at most 2 % above
     * @param sentence the same for a person
     */
    public record AdviceCheck(String after, String rule, double before, double advised, boolean held, String sentence) {

        /** Checks that nothing is missing. */
        public AdviceCheck {
            Objects.requireNonNull(after, "after must be given");
            Objects.requireNonNull(rule, "rule must be given");
            Objects.requireNonNull(sentence, "sentence must be given");
        }
    }

    /**
     * A named check that fired.
     *
     * @param name for example {@code clip-binds-always}
     * @param level {@code problem}, {@code warning} or {@code note}
     * @param about the label of the rule it is about, or {@code all runs}
     * @param evidence the numbers that made it fire
     * @param action what to do
     */
    public record Finding(String name, String level, String about, String evidence, String action) {

        /** Checks that nothing is missing and that the level is one of the three. */
        public Finding {
            Objects.requireNonNull(name, "name must be given");
            Objects.requireNonNull(about, "about must be given");
            Objects.requireNonNull(evidence, "evidence must be given");
            Objects.requireNonNull(action, "action must be given");
            if (!Set.of("problem", "warning", "note").contains(Objects.requireNonNull(level, "level must be given"))) {
                throw new IllegalArgumentException("level must be problem, warning or note, got " + level);
            }
        }
    }
}
