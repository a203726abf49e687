package io.glissade.report.tune;

import io.glissade.report.file.StrictJson;
import io.glissade.report.fit.FitRecord.Metric;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is known when hyper-parameters were tuned: the content of {@code run.json} and all that the page says in words. A number
 * that is NaN was not measured, does not exist or was not finite; it is written as null.
 *
 * @param verb the name of the command
 * @param title what was done in a few words
 * @param started instant, ISO-8601 in UTC
 * @param seconds wall time from the command to the record, reading of the data included
 * @param outcome {@code Converged}, {@code BudgetSpent}, {@code Diverged} or {@code Cancelled}, that of the best run by hypergradient
 * @param headline the verdict in one sentence
 * @param notes what else a reader should know, one sentence each
 * @param settings each option with the value used
 * @param data what was read and how it was divided
 * @param machine processor, cores, operating system
 * @param versions of Glissade, Java and libtorch
 * @param loss what validation, train and test losses are, in words
 * @param learned what was learned: {@code penalties}, {@code step-sizes}, {@code weights}
 * @param runs those by hypergradient in the order in which they were run, then random search where there was one
 * @param kept which of the runs is the lowest on validation and became the model
 * @param tuned which of those by hypergradient is the lowest on validation
 * @param shared on validation and test: the best single penalty, where the runs by hypergradient began
 * @param penalties those shown on the page, in the order of the model
 * @param penaltyCount how many there are
 * @param stepSizes those shown on the page; empty where they were not learned
 * @param rows the rows of least weight, least first; empty where weights were not learned
 * @param attacked the runs again, as the attacker on the training rows and noise see their models; empty without attacker
 */
public record TuneRecord(
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
        String loss,
        List<String> learned,
        List<Run> runs,
        int kept,
        int tuned,
        Losses shared,
        List<Penalty> penalties,
        long penaltyCount,
        List<StepSize> stepSizes,
        List<RowWeight> rows,
        List<Attacked> attacked) {

    /** The verb of every record of this kind. */
    public static final String VERB = "tune";

    /** The layout of the file. */
    static final int FORMAT = 1;

    /** The name of the run that reckons with an attacker. */
    public static final String ROBUST = "robust";

    /** The name of its rival without one. */
    public static final String PLAIN = "plain";

    /** The name of random search among the runs. */
    public static final String RANDOM = "random";

    /** Copies the collections, in order, and checks that they belong together. */
    public TuneRecord {
        Objects.requireNonNull(verb, "verb must be given");
        Objects.requireNonNull(title, "title must be given");
        Objects.requireNonNull(started, "started must be given");
        Objects.requireNonNull(outcome, "outcome must be given");
        Objects.requireNonNull(headline, "headline must be given");
        Objects.requireNonNull(loss, "loss must be given");
        Objects.requireNonNull(shared, "shared must be given");
        notes = List.copyOf(Objects.requireNonNull(notes, "notes must be given"));
        settings = ordered(Objects.requireNonNull(settings, "settings must be given"));
        data = ordered(Objects.requireNonNull(data, "data must be given"));
        machine = ordered(Objects.requireNonNull(machine, "machine must be given"));
        versions = ordered(Objects.requireNonNull(versions, "versions must be given"));
        learned = List.copyOf(Objects.requireNonNull(learned, "learned must be given"));
        runs = List.copyOf(Objects.requireNonNull(runs, "runs must be given"));
        penalties = List.copyOf(Objects.requireNonNull(penalties, "penalties must be given"));
        stepSizes = List.copyOf(Objects.requireNonNull(stepSizes, "stepSizes must be given"));
        rows = List.copyOf(Objects.requireNonNull(rows, "rows must be given"));
        attacked = List.copyOf(Objects.requireNonNull(attacked, "attacked must be given"));
        if (kept < 0 || kept >= runs.size()) {
            throw new IllegalArgumentException("kept must be one of " + runs.size() + " runs, got " + kept);
        }
        if (tuned < 0 || tuned >= runs.size() || runs.get(tuned).name().equals(RANDOM)) {
            throw new IllegalArgumentException("tuned must be a run by hypergradient, got " + tuned);
        }
        Set<String> names = new HashSet<>();
        for (Run run : runs) {
            if (!names.add(run.name())) {
                throw new IllegalArgumentException("names of runs must be unique, got " + run.name() + " twice");
            }
        }
    }

    /** The run that became the model. */
    public Run keptRun() {
        return runs.get(kept);
    }

    /** The best run by hypergradient. */
    public Run tunedRun() {
        return runs.get(tuned);
    }

    /** The names of the test metrics, in order. */
    public List<String> metrics() {
        return keptRun().metrics().stream().map(Metric::name).toList();
    }

    /** The content of {@code run.json}. */
    public byte[] file() {
        return StrictJson.write(FORMAT, this);
    }

    /** One object for a program: the verdict at the top, then everything. */
    public String json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("verb", verb);
        object.put("outcome", outcome);
        object.put("headline", headline);
        object.put("winner", keptRun().name());
        object.put("strategy", tunedRun().name());
        object.put("validation", tunedRun().losses().validation());
        object.put("test", tunedRun().losses().test());
        for (Run run : runs) {
            if (run.name().equals(RANDOM)) {
                object.put("randomValidation", run.losses().validation());
                object.put("randomTest", run.losses().test());
            }
        }
        object.put("sharedValidation", shared.validation());
        object.put("sharedTest", shared.test());
        object.put("notes", notes);
        object.put("loss", loss);
        object.put("learned", learned);
        object.put("data", data);
        object.put("settings", settings);
        object.put("runs", runs);
        object.put("penalties", penalties);
        object.put("stepSizes", stepSizes);
        object.put("rows", rows);
        object.put("attacked", attacked);
        object.put("machine", machine);
        object.put("versions", versions);
        return StrictJson.indented(object);
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Mean losses on the three parts of the data; test is NaN where nothing was kept apart. */
    public record Losses(double train, double validation, double test) {}

    /**
     * One strategy, or random search.
     *
     * @param name the strategy on the command line, or {@value TuneRecord#RANDOM}
     * @param reason why it was chosen; empty where the user chose it
     * @param outcome {@code Converged}, {@code BudgetSpent}, {@code Diverged} or {@code Cancelled}
     * @param sentence why it ended
     * @param steps moves of the hyper-parameters made, or trials
     * @param best after how many of them the validation loss was lowest
     * @param seconds from its start to its end, without what was done for the record alone
     * @param innerSteps gradient steps of the inner problem made
     * @param losses at the best point
     * @param residual norm of the inner gradient after all inner steps, over that before the first, at the best point
     * @param gradientNorm of the hypergradient at the last point; NaN for random search
     * @param memory by how many bytes the largest resident memory of the process grew since the first run began; NaN where it did not,
     *     or cannot be told
     * @param metrics what the model is worth on the test rows; empty without
     */
    public record Run(
            String name,
            String reason,
            String outcome,
            String sentence,
            long steps,
            long best,
            double seconds,
            long innerSteps,
            Losses losses,
            double residual,
            double gradientNorm,
            double memory,
            List<Metric> metrics) {

        /** Checks that nothing is missing. */
        public Run {
            Objects.requireNonNull(name, "name must be given");
            Objects.requireNonNull(reason, "reason must be given");
            Objects.requireNonNull(outcome, "outcome must be given");
            Objects.requireNonNull(sentence, "sentence must be given");
            Objects.requireNonNull(losses, "losses must be given");
            metrics = List.copyOf(Objects.requireNonNull(metrics, "metrics must be given"));
        }
    }

    /**
     * What an attacker and noise make of the model of a run at its best point.
     *
     * @param name of the run
     * @param load {@code |theta|^2 / (c/d)} of the c of the attack and d features: below 1 the attack has a bound
     * @param unbounded at how many points of the run it had none
     * @param points how many there were
     * @param noise deviation of the Gaussian noise on the features
     * @param validation loss with this noise, in expectation
     * @param test likewise; NaN without test rows
     */
    public record Attacked(
            String name, double load, long unbounded, long points, double noise, double validation, double test) {

        /** Checks that nothing is missing. */
        public Attacked {
            Objects.requireNonNull(name, "name must be given");
        }
    }

    /**
     * A learned penalty.
     *
     * @param name of the feature, group, layer or parameter
     * @param lambda by the best run by hypergradient
     * @param random by random search; NaN without
     */
    public record Penalty(String name, double lambda, double random) {

        /** Checks that nothing is missing. */
        public Penalty {
            Objects.requireNonNull(name, "name must be given");
        }
    }

    /**
     * A learned step size, as a factor on the safe one.
     *
     * @param name of the coordinate or step
     */
    public record StepSize(String name, double factor) {

        /** Checks that nothing is missing. */
        public StepSize {
            Objects.requireNonNull(name, "name must be given");
        }
    }

    /**
     * A training row with its learned weight.
     *
     * @param row its number in the data file, from 1, headers not counted
     * @param weight in (0, 1)
     * @param target as the file has it
     */
    public record RowWeight(long row, double weight, String target) {

        /** Checks that nothing is missing. */
        public RowWeight {
            Objects.requireNonNull(target, "target must be given");
        }
    }
}
