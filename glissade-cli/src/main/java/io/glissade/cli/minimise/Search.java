package io.glissade.cli.minimise;

import io.glissade.cli.target.Box;
import io.glissade.cli.target.ChainDisplay;
import io.glissade.cli.target.Target;
import io.glissade.langevin.search.GlobalSearch;
import io.glissade.langevin.search.Minimum;
import io.glissade.oracle.Objective;
import io.glissade.report.search.SearchRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** From the target and the options to what was found. */
record Search<V>(
        Target<V> target,
        SearchOptions options,
        int threads,
        long seed,
        AtomicBoolean cancelled,
        ChainDisplay display) {

    Searched<V> run() {
        SearchScale scale = SearchScale.of(target, seed);
        GlobalSearch plan = plan(scale);
        display.say(String.format(
                Locale.ROOT,
                "%d chains, %d gradients, step %.3g, friction %.3g, temperatures %.3g to %.3g",
                plan.chains(),
                plan.gradients(),
                plan.stepSize(),
                plan.friction(),
                plan.hot() / 100,
                plan.hot()));
        long began = System.nanoTime();
        GlobalSearch.Found<V> found;
        double[] least = {Double.POSITIVE_INFINITY};
        try (ChainDisplay.Watch watch = display.watch()) {
            found = plan.run(
                    chain -> target.stream(chain).next(),
                    target::start,
                    seed,
                    threads,
                    minimum -> {
                        least[0] = Math.min(least[0], minimum.value());
                        watch.show(
                                (double) minimum.gradients() * plan.chains() / plan.gradients(),
                                seconds -> String.format(Locale.ROOT, "%.0f s, least value %.6g", seconds, least[0]));
                    },
                    cancelled);
        }
        List<SearchRecord.Competitor> progress = new ArrayList<>();
        progress.add(progress(found, plan.chains(), (System.nanoTime() - began) / 1e9));
        Box box = target.box();
        if (options.compare() && box != null && !cancelled.get()) {
            display.say("CMA-ES with " + options.values() + " values");
            @SuppressWarnings("unchecked") // what has a box is an array
            Objective<double[]> objective =
                    (Objective<double[]>) target.stream(0).next();
            progress.add(EvolutionStrategy.run(objective, box, options.values(), seed, cancelled));
        }
        SearchRecord.Certificate certificate = found.minima().isEmpty()
                ? new SearchRecord.Certificate("", false, Double.NaN, Double.NaN, Double.NaN, false, Double.NaN)
                : LocalOptimality.of(target, found.best(), options.tolerance());
        return new Searched<>(plan, scale, found, progress, certificate);
    }

    private GlobalSearch plan(SearchScale scale) {
        Double step = options.step();
        double stepSize = step != null ? step : 1 / Math.sqrt(scale.curvature());
        Double friction = options.friction();
        Double hot = options.hot();
        return new GlobalSearch(
                options.chains(),
                options.gradients(),
                options.annealing(),
                options.kick(),
                stepSize,
                friction != null ? friction : 3 / (options.kick() * stepSize),
                hot != null ? hot : scale.spread() / 10,
                options.tolerance(),
                options.patience());
    }

    /** The chains advance together: when one has computed so many gradients, all have. */
    private static <V> SearchRecord.Competitor progress(GlobalSearch.Found<V> found, int chains, double seconds) {
        List<Minimum<V>> inTime = new ArrayList<>(found.minima());
        inTime.sort(Comparator.comparingLong(Minimum::gradients));
        List<Double> evaluations = new ArrayList<>();
        List<Double> best = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        for (Minimum<V> minimum : inTime) {
            if (minimum.value() < least) {
                least = minimum.value();
                evaluations.add((double) minimum.gradients() * chains);
                best.add(least);
            }
        }
        return new SearchRecord.Competitor("Langevin search", "gradients", seconds, evaluations, best);
    }
}
