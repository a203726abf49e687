package io.glissade.cli.minimise;

import io.glissade.cli.console.Machine;
import io.glissade.cli.console.Versions;
import io.glissade.cli.target.Box;
import io.glissade.cli.target.Surface;
import io.glissade.cli.target.Target;
import io.glissade.langevin.search.GlobalSearch;
import io.glissade.langevin.search.Minimum;
import io.glissade.report.chain.ChainRecord;
import io.glissade.report.search.SearchRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what a search left into the record. */
record SearchRecords<V>(Target<V> target, SearchOptions options, long seed, Searched<V> searched) {

    private static final int MOST_NUMBERS = 500_000;
    /** A value this close to the known minimum, relative to the larger of 1 and its size, is that minimum. */
    private static final double REACHED = 1e-6;

    /** The record; at least one minimum was kept. */
    SearchRecord record(Instant started, double seconds) {
        GlobalSearch.Found<V> found = searched.found();
        Minimum<V> best = found.best();
        List<Minimum<V>> minima = minima();
        List<SearchRecord.Basin> basins = Basins.of(target.space(), minima, this::variables);
        return new SearchRecord(
                SearchRecord.VERB,
                target.title(),
                started.truncatedTo(ChronoUnit.SECONDS).toString(),
                seconds,
                found.cancelled() ? "Cancelled" : "BudgetSpent",
                headline(best, basins),
                notes(basins),
                settings(),
                target.facts(),
                Machine.describe(),
                Versions.withoutTorch(),
                target.variables(),
                best.value(),
                variables(best.point()),
                searched.certificate(),
                target.minimum(),
                found.gradients() + searched.scale().gradients(),
                minima.stream()
                        .limit(kept())
                        .map(each -> new SearchRecord.Found(
                                each.chain(),
                                each.gradients(),
                                each.value(),
                                each.gradientNorm(),
                                variables(each.point())))
                        .toList(),
                basins,
                searched.progress(),
                landscape());
    }

    /** Without places where the budget ended a descent, which are no minima; the lowest place found is kept in any case. */
    private List<Minimum<V>> minima() {
        double lowest = searched.found().best().value();
        return searched.found().minima().stream()
                .filter(minimum -> minimum.settled() || minimum.value() <= lowest)
                .toList();
    }

    /** Minima of which the record keeps the points: a record has to be read again. */
    private int kept() {
        return Math.max(1, MOST_NUMBERS / target.variables().size());
    }

    private List<Double> variables(V point) {
        double[] numbers = new double[target.variables().size()];
        target.read(point, Double.NaN, numbers);
        return Arrays.stream(numbers).boxed().toList();
    }

    private String headline(Minimum<V> best, List<SearchRecord.Basin> basins) {
        SearchRecord.Basin lowest = basins.get(0);
        String which = searched.certificate().strict() ? "a strict local minimum" : "a point";
        String known = Double.isNaN(target.minimum())
                ? ""
                : best.value() - target.minimum() <= REACHED * Math.max(1, Math.abs(target.minimum()))
                        ? " It is the known global minimum."
                        : String.format(
                                Locale.ROOT,
                                " The known global minimum is lower by %.3g.",
                                best.value() - target.minimum());
        return String.format(
                Locale.ROOT,
                "The least value found is %.10g, %s that %d of %d chains reached, the first after %d gradients of its own.%s",
                best.value(),
                which,
                lowest.chains(),
                searched.plan().chains(),
                lowest.firstGradients(),
                known);
    }

    private List<String> notes(List<SearchRecord.Basin> basins) {
        List<String> notes = new ArrayList<>(target.notes());
        if (minima().size() > kept()) {
            notes.add("Of " + minima().size() + " minima the first " + kept() + " are in the files.");
        }
        if (basins.get(0).chains() == 1 && searched.plan().chains() > 1) {
            notes.add("Only one chain reached the lowest minimum: a longer search may find a lower one.");
        }
        if (searched.progress().size() > 1) {
            SearchRecord.Competitor other = searched.progress().get(1);
            notes.add(
                    other.best().isEmpty()
                            ? other.name() + " found no finite value."
                            : String.format(
                                    Locale.ROOT,
                                    "%s reached %.10g with as many values as there were gradients; a gradient costs more than a value.",
                                    other.name(),
                                    other.best().get(other.best().size() - 1)));
        }
        return notes;
    }

    private Map<String, Object> settings() {
        GlobalSearch plan = searched.plan();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("target", target.name());
        settings.put("seed", seed);
        settings.put("chains", plan.chains());
        settings.put("gradients", plan.gradients());
        settings.put("annealing", plan.annealing());
        settings.put("kick", plan.kick());
        settings.put("step", plan.stepSize());
        settings.put("friction", plan.friction());
        settings.put("hot", plan.hot());
        settings.put("tolerance", plan.tolerance());
        settings.put("patience", plan.patience());
        settings.put("curvature at random starts", searched.scale().curvature());
        settings.put("deviation of values at random starts", searched.scale().spread());
        settings.put("compare", options.compare());
        return settings;
    }

    private ChainRecord.@Nullable Landscape landscape() {
        Box box = target.box();
        return box == null ? null : Surface.over(target, box);
    }
}
