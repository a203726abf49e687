package io.glissade.report.search;

import io.glissade.report.chain.ChainRecord.Landscape;
import io.glissade.report.file.StrictJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a search for the least value when it ends: the content of {@code run.json} and all that the page says and draws. A number
 * that is NaN was not measured or does not exist; it is written as null.
 *
 * @param verb the command: {@code minimise}
 * @param title what was minimised, in a few words
 * @param started instant, ISO-8601 in UTC
 * @param seconds wall time from the command to the record
 * @param outcome {@code BudgetSpent} or {@code Cancelled}
 * @param headline the verdict in one sentence
 * @param notes what else a reader should know, one sentence each
 * @param settings each option with the value used, those that were chosen included
 * @param data what is known of the target
 * @param machine processor, cores, operating system
 * @param versions of Glissade and Java
 * @param variables names of the coordinates that {@code point} and the minima hold
 * @param value the least value found
 * @param point where it is taken
 * @param certificate what was measured there
 * @param knownMinimum the least value there is; NaN where it is not known
 * @param gradients computed by all chains together
 * @param minima those that chains kept, in the order of chains and their time
 * @param basins the different ones among them, lowest first
 * @param progress the best value so far of each method, this one first
 * @param landscape over the two coordinates of a target of two; {@code null} for any other
 */
public record SearchRecord(
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
        List<String> variables,
        double value,
        List<Double> point,
        Certificate certificate,
        double knownMinimum,
        long gradients,
        List<Found> minima,
        List<Basin> basins,
        List<Competitor> progress,
        @Nullable Landscape landscape) {

    /** The verb of every record of this kind. */
    public static final String VERB = "minimise";

    static final int FORMAT = 1;

    /** Copies the collections, in order, and checks that nothing is missing. */
    public SearchRecord {
        if (!VERB.equals(verb)) {
            throw new IllegalArgumentException("verb must be minimise, got " + verb);
        }
        Objects.requireNonNull(title, "title must be given");
        Objects.requireNonNull(started, "started must be given");
        Objects.requireNonNull(outcome, "outcome must be given");
        Objects.requireNonNull(headline, "headline must be given");
        Objects.requireNonNull(certificate, "certificate must be given");
        notes = List.copyOf(Objects.requireNonNull(notes, "notes must be given"));
        settings = ordered(Objects.requireNonNull(settings, "settings must be given"));
        data = ordered(Objects.requireNonNull(data, "data must be given"));
        machine = ordered(Objects.requireNonNull(machine, "machine must be given"));
        versions = ordered(Objects.requireNonNull(versions, "versions must be given"));
        variables = List.copyOf(Objects.requireNonNull(variables, "variables must be given"));
        point = numbers(Objects.requireNonNull(point, "point must be given"));
        minima = List.copyOf(Objects.requireNonNull(minima, "minima must be given"));
        basins = List.copyOf(Objects.requireNonNull(basins, "basins must be given"));
        progress = List.copyOf(Objects.requireNonNull(progress, "progress must be given"));
        if (point.size() != variables.size()) {
            throw new IllegalArgumentException(
                    "point must have one number for each of " + variables.size() + " variables, got " + point.size());
        }
    }

    // In a file a number that is not finite is null.
    private static List<Double> numbers(List<Double> list) {
        return list.stream()
                .map(number -> Objects.requireNonNullElse(number, Double.NaN))
                .toList();
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The content of {@code run.json}. */
    public byte[] file() {
        return StrictJson.write(FORMAT, this);
    }

    /**
     * What was measured at the best point.
     *
     * @param sentence what follows from the rest
     * @param strict whether every curvature is positive beyond the error of its measurement
     * @param gradientNorm there
     * @param smallestCurvature the least eigenvalue of the Hessian, by Lanczos' method
     * @param largestCurvature the greatest
     * @param complete whether the whole spectrum was reached
     * @param distance to the minimiser, to first order: gradient norm over the least curvature; NaN where that is not positive
     */
    public record Certificate(
            String sentence,
            boolean strict,
            double gradientNorm,
            double smallestCurvature,
            double largestCurvature,
            boolean complete,
            double distance) {

        /** Checks that the sentence is given. */
        public Certificate {
            Objects.requireNonNull(sentence, "sentence must be given");
        }
    }

    /**
     * A minimum that a chain kept.
     *
     * @param gradients of that chain until then
     * @param point its variables
     */
    public record Found(int chain, long gradients, double value, double gradientNorm, List<Double> point) {

        /** Copies the point. */
        public Found {
            point = numbers(Objects.requireNonNull(point, "point must be given"));
        }
    }

    /**
     * A minimum, however often it was found.
     *
     * @param visits how often chains kept it
     * @param chains how many chains did
     * @param firstGradients the fewest gradients of a chain until it was found
     */
    public record Basin(double value, int visits, int chains, long firstGradients, List<Double> point) {

        /** Copies the point. */
        public Basin {
            point = numbers(Objects.requireNonNull(point, "point must be given"));
        }
    }

    /**
     * How low a method came, and when.
     *
     * @param name of the method
     * @param unit what its budget counts: {@code gradients} or {@code values}
     * @param seconds it took
     * @param evaluations ascending: gradients or values of all its chains together
     * @param best as many: the least value until then
     */
    public record Competitor(String name, String unit, double seconds, List<Double> evaluations, List<Double> best) {

        /** Copies the lists and checks that they are of one length. */
        public Competitor {
            Objects.requireNonNull(name, "name must be given");
            Objects.requireNonNull(unit, "unit must be given");
            evaluations = numbers(Objects.requireNonNull(evaluations, "evaluations must be given"));
            best = numbers(Objects.requireNonNull(best, "best must be given"));
            if (evaluations.size() != best.size()) {
                throw new IllegalArgumentException(
                        "best must have " + evaluations.size() + " numbers, one per evaluation, got " + best.size());
            }
        }
    }
}
