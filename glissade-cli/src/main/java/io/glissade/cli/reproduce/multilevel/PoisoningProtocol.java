package io.glissade.cli.reproduce.multilevel;

import io.glissade.nested.poisoning.PenaltySearch;
import io.glissade.nested.poisoning.PoisoningSettings;
import io.glissade.nested.poisoning.RegressionRows;
import io.glissade.nested.poisoning.RegressionSplit;
import io.glissade.nested.poisoning.SmoothedAbsolute;
import io.glissade.nested.poisoning.WrittenOutPenalty;
import java.util.ArrayList;
import java.util.List;

/**
 * How two models are compared: 40 rows to train on, 100 to validate on, the others to test on; T_2 = 30; mu = 0.25; theta and P start at 0.
 *
 * @param budget c/d
 * @param learnerSteps T_3 of the model with an attacker
 * @param rivalSteps those of the model without
 * @param start lambda at the beginning
 */
record PoisoningProtocol(double budget, int learnerSteps, int rivalSteps, double start) {

    /** As the paper has it, as far as it is known; c by the rule of docs/results/multilevel.md. */
    static final PoisoningProtocol PAPER = new PoisoningProtocol(2, 3, 30, 0);

    /** The same learner in both models, so that they differ by the attacker alone. */
    static final PoisoningProtocol SAME_LEARNER = new PoisoningProtocol(2, 30, 30, 0);

    /** From almost no penalty, where the rival fits the noise of the training rows. */
    static final PoisoningProtocol WEAK_START = new PoisoningProtocol(2, 3, 30, -4);

    static final double NOISE = 0.08;
    private static final double OUTER_STEP = 2;
    private static final int OUTER_STEPS = 50;

    PenaltySearch search() {
        return new PenaltySearch(start, OUTER_STEP, OUTER_STEPS);
    }

    static RegressionSplit split(RegressionRows table, long seed) {
        return RegressionSplit.standardised(table, 40, 100, seed);
    }

    PoisoningSettings settings(RegressionRows training) {
        return PoisoningSettings.byCurvature(
                training, budget * training.columns(), new SmoothedAbsolute(0.25), 30, learnerSteps, start);
    }

    /** Both models on so many splits, of the seeds from 0. */
    List<PoisoningRun> runs(RegressionRows table, int splits) {
        List<PoisoningRun> runs = new ArrayList<>();
        for (int seed = 0; seed < splits; seed++) {
            RegressionSplit split = split(table, seed);
            PoisoningSettings settings = settings(split.training());
            PoisoningSettings rival = settings.withoutAttacker(rivalSteps);
            runs.add(new PoisoningRun(
                    split,
                    settings.penalty(),
                    search().run(new WrittenOutPenalty(split.training(), split.validation(), settings)),
                    search().run(new WrittenOutPenalty(split.training(), split.validation(), rival))));
        }
        return runs;
    }
}
