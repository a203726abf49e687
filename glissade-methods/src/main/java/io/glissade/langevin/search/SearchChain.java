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
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.space.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One chain of a search: cycles of cooling and descent until its part of the budget is spent. */
final class SearchChain<V> {
    private static final int MEMORY = 10;
    private static final int LONGEST_DESCENT = 2000;
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
        start.draw(random, from);
        double kept = Double.POSITIVE_INFINITY;
        int inVain = 0;
        while (!cancelled.get() && gradients + search.moves() + 1 <= budget) {
            Minimum<V> found = cycle();
            if (found == null) {
                continue;
            }
            minima.add(found);
            observer.accept(found);
            boolean same = Math.abs(found.value() - kept) <= SAME_VALUE * Math.max(1, Math.abs(kept));
            if (found.value() < kept && !same) {
                kept = found.value();
                space.copy(found.point(), from);
                inVain = 0;
                continue;
            }
            hot = same ? Math.min(2 * hot, search.hot()) : Math.max(0.8 * hot, 0.01 * search.hot());
            if (++inVain == search.patience()) {
                start.draw(random, from);
                kept = Double.POSITIVE_INFINITY;
                inVain = 0;
                hot = firstHot;
            }
        }
        space.release(from);
    }

    /** Cooling from where the chain stands and descent; {@code null} where the energy was not finite on the way. */
    private @Nullable Minimum<V> cycle() {
        int moves = search.moves();
        double first = hot;
        double ratio = search.cold() / hot;
        Schedule cooling = move -> first * Math.pow(ratio, (double) move / moves);
        Underdamped<V> dynamics =
                new Underdamped<>(Scheme.BAOAB, Schedule.constant(stepSize), search.friction(), cooling);
        try (LangevinIteration<V> chain = dynamics.start(Minibatches.always(objective), from, random)) {
            Result<V> cooled = Runner.run(chain, StopRule.afterSteps(moves), List.of());
            gradients += chain.evaluations();
            if (chain.nonFinite() != null) {
                shorten(chain.nonFinite());
                return null;
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

    private Minimum<V> descend(V point) {
        // A step size of the dynamics is stable below 2 / sqrt(curvature), one of descent below 2 / curvature.
        QuasiNewtonDescent<V> method = new QuasiNewtonDescent<>(MEMORY, stepSize * stepSize / 2);
        try (GradientIteration<V> descent = method.start(Minibatches.always(objective), point)) {
            long left = Math.max(1, Math.min(LONGEST_DESCENT, budget - gradients));
            StopRule stop = StopRule.residualAtMost(search.tolerance())
                    .or(StopRule.afterSteps(left))
                    .or(NO_DESCENT_LEFT);
            Result<V> bottom = Runner.run(descent, stop, List.of());
            gradients += descent.evaluations();
            V copy = space.zero();
            space.copy(bottom.point(), copy);
            return new Minimum<>(
                    copy, bottom.progress().value(), bottom.progress().residual(), number, minima.size(), gradients);
        }
    }
}
