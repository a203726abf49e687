package io.glissade.langevin.search;

import io.glissade.gradient.GradientIteration;
import io.glissade.gradient.QuasiNewtonDescent;
import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.langevin.underdamped.Underdamped;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.random.CounterRandom;
import io.glissade.run.Outcome;
import io.glissade.run.Progress;
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.space.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One chain of a search: annealing, then kicks and descents, until its part of the budget is spent. */
final class SearchChain<V> {
    private static final int MEMORY = 10;
    private static final int LONGEST_DESCENT = 2000;
    private static final int STEPS_BEFORE_A_MODEL = 5;
    /** A kick that led back was too cold, one that led to a higher minimum too hot: about four in ten lead back. */
    private static final double HOTTER = 1.5;

    private static final double COOLER = 1.3;
    private static final int MOST_HALVINGS = 40;
    /** Two minima are the same when their values differ by less than this, relative to the larger of 1 and their size. */
    private static final double SAME_VALUE = 1e-7;

    private static final StopRule NO_DESCENT_LEFT = (progress, elapsedNanos) ->
            progress.stepSize() == 0 ? new Outcome.BudgetSpent("No step descends any more.") : null;

    private final GlobalSearch search;
    private final int number;
    private final Objective<V> objective;
    private final VectorSpace<V> space;
    private final StartPoint<V> start;
    private final CounterRandom random;
    private final Consumer<Minimum<V>> observer;
    private final AtomicBoolean cancelled;
    private final List<Minimum<V>> minima = new ArrayList<>();
    private final V from;
    private final long budget;
    private final double firstHot;
    private double hot;
    private double stepSize;
    private long gradients;
    private double kept = Double.POSITIVE_INFINITY;
    private int halvings;

    SearchChain(
            GlobalSearch search,
            int number,
            Objective<V> objective,
            StartPoint<V> start,
            CounterRandom random,
            Consumer<Minimum<V>> observer,
            AtomicBoolean cancelled) {
        this.search = search;
        this.number = number;
        this.objective = objective;
        this.space = objective.space();
        this.start = start;
        this.random = random;
        this.observer = observer;
        this.cancelled = cancelled;
        this.from = space.zero();
        this.budget = search.gradients() / search.chains();
        // Two decades below the highest, evenly in the logarithm.
        double part = search.chains() == 1 ? 0.5 : (double) number / (search.chains() - 1);
        this.firstHot = search.hot() * Math.pow(0.01, part);
        this.hot = firstHot;
        this.stepSize = search.stepSize();
    }

    List<Minimum<V>> minima() {
        return minima;
    }

    long gradients() {
        return gradients;
    }

    void run() {
        begin();
        int inVain = 0;
        while (!cancelled.get() && gradients + GlobalSearch.LEAST_GRADIENTS <= budget) {
            if (Double.isInfinite(kept)) {
                cool(firstHot, search.annealing());
                continue;
            }
            double before = kept;
            boolean same = cool(hot, search.kick());
            if (kept < before) {
                inVain = 0;
                continue;
            }
            hot = same ? hot * HOTTER : hot / COOLER;
            if (++inVain == search.patience()) {
                begin();
                inVain = 0;
            }
        }
        space.release(from);
    }

    private void begin() {
        start.draw(random, from);
        kept = Double.POSITIVE_INFINITY;
        hot = firstHot;
    }

    /** From where the chain stands with a velocity of the temperature, cooling linearly, and down. Whether it led back. */
    private boolean cool(double temperature, int wanted) {
        // One gradient at the beginning, one for each move, two at least for the descent.
        int moves = (int) Math.min(wanted, budget - gradients - 3);
        Schedule cooling = move -> temperature * (1 - (double) move / moves);
        Underdamped<V> dynamics =
                new Underdamped<>(Scheme.BAOAB, Schedule.constant(stepSize), search.friction(), cooling);
        try (LangevinIteration<V> chain = dynamics.start(Minibatches.always(objective), from, random)) {
            V velocity = Objects.requireNonNull(chain.velocity(), "underdamped dynamics has a velocity");
            space.fillGaussian(random, velocity);
            space.scale(Math.sqrt(temperature), velocity);
            Result<V> cooled = Runner.run(chain, StopRule.afterSteps(moves), List.of());
            gradients += chain.evaluations();
            if (chain.nonFinite() != null) {
                shorten(chain.nonFinite());
                return false;
            }
            return descend(cooled.point());
        }
    }

    private void shorten(String sentence) {
        if (++halvings > MOST_HALVINGS) {
            throw new ArithmeticException(
                    "chain " + number + ": the energy is not finite however short the steps. " + sentence);
        }
        stepSize /= 2;
        start.draw(random, from);
    }

    /** Keeps where the descent ends if it is lower. Whether it is the minimum that was kept already. */
    private boolean descend(V point) {
        // A step size of the dynamics is stable below 2 / sqrt(curvature), one of descent below 2 / curvature.
        QuasiNewtonDescent<V> method = new QuasiNewtonDescent<>(MEMORY, stepSize * stepSize / 2);
        try (GradientIteration<V> descent = method.start(Minibatches.always(objective), point)) {
            long steps = Math.max(1, Math.min(LONGEST_DESCENT, budget - gradients - 1));
            double margin = SAME_VALUE * Math.max(1, Math.abs(kept));
            StopRule stop = StopRule.residualAtMost(search.tolerance())
                    .or(hopeless(descent, kept + margin))
                    .or(StopRule.afterSteps(steps))
                    .or(NO_DESCENT_LEFT);
            Result<V> bottom = Runner.run(descent, stop, List.of());
            gradients += descent.evaluations();
            Progress end = bottom.progress();
            if (end.value() < kept - margin || Double.isInfinite(kept)) {
                boolean settled = end.residual() <= search.tolerance() || end.stepSize() == 0;
                keep(bottom.point(), end, settled);
                return false;
            }
            return end.value() <= kept + margin;
        }
    }

    /** Ends a descent whose model, at twice what it promises, does not reach {@code bound}. */
    private StopRule hopeless(GradientIteration<V> descent, double bound) {
        return (progress, elapsedNanos) -> {
            double decrease = -space.dot(descent.gradient(), descent.displacement());
            return progress.iteration() >= STEPS_BEFORE_A_MODEL && progress.value() - 2 * decrease > bound
                    ? new Outcome.BudgetSpent("A lower minimum is known.")
                    : null;
        };
    }

    private void keep(V point, Progress end, boolean settled) {
        kept = end.value();
        space.copy(point, from);
        V copy = space.zero();
        space.copy(point, copy);
        Minimum<V> found = new Minimum<>(copy, end.value(), end.residual(), settled, number, minima.size(), gradients);
        minima.add(found);
        observer.accept(found);
    }
}
