package io.glissade.cli.sample;

import io.glissade.chain.Draws;
import io.glissade.chain.VariableSummary;
import io.glissade.cli.console.Machine;
import io.glissade.cli.console.Versions;
import io.glissade.cli.target.Moments;
import io.glissade.cli.target.Surface;
import io.glissade.cli.target.Target;
import io.glissade.gaussian.GaussianTarget;
import io.glissade.report.chain.ChainDraws;
import io.glissade.report.chain.ChainRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what the chains left into the record. */
record SampleRecords(Target<?> target, ChainOptions options, Map<String, Object> settings) {

    private static final int MOST_DENSITIES = 20;
    private static final int DENSITY_POINTS = 121;

    /** The record; there is at least one draw. */
    ChainRecord record(Sampled sampled, Verdict verdict, Instant started, double seconds) {
        List<String> warnings = new ArrayList<>();
        if (sampled.nonFinite() != null) {
            warnings.add(sampled.nonFinite());
        }
        warnings.addAll(sampled.plan().warnings());
        boolean oneDistribution = !options.schedule().changesTemperature();
        if (oneDistribution) {
            warnings.addAll(verdict.warnings());
            warnings.addAll(verdict.summary().warnings());
        }
        List<String> notes = new ArrayList<>(target.notes());
        notes.addAll(notes(sampled.plan()));
        return new ChainRecord(
                "sample",
                target.title() + ", " + options.dynamics().title(),
                started.truncatedTo(ChronoUnit.SECONDS).toString(),
                seconds,
                outcome(sampled),
                headline(sampled, verdict),
                warnings,
                notes,
                figures(sampled, verdict),
                settings(sampled.plan()),
                about(),
                Machine.describe(),
                Versions.withoutTorch(),
                oneDistribution ? options.temperature() : Double.NaN,
                oneDistribution ? table(verdict) : List.of(),
                chains(sampled),
                swaps(sampled),
                densities(verdict),
                exits(sampled),
                landscape(sampled.draws()));
    }

    private static String outcome(Sampled sampled) {
        return sampled.nonFinite() != null ? "Diverged" : sampled.cancelled() ? "Cancelled" : "Completed";
    }

    private String headline(Sampled sampled, Verdict verdict) {
        if (sampled.nonFinite() != null) {
            return sampled.nonFinite();
        }
        String start = sampled.cancelled() ? "Cancelled after " : "";
        String deviations = verdict.exact() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; means within %.1f and variances within %.1f standard errors of the exact ones",
                        Verdict.largest(verdict.meanDeviations()),
                        Verdict.largest(verdict.varianceDeviations()));
        return String.format(
                Locale.ROOT,
                "%s%,d draws of %d chains: R-hat at most %.3f, effective sample size at least %,.0f%s.",
                start,
                sampled.draws().draws(),
                sampled.draws().chains(),
                verdict.summary().largestRHat(),
                verdict.summary().leastSize(),
                deviations);
    }

    private List<String> notes(Plan plan) {
        List<String> notes = new ArrayList<>();
        Curvatures curvatures = plan.curvatures();
        if (!curvatures.exact()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Curvatures were measured with %,d gradients%s: from %.4g to %.4g where the chains stay.",
                    curvatures.gradients(),
                    options.adapts() ? ", in units of the scales" : "",
                    curvatures.smallest(),
                    curvatures.largest()));
        }
        if (!options.dynamics().isAdjusted()) {
            notes.add("The scheme is not adjusted: its step biases the draws. Half the step shows by how much.");
        }
        if (target.isStochastic()) {
            notes.add("Gradients are those of random minibatches: their noise adds to the temperature.");
        }
        if (!options.schedule().isConstant() && !options.schedule().changesTemperature()) {
            notes.add("The step changes along the run; the table weighs all draws alike.");
        }
        return notes;
    }

    private Map<String, String> figures(Sampled sampled, Verdict verdict) {
        Map<String, String> figures = new LinkedHashMap<>();
        long gradients = Arrays.stream(sampled.gradients()).sum();
        put(
                figures,
                "effective draws per thousand gradients",
                "%.3g",
                1000 * verdict.summary().leastSizePerGradient(gradients));
        put(figures, "gradients per second", "%,.0f", gradients / sampled.seconds());
        put(
                figures,
                "largest deviation of a mean, in standard errors",
                "%.2f",
                Verdict.largest(verdict.meanDeviations()));
        put(
                figures,
                "largest deviation of a variance, in standard errors",
                "%.2f",
                Verdict.largest(verdict.varianceDeviations()));
        put(
                figures,
                "acceptance",
                "%.3f",
                Arrays.stream(sampled.acceptances()).average().orElse(Double.NaN));
        return figures;
    }

    private static void put(Map<String, String> figures, String name, String format, double value) {
        if (Double.isFinite(value)) {
            figures.put(name, String.format(Locale.ROOT, format, value));
        }
    }

    private Map<String, Object> settings(Plan plan) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.put("scheme", options.dynamics().title());
        all.put("step", plan.step());
        all.put("step of the warm-up", plan.warmUpStep());
        if (!Double.isNaN(plan.limit())) {
            all.put("largest stable step", plan.limit());
        }
        if (!Double.isNaN(plan.friction())) {
            all.put("friction", plan.friction());
        }
        all.put("temperature", options.temperature());
        if (options.rotation() != null) {
            all.put("rotation", options.rotation());
        }
        if (!options.hotter().isEmpty()) {
            all.put("temperatures of the replicas", options.hotter());
            all.put("moves between exchanges", options.swapEvery());
        }
        all.put("schedule", options.schedule().text());
        all.put("scales", options.adapts() ? "found while warming up" : "none");
        all.put("chains", options.chains());
        all.put("draws", options.draws());
        all.put("moves for each draw", plan.thin());
        all.put("moves to warm up", plan.warmUp());
        return all;
    }

    private Map<String, Object> about() {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("name", target.name());
        about.put("dimension", target.space().dimension());
        about.putAll(target.facts());
        return about;
    }

    private static List<ChainRecord.Variable> table(Verdict verdict) {
        List<ChainRecord.Variable> rows = new ArrayList<>();
        Moments exact = verdict.exact();
        for (int i = 0; i < verdict.summary().variables().size(); i++) {
            VariableSummary one = verdict.summary().variables().get(i);
            rows.add(new ChainRecord.Variable(
                    one.name(),
                    one.mean(),
                    one.standardDeviation(),
                    one.meanError(),
                    one.lowQuantile(),
                    one.median(),
                    one.highQuantile(),
                    one.rHat(),
                    one.bulkSize(),
                    one.tailSize(),
                    exact == null ? Double.NaN : exact.mean()[i],
                    exact == null ? Double.NaN : Math.sqrt(exact.variance()[i])));
        }
        return rows;
    }

    private static List<ChainRecord.Chain> chains(Sampled sampled) {
        List<ChainRecord.Chain> chains = new ArrayList<>();
        for (int chain = 0; chain < sampled.gradients().length; chain++) {
            chains.add(new ChainRecord.Chain(sampled.gradients()[chain], sampled.acceptances()[chain], Double.NaN));
        }
        return chains;
    }

    private List<ChainRecord.Swap> swaps(Sampled sampled) {
        List<ChainRecord.Swap> swaps = new ArrayList<>();
        double colder = options.temperature();
        for (int pair = 0; pair < sampled.swaps().length; pair++) {
            swaps.add(new ChainRecord.Swap(colder, options.hotter().get(pair), sampled.swaps()[pair]));
            colder = options.hotter().get(pair);
        }
        return swaps;
    }

    private List<ChainRecord.Density> densities(Verdict verdict) {
        Moments exact = verdict.exact();
        GaussianTarget gaussian = target.gaussian();
        List<ChainRecord.Density> densities = new ArrayList<>();
        if (exact == null || gaussian == null) {
            return densities;
        }
        for (int i = 0; i < Math.min(MOST_DENSITIES, exact.mean().length); i++) {
            double deviation = Math.sqrt(exact.variance()[i]);
            List<Double> x = new ArrayList<>();
            List<Double> density = new ArrayList<>();
            for (int point = 0; point < DENSITY_POINTS; point++) {
                double z = 8.0 * point / (DENSITY_POINTS - 1) - 4;
                x.add(exact.mean()[i] + z * deviation);
                density.add(Math.exp(-z * z / 2) / (deviation * Math.sqrt(2 * Math.PI)));
            }
            densities.add(
                    new ChainRecord.Density(verdict.summary().variables().get(i).name(), x, density));
        }
        return densities;
    }

    private ChainRecord.@Nullable Landscape landscape(Draws draws) {
        return draws.names().size() == 2 ? Surface.over(target, Surface.around(draws.of(0), draws.of(1))) : null;
    }

    private List<ChainRecord.Exits> exits(Sampled sampled) {
        if (options.exitSet() == null) {
            return List.of();
        }
        double[] all = sampled.exitTimes();
        // A chain that begins in the set has not gone there.
        long inside = Arrays.stream(all).filter(time -> time == 0).count();
        List<Double> times = Arrays.stream(all).filter(time -> time > 0).boxed().toList();
        String left = inside == 0 ? "" : String.format(Locale.ROOT, " (without %d that began there)", inside);
        return List.of(new ChainRecord.Exits(
                "First time with " + options.exitSet() + left,
                "time of the dynamics",
                times,
                (int) (all.length - inside - times.size()),
                Double.NaN));
    }

    /** The draws as the folder wants them. */
    static ChainDraws draws(Sampled sampled, boolean velocity) {
        Draws draws = sampled.draws();
        double[][][] values = new double[draws.names().size()][][];
        for (int i = 0; i < values.length; i++) {
            values[i] = draws.of(i);
        }
        return new ChainDraws(
                draws.names(),
                values,
                sampled.side().of(0),
                velocity ? sampled.side().of(1) : new double[0][]);
    }
}
