package io.glissade.finitesum;

import io.glissade.parameter.Require;

/**
 * When a run computes its certificate, which costs about as much as a batch gradient.
 *
 * @param tolerance the relative gap a caller waits for; passes that are predicted to end above it by the rate so far are left out. 0 to
 *     evaluate after every pass
 */
public record Evaluation(double tolerance) {

    /** After every pass. */
    public static final Evaluation EVERY_PASS = new Evaluation(0);

    public Evaluation {
        Require.notNegative("tolerance", tolerance);
    }
}
