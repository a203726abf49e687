package io.glissade.report.search;

import io.glissade.report.chain.ChainRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A search that no command made: chains hop between the minima of Rastrigin's function, with refusal, and colder as they go. */
final class SyntheticSearch {

    static final String CERTIFICATE =
            "Every curvature is positive: a strict minimum, at most 1e-15 from where the gradient is zero.";

    private static final int GRADIENTS_PER_HOP = 60;

    private SyntheticSearch() {}

    static SearchRecord plane() {
        return of("Rastrigin in two dimensions by basin-hopping Langevin", List.of("x[0]", "x[1]"), 4, 40, 0);
    }

    static SearchRecord highDimensional() {
        return of(
                "Rastrigin in ten dimensions by basin-hopping Langevin",
                IntStream.range(0, 10).mapToObj(k -> "x[" + k + "]").toList(),
                3,
                150,
                Double.NaN);
    }

    static SearchRecord named(String text, List<String> variables) {
        return of(text, variables, 2, 12, 0);
    }

    /** Rastrigin's function. */
    static double value(double... point) {
        return Arrays.stream(point)
                .map(x -> x * x + 10 - 10 * Math.cos(2 * Math.PI * x))
                .sum();
    }

    private static double minimumNear(int whole) {
        double x = whole;
        for (int step = 0; step < 20; step++) {
            double slope = 2 * x + 20 * Math.PI * Math.sin(2 * Math.PI * x);
            x -= slope / (2 + 40 * Math.PI * Math.PI * Math.cos(2 * Math.PI * x));
        }
        return x;
    }

    private static SearchRecord of(String title, List<String> variables, int chains, int hops, double known) {
        int dimension = variables.size();
        List<SearchRecord.Found> minima = new ArrayList<>();
        for (int chain = 0; chain < chains; chain++) {
            SplittableRandom random = new SplittableRandom(5 + chain);
            int[] place = random.ints(dimension, -3, 4).toArray();
            for (int hop = 0; hop < hops; hop++) {
                int[] proposal = place.clone();
                proposal[random.nextInt(dimension)] += random.nextBoolean() ? 1 : -1;
                double rise = value(at(proposal)) - value(at(place));
                if (hop == 0 || Math.log(random.nextDouble()) < -rise * (hop + 1) / 20) {
                    place = hop == 0 ? place : proposal;
                    minima.add(new SearchRecord.Found(
                            chain,
                            (long) (hop + 1) * GRADIENTS_PER_HOP + random.nextInt(20),
                            value(at(place)),
                            1e-13,
                            Arrays.stream(at(place)).boxed().toList()));
                }
            }
        }
        List<SearchRecord.Basin> basins = basins(minima);
        SearchRecord.Basin best = basins.get(0);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("method", title);
        settings.put("temperature", 5.0);
        settings.put("chains", chains);
        return new SearchRecord(
                SearchRecord.VERB,
                title,
                "2025-01-01T12:00:00Z",
                1.7,
                "BudgetSpent",
                "The least value found is " + best.value() + ", kept by " + best.chains() + " of " + chains
                        + " chains.",
                List.of("The competitor had as many values as the chains had gradients."),
                settings,
                Map.of("target", title, "dimension", dimension),
                Map.of("cores", "2"),
                Map.of("java", "17"),
                variables,
                best.value(),
                best.point(),
                new SearchRecord.Certificate(CERTIFICATE, true, 3.2e-13, 396.784, 396.784, true, 8.1e-16),
                known,
                (long) chains * hops * GRADIENTS_PER_HOP,
                minima,
                basins,
                List.of(progress(title, minima, chains), competitor("CMA-ES, restarted", dimension, chains * hops)),
                dimension == 2 ? landscape(variables) : null);
    }

    private static double[] at(int... place) {
        return Arrays.stream(place).mapToDouble(SyntheticSearch::minimumNear).toArray();
    }

    private static List<SearchRecord.Basin> basins(List<SearchRecord.Found> minima) {
        Map<String, List<SearchRecord.Found>> same = new TreeMap<>();
        for (SearchRecord.Found found : minima) {
            same.computeIfAbsent(found.point().toString(), point -> new ArrayList<>())
                    .add(found);
        }
        List<SearchRecord.Basin> basins = new ArrayList<>();
        for (List<SearchRecord.Found> group : same.values()) {
            basins.add(new SearchRecord.Basin(
                    group.get(0).value(),
                    group.size(),
                    (int) group.stream()
                            .mapToInt(SearchRecord.Found::chain)
                            .distinct()
                            .count(),
                    group.stream()
                            .mapToLong(SearchRecord.Found::gradients)
                            .min()
                            .orElseThrow(),
                    group.get(0).point()));
        }
        basins.sort((a, b) -> Double.compare(a.value(), b.value()));
        return basins;
    }

    private static SearchRecord.Competitor progress(String name, List<SearchRecord.Found> minima, int chains) {
        List<SearchRecord.Found> sorted = new ArrayList<>(minima);
        sorted.sort((a, b) -> Long.compare(a.gradients(), b.gradients()));
        List<Double> evaluations = new ArrayList<>();
        List<Double> best = new ArrayList<>();
        double least = sorted.get(0).value() + 40;
        evaluations.add((double) chains);
        best.add(least);
        for (SearchRecord.Found found : sorted) {
            least = Math.min(least, found.value());
            evaluations.add((double) found.gradients() * chains);
            best.add(least);
        }
        return new SearchRecord.Competitor(name, "gradients", 1.2, evaluations, best);
    }

    private static SearchRecord.Competitor competitor(String name, int dimension, int generations) {
        SplittableRandom random = new SplittableRandom(3);
        List<Double> evaluations = new ArrayList<>();
        List<Double> best = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        double spread = 3;
        for (int generation = 1; generation <= generations; generation++) {
            double width = spread;
            double[] point = DoubleStream.generate(() -> width * random.nextGaussian())
                    .limit(dimension)
                    .toArray();
            least = Math.min(least, value(point));
            evaluations.add((double) generation * GRADIENTS_PER_HOP);
            best.add(least);
            spread *= 0.985;
        }
        return new SearchRecord.Competitor(name, "values", 0.6, evaluations, best);
    }

    static ChainRecord.@Nullable Landscape landscape(List<String> variables) {
        List<Double> grid =
                IntStream.rangeClosed(-80, 80).mapToObj(k -> k / 20.0).toList();
        return new ChainRecord.Landscape(
                variables.get(0),
                variables.get(1),
                grid,
                grid,
                grid.stream()
                        .map(y -> grid.stream().map(x -> value(x, y)).toList())
                        .toList());
    }

    /** The same search with another known minimum and progress. */
    static SearchRecord with(SearchRecord record, double known, List<SearchRecord.Competitor> progress) {
        return changed(record, known, record.minima(), progress);
    }

    /** The same search with other minima. */
    static SearchRecord minima(SearchRecord record, List<SearchRecord.Found> minima) {
        return changed(record, record.knownMinimum(), minima, record.progress());
    }

    private static SearchRecord changed(
            SearchRecord record,
            double known,
            List<SearchRecord.Found> minima,
            List<SearchRecord.Competitor> progress) {
        return new SearchRecord(
                record.verb(),
                record.title(),
                record.started(),
                record.seconds(),
                record.outcome(),
                record.headline(),
                record.notes(),
                record.settings(),
                record.data(),
                record.machine(),
                record.versions(),
                record.variables(),
                record.value(),
                record.point(),
                record.certificate(),
                known,
                record.gradients(),
                minima,
                record.basins(),
                progress,
                record.landscape());
    }

    /** A search that found nothing. */
    static SearchRecord empty() {
        return new SearchRecord(
                SearchRecord.VERB,
                "A target that is nowhere finite",
                "2025-01-01T12:00:00Z",
                0.1,
                "Cancelled",
                "No value was finite.",
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of("x"),
                Double.NaN,
                Collections.nCopies(1, Double.NaN),
                new SearchRecord.Certificate(
                        "Nothing was measured.", false, Double.NaN, Double.NaN, Double.NaN, false, Double.NaN),
                Double.NaN,
                10,
                List.of(),
                List.of(),
                List.of(new SearchRecord.Competitor(
                        "none", "gradients", 0.1, List.of(1.0, 10.0), List.of(Double.NaN, Double.POSITIVE_INFINITY))),
                null);
    }
}
