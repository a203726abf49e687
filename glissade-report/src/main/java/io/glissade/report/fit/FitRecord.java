package io.glissade.report.fit;

import io.glissade.report.file.StrictJson;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is known of a fit when it ends: the content of {@code run.json} and all that the page says in words. A number that is
 * NaN was not measured, does not exist or was not finite; it is written as null.
 *
 * @param verb the command: {@code fit}
 * @param title what was done in a few words
 * @param started instant, ISO-8601 in UTC
 * @param seconds wall time from the command to the record, reading of the data included
 * @param outcome {@code Converged}, {@code BudgetSpent}, {@code Diverged} or {@code Cancelled}, that of the kept run
 * @param headline the verdict in one sentence
 * @param notes what else a reader should know, one sentence each
 * @param settings each option with the value used
 * @param data what was read: rows, features, entries, classes
 * @param machine processor, cores, operating system
 * @param versions of Glissade and Java
 * @param tolerance the relative gap asked for, or the norm of the gradient where there is no gap
 * @param hasDual whether the sum has a duality gap
 * @param runs one for each method and penalty, in the order in which they were run; at least one
 * @param kept which of the runs became the model
 * @param outputs the names of the columns of {@code weights}: the classes of a multinomial model, otherwise one
 * @param weights those of largest magnitude in the model, largest first
 * @param features how many there are
 */
public record FitRecord(
        String verb,
        String title,
        String started,
        double seconds,
        String outcome,
        String headline,
        List<String> notes,
        Map<String, Object> settings,
        Map<String, Object> data,
        Map<String, String> machine,
        Map<String, String> versions,
        double tolerance,
        boolean hasDual,
        List<Run> runs,
        int kept,
        List<String> outputs,
        List<Weight> weights,
        long features) {

    /** The verb of every record of this kind. */
    public static final String VERB = "fit";

    private static final int FORMAT = 1;

    /** Copies the collections, in order, and checks that they belong together. */
    public FitRecord {
        if (!VERB.equals(verb)) {
            throw new IllegalArgumentException("verb must be fit, got " + verb);
        }
        Objects.requireNonNull(title, "title must be given");
        Objects.requireNonNull(started, "started must be given");
        Objects.requireNonNull(outcome, "outcome must be given");
        Objects.requireNonNull(headline, "headline must be given");
        notes = List.copyOf(Objects.requireNonNull(notes, "notes must be given"));
        settings = ordered(Objects.requireNonNull(settings, "settings must be given"));
        data = ordered(Objects.requireNonNull(data, "data must be given"));
        machine = ordered(Objects.requireNonNull(machine, "machine must be given"));
        versions = ordered(Objects.requireNonNull(versions, "versions must be given"));
        runs = List.copyOf(Objects.requireNonNull(runs, "runs must be given"));
        outputs = List.copyOf(Objects.requireNonNull(outputs, "outputs must be given"));
        weights = List.copyOf(Objects.requireNonNull(weights, "weights must be given"));
        if (kept < 0 || kept >= runs.size()) {
            throw new IllegalArgumentException("kept must be one of " + runs.size() + " runs, got " + kept);
        }
        Set<String> keys = new HashSet<>();
        for (Run run : runs) {
            if (!keys.add(run.method() + " " + run.l2())) {
                throw new IllegalArgumentException(
                        "method and l2 of a run must be unique, got " + run.method() + " with " + run.l2() + " twice");
            }
            if (!run.weights().isEmpty() && run.weights().size() != weights.size()) {
                throw new IllegalArgumentException("a run must have one weight for each of " + weights.size()
                        + " features shown, got " + run.weights().size());
            }
        }
        for (Weight weight : weights) {
            if (weight.values().size() != outputs.size()) {
                throw new IllegalArgumentException("weights of " + weight.feature() + " must be one for each of "
                        + outputs.size() + " outputs, got " + weight.values().size());
            }
        }
    }

    /** The run that became the model. */
    public Run keptRun() {
        return runs.get(kept);
    }

    /** The content of {@code run.json}. */
    public byte[] file() {
        return StrictJson.write(FORMAT, this);
    }

    /** One object for a program: the numbers of the kept run at the top, then everything. */
    public String json() {
        Run run = keptRun();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("verb", verb);
        object.put("outcome", outcome);
        object.put("converged", run.converged());
        object.put("method", run.method());
        object.put("reason", run.reason());
        object.put("l2", run.l2());
        object.put("l1", run.l1());
        object.put("value", run.value());
        object.put("dual", run.dual());
        object.put("gap", run.gap());
        object.put("relativeGap", run.relativeGap());
        object.put("gradientNorm", run.gradientNorm());
        object.put("passes", run.passes());
        object.put("seconds", run.seconds());
        object.put("nonZero", run.nonZero());
        Map<String, Double> test = new LinkedHashMap<>();
        run.test().forEach(metric -> test.put(metric.name(), metric.value()));
        object.put("test", test);
        object.put("headline", headline);
        object.put("notes", notes);
        object.put("data", data);
        object.put("settings", settings);
        object.put("runs", runs);
        object.put("machine", machine);
        object.put("versions", versions);
        return StrictJson.indented(object);
    }

    /** The names of the test metrics, in order; empty where nothing was tested. */
    public List<String> metrics() {
        return keptRun().test().stream().map(Metric::name).toList();
    }

    /** Whether several penalties were run. */
    public boolean severalPenalties() {
        return runs.stream().mapToDouble(Run::l2).distinct().count() > 1;
    }

    /** Whether several methods were run. */
    public boolean severalMethods() {
        return runs.stream().map(Run::method).distinct().count() > 1;
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * One method on one penalty.
     *
     * @param method its name on the command line
     * @param reason why it was chosen; empty where the user chose it
     * @param outcome {@code Converged}, {@code BudgetSpent}, {@code Diverged} or {@code Cancelled}
     * @param sentence why it ended
     * @param value the objective at the point
     * @param dual a lower bound on the minimum
     * @param gap value minus dual
     * @param relativeGap gap over the larger of the two in magnitude
     * @param gradientNorm of the least-norm subgradient at the point
     * @param passes evaluations of a row's slope, divided by the rows; certificates not counted
     * @param seconds from the start of the run to its last certificate
     * @param nonZero weights that are not zero, all outputs together, intercepts not counted
     * @param test what the model is worth on the test data; empty without
     * @param weights of the features in {@link FitRecord#weights}, first output; empty where not kept
     */
    public record Run(
            String method,
            String reason,
            double l2,
            double l1,
            String outcome,
            String sentence,
            boolean converged,
            double value,
            double dual,
            double gap,
            double relativeGap,
            double gradientNorm,
            double passes,
            double seconds,
            long nonZero,
            List<Metric> test,
            List<Double> weights) {

        /** Checks that nothing is missing. */
        public Run {
            Objects.requireNonNull(method, "method must be given");
            Objects.requireNonNull(reason, "reason must be given");
            Objects.requireNonNull(outcome, "outcome must be given");
            Objects.requireNonNull(sentence, "sentence must be given");
            test = List.copyOf(Objects.requireNonNull(test, "test must be given"));
            weights = List.copyOf(Objects.requireNonNull(weights, "weights must be given"));
        }
    }

    /** A number on test data, such as {@code accuracy}. */
    public record Metric(String name, double value) {

        /** Checks that nothing is missing. */
        public Metric {
            Objects.requireNonNull(name, "name must be given");
        }
    }

    /** The weights of a feature, one for each output. */
    public record Weight(String feature, List<Double> values) {

        /** Checks that nothing is missing. */
        public Weight {
            Objects.requireNonNull(feature, "feature must be given");
            values = List.copyOf(Objects.requireNonNull(values, "values must be given"));
        }
    }
}
