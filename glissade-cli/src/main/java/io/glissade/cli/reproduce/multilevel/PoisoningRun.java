package io.glissade.cli.reproduce.multilevel;

import io.glissade.nested.poisoning.BestAttack;
import io.glissade.nested.poisoning.NoisyError;
import io.glissade.nested.poisoning.PenaltySearch;
import io.glissade.nested.poisoning.PenaltySearch.Iterate;
import io.glissade.nested.poisoning.RegressionSplit;
import java.util.List;
import java.util.function.Function;

/**
 * Two models on one split.
 *
 * @param penalty c
 * @param trilevel the iterates of the model with an attacker
 * @param bilevel those of the model without
 */
record PoisoningRun(RegressionSplit split, double penalty, List<Iterate> trilevel, List<Iterate> bilevel) {

    /** The expected test error of one iterate under noise. */
    double error(Iterate iterate, double noise) {
        return NoisyError.expected(split.test(), iterate.evaluation().coefficients(), noise);
    }

    /** Where the attack weighs most: the largest |theta|^2 / (c/d) of the model with an attacker; below 1 it has a bound throughout. */
    double load() {
        double load = 0;
        for (Iterate iterate : trilevel) {
            load = Math.max(load, new BestAttack(iterate.evaluation().coefficients(), penalty).load());
        }
        return load;
    }

    /** The last iterate. */
    static Iterate last(List<Iterate> iterates) {
        return iterates.get(iterates.size() - 1);
    }

    /** The test errors of both models under noise, one iterate of each run chosen alike. */
    static PairedErrors errors(List<PoisoningRun> runs, double noise, Function<List<Iterate>, Iterate> choice) {
        double[] first = new double[runs.size()];
        double[] second = new double[runs.size()];
        for (int i = 0; i < first.length; i++) {
            PoisoningRun run = runs.get(i);
            first[i] = run.error(choice.apply(run.trilevel), noise);
            second[i] = run.error(choice.apply(run.bilevel), noise);
        }
        return new PairedErrors(first, second);
    }

    /** With early stopping: the iterate of least validation error. */
    static PairedErrors errors(List<PoisoningRun> runs, double noise) {
        return errors(runs, noise, PenaltySearch::best);
    }
}
