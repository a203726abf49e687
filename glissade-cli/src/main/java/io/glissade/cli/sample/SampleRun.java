package io.glissade.cli.sample;

import io.glissade.chain.Draws;
import io.glissade.cli.console.BadInput;
import io.glissade.cli.target.ChainDisplay;
import io.glissade.cli.target.Target;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.ensemble.Ensemble;
import io.glissade.langevin.overdamped.AntisymmetricMap;
import io.glissade.langevin.preconditioned.Preconditioned;
import io.glissade.oracle.Objective;
import io.glissade.random.CounterRandom;
import io.glissade.space.CoordinateSpace;
import io.glissade.space.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Runs the chains: measures, warms up, draws. */
final class SampleRun<V> {
    /** Streams of the starting points, apart from those of the chains. */
    private static final long STARTS = 1L << 41;

    private static final int PILOTS = 3;
    private static final double SECONDS_OF_A_ROUND = 0.1;
    private static final long FIRST_ROUND = 64;

    private final Target<V> target;
    private final ChainOptions options;
    private final @Nullable RotationChoice rotation;
    private final @Nullable ExitSet exit;
    private final int threads;
    private final long seed;
    private final AtomicBoolean cancelled;
    private final ChainDisplay display;

    SampleRun(
            Target<V> target,
            ChainOptions options,
            @Nullable RotationChoice rotation,
            @Nullable ExitSet exit,
            int threads,
            long seed,
            AtomicBoolean cancelled,
            ChainDisplay display) {
        this.target = target;
        this.options = options;
        this.rotation = rotation;
        this.exit = exit;
        this.threads = threads;
        this.seed = seed;
        this.cancelled = cancelled;
        this.display = display;
    }

    /**
     * Runs to the end, or to where it is cancelled or a number is not finite.
     *
     * @throws ArithmeticException where a number is not finite before the first draw
     */
    Sampled run() {
        long began = System.nanoTime();
        List<V> starts = starts();
        try {
            Curvatures curvatures = curvatures(starts);
            WarmedUp<V> warmed = null;
            Plan plan;
            if (options.adapts()) {
                if (!(target.space() instanceof CoordinateSpace<V> space)) {
                    throw new IllegalStateException("every target has coordinates");
                }
                display.say("Warming up: " + options.chains() + " chains find scales together.");
                warmed = WarmedUp.run(target, space, options, curvatures.largest(), starts, threads, seed);
                Curvatures scaled = rescaled(warmed, curvatures.gradients());
                plan = Plan.of(options, target, scaled, rotation, warmed.step(), true);
            } else {
                plan = Plan.of(options, target, curvatures, rotation, Double.NaN, false);
            }
            display.say(describe(plan));
            return draw(plan, warmed, warmed == null ? starts : warmed.points(), began);
        } finally {
            starts.forEach(target.space()::release);
        }
    }

    private List<V> starts() {
        List<V> starts = new ArrayList<>();
        for (int chain = 0; chain < options.chains(); chain++) {
            V start = target.space().zero();
            target.start(new CounterRandom(seed, STARTS + chain), start);
            starts.add(start);
        }
        return starts;
    }

    private Curvatures curvatures(List<V> starts) {
        if (target.gaussian() != null) {
            double smallest = target.gaussian().smallestCurvature();
            double largest = target.gaussian().largestCurvature();
            return new Curvatures(smallest, largest, largest, true, 0);
        }
        display.say("Measuring the curvature where the chains begin and where they stay.");
        Pilot<V> pilot = new Pilot<>(target.stream(0).next(), options.temperature(), seed);
        return pilot.measure(different(starts));
    }

    /** Some of the starts, each place once: around a trained network all begin at one. */
    private List<V> different(List<V> starts) {
        VectorSpace<V> space = target.space();
        V difference = space.zero();
        List<V> places = new ArrayList<>();
        for (V start : starts.subList(0, Math.min(PILOTS, starts.size()))) {
            boolean known = false;
            for (V place : places) {
                space.copy(start, difference);
                space.axpy(-1, place, difference);
                known |= space.norm(difference) == 0;
            }
            if (!known) {
                places.add(start);
            }
        }
        space.release(difference);
        return places;
    }

    private Curvatures rescaled(WarmedUp<V> warmed, long before) {
        Pilot<V> pilot = new Pilot<>(warmed.rescaled(target.stream(0).next()), options.temperature(), seed);
        List<V> points = warmed.rescaledPoints();
        Curvatures scaled = pilot.measure(points.subList(0, Math.min(PILOTS, points.size())));
        points.forEach(target.space()::release);
        return new Curvatures(
                scaled.smallest(), scaled.largest(), scaled.largest(), false, before + scaled.gradients());
    }

    private String describe(Plan plan) {
        return String.format(
                Locale.ROOT,
                "%s: step %.4g%s, curvature %s from %.4g to %.4g; %,d chains of %,d moves, %,d of them to warm up, %,d for each draw.",
                options.dynamics().title(),
                plan.step(),
                Double.isNaN(plan.friction()) ? "" : String.format(Locale.ROOT, ", friction %.4g", plan.friction()),
                plan.curvatures().exact() ? "exactly" : "measured",
                plan.curvatures().smallest(),
                plan.curvatures().largest(),
                options.chains(),
                plan.warmUp() + plan.moves(),
                plan.warmUp(),
                plan.thin());
    }

    /** J of a target of arrays: no other has one. */
    @SuppressWarnings("unchecked")
    private @Nullable AntisymmetricMap<V> map() {
        return rotation == null ? null : (AntisymmetricMap<V>) (AntisymmetricMap<?>) rotation.matrix();
    }

    private Sampled draw(Plan plan, @Nullable WarmedUp<V> warmed, List<V> starts, long began) {
        LangevinMethod<V> inner = new SampleMethod<>(options, plan, map()).method();
        LangevinMethod<V> method =
                warmed == null ? inner : new Preconditioned<>(inner, warmed.space(), warmed.scales());
        int chains = options.chains();
        Draws draws = new Draws(target.variables(), chains, options.draws());
        Draws side = new Draws(ChainRecorder.SIDE, chains, options.draws());
        List<ChainRecorder<V>> recorders = new ArrayList<>();
        for (int chain = 0; chain < chains; chain++) {
            Objective<V> energy =
                    target.isStochastic() ? null : target.stream(chain).next();
            recorders.add(new ChainRecorder<>(chain, target, plan, options, exit, draws, side, energy));
        }
        CounterRandom random = new CounterRandom(seed, 0);
        try (Ensemble<V> ensemble =
                        new Ensemble<>(method, chains, threads, target::stream, starts::get, random::stream);
                ChainDisplay.Watch watch = display.watch()) {
            ensemble.observe(recorders::get);
            advance(ensemble, plan, watch);
            long[] gradients = new long[chains];
            double[] acceptances = new double[chains];
            double[] exits = new double[chains];
            for (int chain = 0; chain < chains; chain++) {
                ChainRecorder<V> recorder = recorders.get(chain);
                gradients[chain] = ensemble.chain(chain).evaluations() + recorder.extraGradients();
                acceptances[chain] = recorder.acceptance();
                exits[chain] = recorder.exitTime();
            }
            return new Sampled(
                    plan,
                    draws,
                    side,
                    gradients,
                    acceptances,
                    exits,
                    swaps(ensemble),
                    ensemble.nonFinite(),
                    ensemble.moves() < plan.warmUp() + plan.moves(),
                    (System.nanoTime() - began) / 1e9);
        } catch (IllegalArgumentException refused) {
            throw new BadInput("--scheme " + options.dynamics().title() + ": " + refused.getMessage());
        } finally {
            recorders.forEach(ChainRecorder::close);
        }
    }

    /** In rounds of about a tenth of a second, so that there is progress and Ctrl-C is heard; what comes out does not depend on them. */
    private void advance(Ensemble<V> ensemble, Plan plan, ChainDisplay.Watch watch) {
        long total = plan.warmUp() + plan.moves();
        long round = FIRST_ROUND;
        while (ensemble.moves() < total && !cancelled.get() && ensemble.nonFinite() == null) {
            long started = System.nanoTime();
            ensemble.advance(Math.min(round, total - ensemble.moves()));
            double seconds = (System.nanoTime() - started) / 1e9;
            round = seconds < SECONDS_OF_A_ROUND / 2
                    ? 2 * round
                    : seconds > 2 * SECONDS_OF_A_ROUND ? Math.max(1, round / 2) : round;
            double share = (double) ensemble.moves() / total;
            watch.show(
                    share, gone -> String.format(Locale.ROOT, "%.0f s, %.0f s left", gone, gone / share * (1 - share)));
        }
    }

    private double[] swaps(Ensemble<V> ensemble) {
        double[] mean = new double[options.hotter().size()];
        for (int chain = 0; chain < ensemble.chains(); chain++) {
            double[] rates = ensemble.chain(chain).swapRates();
            for (int pair = 0; pair < mean.length; pair++) {
                mean[pair] += rates[pair] / ensemble.chains();
            }
        }
        return mean;
    }
}
