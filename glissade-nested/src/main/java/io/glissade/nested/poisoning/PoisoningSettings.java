package io.glissade.nested.poisoning;

import io.glissade.parameter.Require;

/**
 * What a poisoned regression is made of beside its rows.
 *
 * @param penalty c, what the attacker pays for perturbations, positive
 * @param norm what the learner pays for coefficients
 * @param attackerSteps T_2 gradient steps of the attacker; 0 for the rival without one
 * @param attackerStep their size, positive
 * @param learnerSteps T_3 gradient steps of the learner, at least 1
 * @param learnerStep their size, positive
 */
public record PoisoningSettings(
        double penalty,
        SmoothedAbsolute norm,
        int attackerSteps,
        double attackerStep,
        int learnerSteps,
        double learnerStep) {
    public PoisoningSettings {
        Require.positive("penalty", penalty);
        Require.atLeast("attackerSteps", 0, attackerSteps);
        Require.positive("attackerStep", attackerStep);
        Require.atLeast("learnerSteps", 1, learnerSteps);
        Require.positive("learnerStep", learnerStep);
    }

    /**
     * Step sizes by the curvature at the start. The learner's is 1 over the largest curvature of its objective on clean features. The attacker's is
     * half of 1 over the largest curvature of its own when theta is fixed and the attack has a bound, {@code 2 c / (n d)}.
     *
     * @param lambda where the search for the penalty begins
     */
    public static PoisoningSettings byCurvature(
            RegressionRows training,
            double penalty,
            SmoothedAbsolute norm,
            int attackerSteps,
            int learnerSteps,
            double lambda) {
        double learner = 2 * training.largestSecondMoment() + Math.exp(lambda) * norm.smoothness() / training.columns();
        double attacker = 2 * penalty / ((double) training.rows() * training.columns());
        return new PoisoningSettings(penalty, norm, attackerSteps, 0.5 / attacker, learnerSteps, 1 / learner);
    }

    /** The rival: no attacker, so many steps of the learner, all else alike. */
    public PoisoningSettings withoutAttacker(int steps) {
        return new PoisoningSettings(penalty, norm, 0, attackerStep, steps, learnerStep);
    }
}
