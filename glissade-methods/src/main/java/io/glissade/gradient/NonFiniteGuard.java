package io.glissade.gradient;

import io.glissade.parameter.Require;

/**
 * What a run does where a loss, a gradient or a move is not finite. The sentence that names parameter, step and minibatch is
 * made in every case.
 *
 * @param policy what happens
 * @param patience steps in a row that may be refused before the run ends all the same, at least 1
 */
public record NonFiniteGuard(Policy policy, int patience) {

    /** The run ends: the default. */
    public static final NonFiniteGuard ERROR = new NonFiniteGuard(Policy.ERROR, 1);

    public NonFiniteGuard {
        Require.atLeast("patience", 1, patience);
    }

    /** Patience 10. */
    public NonFiniteGuard(Policy policy) {
        this(policy, 10);
    }

    /** What happens at a number that is not finite. */
    public enum Policy {
        /** The run ends and says where. */
        ERROR,
        /** The minibatch is left out: the point stays, momentum starts anew. For rows that are broken themselves. */
        SKIP,
        /**
         * Back to the last point where all was finite, and smaller moves from there: half for each return, doubled again after
         * 100 sound steps. For steps that were too long. Costs one more vector and one more pass per step.
         */
        ROLL_BACK
    }

    /**
     * What a guard has done so far.
     *
     * @param skipped minibatches left out
     * @param rolledBack returns to an earlier point
     * @param latest the latest refusal in one sentence, empty when there was none
     */
    public record Incidents(long skipped, long rolledBack, String latest) {

        static final Incidents NONE = new Incidents(0, 0, "");
    }
}
