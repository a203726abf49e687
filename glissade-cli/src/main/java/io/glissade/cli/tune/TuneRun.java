package io.glissade.cli.tune;

import io.glissade.cli.linear.FitDisplay;
import io.glissade.gradient.GradientIteration;
import io.glissade.gradient.GradientMethod;
import io.glissade.gradient.Projected;
import io.glissade.nested.hypergradient.MultilevelObjective;
import io.glissade.nested.hypergradient.Reverse;
import io.glissade.oracle.Box;
import io.glissade.oracle.Minibatches;
import io.glissade.report.tune.TuneRecord;
import io.glissade.report.tune.TuneTrace;
import io.glissade.run.Observer;
import io.glissade.run.Outcome;
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.pytorch.Tensor;

/** Runs a strategy, or random search. */
record TuneRun(
        TuneProblem problem, OuterOptions options, AtomicBoolean cancelled, FitDisplay display, TuneTrace trace) {

    /** Places of shared penalties between their bounds that are tried first: the lowest is where the gradient begins. */
    private static final int FIRST_PLACES = 7;

    /** Descends from the best shared penalty along the hypergradient. */
    Search.Finished descend(Strategies.Chosen chosen, double baseline) {
        MultilevelObjective objective = problem.objective(chosen.strategy());
        Hyperparameters hyper = problem.hyper();
        try (Search search = new Search(chosen.name(), problem, objective, trace, display, true);
                Tensor low = hyper.space().zero();
                Tensor high = hyper.space().zero();
                Tensor x = hyper.space().zero()) {
            hyper.space().copy(hyper.low(), low);
            hyper.space().copy(hyper.high(), high);
            Shared first = shared(problem);
            search.count(first.innerSteps());
            hyper.space().copy(first.outer(), x);
            GradientMethod<Tensor> method = new Projected<>(
                    options.rule().method(hyper.space(), options.outerSteps()), new Box<>(hyper.space(), low, high));
            try (GradientIteration<Tensor> run = method.start(Minibatches.always(objective), x)) {
                Observer<Tensor, GradientIteration<Tensor>> observer = at -> search.seen(
                        at.progress().iteration(),
                        at.progress().value(),
                        at.progress().residual(),
                        hyper.space().toArray(at.point()));
                Result<Tensor> result = Runner.run(run, stop(search), List.of(observer));
                double grown = ResidentMemory.peak() - baseline;
                return search.finished(
                        chosen.reason(),
                        outcome(result.outcome(), objective),
                        result.progress().iteration(),
                        result.progress().residual(),
                        grown > 0 ? grown : Double.NaN);
            }
        }
    }

    /** What diverged, where the objective knows more than the run. */
    private static Outcome outcome(Outcome outcome, MultilevelObjective objective) {
        String incident = objective.incident();
        return outcome instanceof Outcome.Diverged && incident != null ? new Outcome.Diverged(incident) : outcome;
    }

    /** The lowest of a few shared penalties, and what it took. */
    @SuppressWarnings("ArrayRecordComponent")
    record Shared(double[] outer, double[] weights, long innerSteps) {}

    /** Where penalties are not learned, the point where everything begins. */
    static Shared shared(TuneProblem problem) {
        Hyperparameters hyper = problem.hyper();
        MultilevelObjective value = problem.objective(new Reverse());
        int places = hyper.learns(LearnOptions.What.PENALTIES) ? FIRST_PLACES : 1;
        double lowest = Double.POSITIVE_INFINITY;
        double[] start = hyper.shared(0.5);
        double[] weights = problem.solution();
        for (int k = 0; k < places; k++) {
            double[] point = places == 1 ? start : hyper.shared(k / (places - 1.0));
            double loss = problem.evaluate(value, point);
            if (loss < lowest || k == 0) {
                lowest = loss;
                start = point;
                weights = problem.solution();
            }
        }
        return new Shared(start, weights, value.levels().steps(problem.levels()));
    }

    private StopRule stop(Search search) {
        StopRule stop = StopRule.whenSet(cancelled).or(StopRule.afterSteps(options.outerSteps()));
        Double tolerance = options.tolerance();
        if (tolerance != null) {
            stop = stop.or(StopRule.residualAtMost(tolerance));
        }
        Double seconds = options.seconds();
        if (seconds != null) {
            stop = stop.or((progress, elapsed) -> search.seconds() >= seconds
                    ? new Outcome.BudgetSpent("The " + seconds + " seconds allowed are over.")
                    : null);
        }
        return stop.or(
                (progress, elapsed) -> progress.iteration() - search.best().lastFall() >= options.patience()
                        ? new Outcome.Converged(
                                "The validation loss has not fallen for " + options.patience() + " steps.")
                        : null);
    }

    /** Draws points, every other one with a single penalty for all, until as many seconds or trials are spent. */
    Search.Finished random(double seconds, long seed) {
        MultilevelObjective value = problem.objective(new Reverse());
        Hyperparameters hyper = problem.hyper();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Integer trials = options.trials();
        try (Search search = new Search(TuneRecord.RANDOM, problem, value, trace, display, false)) {
            long trial = 0;
            Outcome outcome = null;
            while (outcome == null) {
                trial++;
                boolean shared = trial % 2 == 1 && hyper.learns(LearnOptions.What.PENALTIES);
                double[] point = shared ? hyper.shared(random.nextDouble()) : hyper.draw(random);
                search.seen(trial, problem.evaluate(value, point), Double.NaN, point);
                if (cancelled.get()) {
                    outcome = new Outcome.Cancelled("Cancelled after " + trial + " trials.");
                } else if (trials != null ? trial >= trials : search.seconds() >= seconds) {
                    outcome = new Outcome.BudgetSpent(trial + " trials were made.");
                }
            }
            return search.finished("", outcome, trial, Double.NaN, Double.NaN);
        }
    }
}
