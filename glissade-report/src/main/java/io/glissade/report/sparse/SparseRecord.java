package io.glissade.report.sparse;

import io.glissade.report.file.StrictJson;
import io.glissade.report.fit.FitRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a sparse fit when it ends: the content of {@code run.json} and all that the page says in words. A number that is NaN was
 * not measured, does not exist or was not finite; it is written as null.
 *
 * @param verb the command: {@code sparse}
 * @param title what was done in a few words
 * @param started instant, ISO-8601 in UTC
 * @param seconds wall time from the command to the record, reading of the data included
 * @param outcome {@code Converged}, {@code BudgetSpent}, {@code Diverged} or {@code Cancelled}, that of the last point
 * @param headline the verdict in one sentence
 * @param notes what else a reader should know, one sentence each
 * @param settings each option with the value used
 * @param data what was read: rows, features, entries, classes
 * @param machine processor, cores, operating system
 * @param versions of Glissade and Java
 * @param tolerance the relative gap asked for
 * @param problem atoms, penalty, screening
 * @param method its name on the command line
 * @param reason why it was chosen
 * @param points one for each weight of the penalty, in the order in which they were run; at least one
 * @param chosen which of the points became the model
 * @param shown the features whose coefficients the points carry: the largest of the path, largest first
 * @param features how many there are
 */
public record SparseRecord(
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
        Problem problem,
        String method,
        String reason,
        List<Point> points,
        int chosen,
        List<String> shown,
        long features) {

    /** The verb of every record of this kind. */
    public static final String VERB = "sparse";

    static final int FORMAT = 1;

    /** Copies the collections, in order, and checks that they belong together. */
    public SparseRecord {
        if (!VERB.equals(verb)) {
            throw new IllegalArgumentException("verb must be sparse, got " + verb);
        }
        Objects.requireNonNull(title, "title must be given");
        Objects.requireNonNull(started, "started must be given");
        Objects.requireNonNull(outcome, "outcome must be given");
        Objects.requireNonNull(headline, "headline must be given");
        Objects.requireNonNull(problem, "problem must be given");
        Objects.requireNonNull(method, "method must be given");
        Objects.requireNonNull(reason, "reason must be given");
        notes = List.copyOf(Objects.requireNonNull(notes, "notes must be given"));
        settings = ordered(Objects.requireNonNull(settings, "settings must be given"));
        data = ordered(Objects.requireNonNull(data, "data must be given"));
        machine = ordered(Objects.requireNonNull(machine, "machine must be given"));
        versions = ordered(Objects.requireNonNull(versions, "versions must be given"));
        points = List.copyOf(Objects.requireNonNull(points, "points must be given"));
        shown = List.copyOf(Objects.requireNonNull(shown, "shown must be given"));
        if (chosen < 0 || chosen >= points.size()) {
            throw new IllegalArgumentException("chosen must be one of " + points.size() + " points, got " + chosen);
        }
        for (Point point : points) {
            if (point.coefficients().size() != shown.size()) {
                throw new IllegalArgumentException("a point must have one coefficient for each of " + shown.size()
                        + " features shown, got " + point.coefficients().size());
            }
        }
    }

    /** The point that became the model. */
    public Point chosenPoint() {
        return points.get(chosen);
    }

    /** Whether there are several weights of the penalty. */
    public boolean severalWeights() {
        return points.size() > 1;
    }

    /** The names of the test metrics, in order; empty where nothing was tested. */
    public List<String> metrics() {
        return chosenPoint().test().stream().map(FitRecord.Metric::name).toList();
    }

    /** The content of {@code run.json}. */
    public byte[] file() {
        return StrictJson.write(FORMAT, this);
    }

    /** For a program: the numbers of the chosen point on top, then everything else. */
    public String json() {
        Point point = chosenPoint();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("verb", verb);
        object.put("title", title);
        object.put("outcome", outcome);
        object.put("converged", point.converged());
        object.put("method", method);
        object.put("reason", reason);
        object.put("atoms", problem.atoms());
        object.put("penalty", problem.penalty());
        object.put(problem.weightName(), point.weight());
        object.put("value", point.value());
        object.put("dual", point.dual());
        object.put("gap", point.gap());
        object.put("relativeGap", point.relativeGap());
        object.put("support", point.support());
        object.put("nonZero", point.nonZero());
        object.put("kept", point.kept());
        object.put("removed", point.removed());
        object.put("screening", problem.screening());
        object.put("removalsAreProven", problem.proven());
        object.put("iterations", point.iterations());
        object.put("seconds", point.seconds());
        Map<String, Double> test = new LinkedHashMap<>();
        point.test().forEach(metric -> test.put(metric.name(), metric.value()));
        object.put("test", test);
        object.put("headline", headline);
        object.put("notes", notes);
        object.put("data", data);
        object.put("settings", settings);
        object.put("points", points);
        object.put("shown", shown);
        object.put("machine", machine);
        object.put("versions", versions);
        return StrictJson.indented(object);
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * What was solved.
     *
     * @param atoms as given on the command line
     * @param penalty as given on the command line
     * @param weightName what its last number, along which a path runs, is called
     * @param elements what the elements of the set of atoms are called, in the plural
     * @param count how many elements there are
     * @param screening which rule removed elements, in words
     * @param proven whether its removals are proofs
     */
    public record Problem(
            String atoms,
            String penalty,
            String weightName,
            String elements,
            long count,
            String screening,
            boolean proven) {

        /** Checks that nothing is missing. */
        public Problem {
            Objects.requireNonNull(atoms, "atoms must be given");
            Objects.requireNonNull(penalty, "penalty must be given");
            Objects.requireNonNull(weightName, "weightName must be given");
            Objects.requireNonNull(elements, "elements must be given");
            Objects.requireNonNull(screening, "screening must be given");
        }
    }

    /**
     * The fit with one weight of the penalty.
     *
     * @param weight of the penalty
     * @param outcome {@code Converged}, {@code BudgetSpent}, {@code Diverged} or {@code Cancelled}
     * @param sentence why it ended
     * @param value the objective at the point
     * @param dual a lower bound on the minimum
     * @param gap value minus dual
     * @param relativeGap gap over the larger of the two in magnitude
     * @param support elements with weight
     * @param nonZero coefficients that are not zero, the intercept not counted
     * @param kept elements that screening left
     * @param removed elements that screening removed
     * @param iterations steps made
     * @param seconds wall time
     * @param test what the model is worth on the test data; empty without
     * @param coefficients of the features in {@link SparseRecord#shown}, on the scale of the fit
     */
    public record Point(
            double weight,
            String outcome,
            String sentence,
            boolean converged,
            double value,
            double dual,
            double gap,
            double relativeGap,
            long support,
            long nonZero,
            long kept,
            long removed,
            long iterations,
            double seconds,
            List<FitRecord.Metric> test,
            List<Double> coefficients) {

        /** Checks that nothing is missing. */
        public Point {
            Objects.requireNonNull(outcome, "outcome must be given");
            Objects.requireNonNull(sentence, "sentence must be given");
            test = List.copyOf(Objects.requireNonNull(test, "test must be given"));
            coefficients = List.copyOf(Objects.requireNonNull(coefficients, "coefficients must be given"));
        }
    }
}
