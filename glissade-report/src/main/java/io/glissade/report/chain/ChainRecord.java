package io.glissade.report.chain;

import io.glissade.report.file.StrictJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run of chains when it ends, but for the draws themselves: the content of {@code run.json} and all that the page says in
 * words. A number that is NaN was not measured, does not exist or was not finite; it is written as null.
 *
 * @param verb the command: {@code sample}
 * @param title what was done in a few words: target and method
 * @param started instant, ISO-8601 in UTC
 * @param seconds wall time from the command to the record
 * @param outcome {@code Completed}, {@code Diverged} or {@code Cancelled}
 * @param headline the verdict in one sentence
 * @param warnings what speaks against trusting the draws, one sentence each, most urgent first
 * @param notes what else a reader should know, one sentence each
 * @param figures numbers of the run that are shown on top beside those of the page, name to value; may be empty
 * @param settings each option with the value used
 * @param target what was sampled: name, dimension, data
 * @param machine processor, cores, operating system
 * @param versions of Glissade and Java
 * @param temperature of the draws, positive; NaN where it changed along the chains
 * @param table one row for each variable, in the order of the draws; empty where the draws are of no distribution
 * @param chains one for each chain
 * @param swaps one for each pair of neighbouring temperatures; empty without replica exchange
 * @param densities exact marginal densities where they are known; may be empty
 * @param exits times of exit or first passage; may be empty
 * @param landscape the objective over a plane; null where none is drawn
 */
public record ChainRecord(
        String verb,
        String title,
        String started,
        double seconds,
        String outcome,
        String headline,
        List<String> warnings,
        List<String> notes,
        Map<String, String> figures,
        Map<String, Object> settings,
        Map<String, Object> target,
        Map<String, String> machine,
        Map<String, String> versions,
        double temperature,
        List<Variable> table,
        List<Chain> chains,
        List<Swap> swaps,
        List<Density> densities,
        List<Exits> exits,
        @Nullable Landscape landscape) {

    /** The verb of every record of this kind. */
    public static final String VERB = "sample";

    static final int FORMAT = 1;

    /** Copies the collections, in order, and checks what can be checked without the draws. */
    public ChainRecord {
        if (!VERB.equals(verb)) {
            throw new IllegalArgumentException("verb must be sample, got " + verb);
        }
        Objects.requireNonNull(title, "title must be given");
        Objects.requireNonNull(started, "started must be given");
        Objects.requireNonNull(outcome, "outcome must be given");
        Objects.requireNonNull(headline, "headline must be given");
        warnings = List.copyOf(Objects.requireNonNull(warnings, "warnings must be given"));
        notes = List.copyOf(Objects.requireNonNull(notes, "notes must be given"));
        figures = ordered(Objects.requireNonNull(figures, "figures must be given"));
        settings = ordered(Objects.requireNonNull(settings, "settings must be given"));
        target = ordered(Objects.requireNonNull(target, "target must be given"));
        machine = ordered(Objects.requireNonNull(machine, "machine must be given"));
        versions = ordered(Objects.requireNonNull(versions, "versions must be given"));
        table = List.copyOf(Objects.requireNonNull(table, "table must be given"));
        chains = List.copyOf(Objects.requireNonNull(chains, "chains must be given"));
        swaps = List.copyOf(Objects.requireNonNull(swaps, "swaps must be given"));
        densities = List.copyOf(Objects.requireNonNull(densities, "densities must be given"));
        exits = List.copyOf(Objects.requireNonNull(exits, "exits must be given"));
        if (!(Double.isNaN(temperature) || (temperature > 0 && Double.isFinite(temperature)))) {
            throw new IllegalArgumentException("temperature must be positive and finite or NaN, got " + temperature);
        }
    }

    /**
     * What the draws say about a variable.
     *
     * @param sd standard deviation
     * @param mcse Monte Carlo standard error of the mean
     * @param q5 the 5 % quantile
     * @param median the 50 % quantile
     * @param q95 the 95 % quantile
     * @param rHat rank-normalised split R-hat
     * @param bulkEss effective sample size of the bulk
     * @param tailEss the smaller of the effective sample sizes of the 5 % and 95 % quantiles
     * @param exactMean NaN where it is not known
     * @param exactSd NaN where it is not known
     */
    public record Variable(
            String name,
            double mean,
            double sd,
            double mcse,
            double q5,
            double median,
            double q95,
            double rHat,
            double bulkEss,
            double tailEss,
            double exactMean,
            double exactSd) {}

    /**
     * A chain.
     *
     * @param gradients evaluated, warm-up included
     * @param acceptance share of the proposals taken, in [0, 1]; NaN where nothing is refused
     * @param bfmi estimated Bayesian fraction of missing information; NaN without energies
     */
    public record Chain(long gradients, double acceptance, double bfmi) {}

    /**
     * Swaps between two temperatures.
     *
     * @param colder the lower temperature
     * @param warmer the higher one
     * @param rate share of the proposed swaps that were made, in [0, 1]
     */
    public record Swap(double colder, double warmer, double rate) {}

    /**
     * The exact density of a variable.
     *
     * @param variable one of those of the draws
     * @param x ascending
     * @param density as many, finite, not negative
     */
    public record Density(String variable, List<Double> x, List<Double> density) {

        /** Copies and checks the lengths. */
        public Density {
            x = List.copyOf(x);
            density = List.copyOf(density);
            if (x.size() != density.size()) {
                throw new IllegalArgumentException(
                        "density must have " + x.size() + " numbers, as x, got " + density.size());
            }
            for (double value : density) {
                if (!(value >= 0) || Double.isInfinite(value)) {
                    throw new IllegalArgumentException(
                            "a density must not be negative and be finite, got " + value + " for " + variable);
                }
            }
        }
    }

    /**
     * Times of a kind.
     *
     * @param name what was timed
     * @param unit of the times
     * @param times finite, in any order
     * @param unfinished runs that ended before: their times are not known
     * @param expected the mean that theory expects; NaN where there is none
     */
    public record Exits(String name, String unit, List<Double> times, long unfinished, double expected) {

        /** Copies the times. */
        public Exits {
            times = List.copyOf(times);
        }
    }

    /**
     * The objective over a plane through the space of the draws.
     *
     * @param xName the variable drawn to the right
     * @param yName the variable drawn upwards
     * @param x ascending by equal steps, at least 2
     * @param y ascending by equal steps, at least 2
     * @param values {@code [y][x]}, finite
     */
    public record Landscape(String xName, String yName, List<Double> x, List<Double> y, List<List<Double>> values) {

        private static final double ROUNDING = 1e-6;

        /** Copies and checks shape, steps and finiteness. */
        public Landscape {
            x = List.copyOf(x);
            y = List.copyOf(y);
            values = values.stream().map(List::copyOf).toList();
            if (x.size() < 2 || y.size() < 2) {
                throw new IllegalArgumentException(
                        "a landscape must be at least 2 by 2, got " + x.size() + " by " + y.size());
            }
            requireEqualSteps("x", x);
            requireEqualSteps("y", y);
            if (values.size() != y.size()) {
                throw new IllegalArgumentException("a landscape must have " + y.size() + " rows, got " + values.size());
            }
            for (List<Double> row : values) {
                if (row.size() != x.size() || !row.stream().allMatch(Double::isFinite)) {
                    throw new IllegalArgumentException(
                            "a row of a landscape must have " + x.size() + " finite numbers, got " + row);
                }
            }
        }

        private static void requireEqualSteps(String name, List<Double> places) {
            double step = (places.get(places.size() - 1) - places.get(0)) / (places.size() - 1);
            for (int k = 0; k < places.size(); k++) {
                double off = places.get(k) - (places.get(0) + k * step);
                if (!(step > 0) || !(Math.abs(off) <= ROUNDING * step)) {
                    throw new IllegalArgumentException(
                            name + " of a landscape must ascend by equal steps, got " + places.get(k) + " at " + k);
                }
            }
        }
    }

    /** Gradients of all chains. */
    public long gradients() {
        return chains.stream().mapToLong(Chain::gradients).sum();
    }

    /** The largest R-hat; NaN where no row has one. */
    public double worstRHat() {
        return table.stream()
                .mapToDouble(Variable::rHat)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }

    /** The smallest effective sample size, of bulk or tail; NaN where no row has one. */
    public double leastEss() {
        return table.stream()
                .mapToDouble(row -> Math.min(row.bulkEss(), row.tailEss()))
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
    }

    /** The content of {@code run.json}. */
    public byte[] file() {
        return StrictJson.write(FORMAT, this);
    }

    /** For a program: the worst figures on top, then everything but densities, times and landscape. */
    public String json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("verb", verb);
        object.put("title", title);
        object.put("outcome", outcome);
        object.put("headline", headline);
        object.put("warnings", warnings);
        object.put("notes", notes);
        object.put("worstRHat", worstRHat());
        object.put("leastEss", leastEss());
        object.put("gradients", gradients());
        object.put("leastEssPerGradient", leastEss() / gradients());
        object.put("seconds", seconds);
        object.put("temperature", temperature);
        object.put("figures", figures);
        object.put("table", table);
        object.put("chains", chains);
        object.put("swaps", swaps);
        object.put("target", target);
        object.put("settings", settings);
        object.put("machine", machine);
        object.put("versions", versions);
        return StrictJson.indented(object);
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
