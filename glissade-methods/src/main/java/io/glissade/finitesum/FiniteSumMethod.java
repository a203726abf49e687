package io.glissade.finitesum;

import io.glissade.linear.LinearSum;

/** A method for finite sums of linear models. */
public interface FiniteSumMethod {

    /**
     * A run that stands at {@code start}, before its first step.
     *
     * @param evaluation when the run computes its certificate
     * @param seed of every draw
     * @throws IllegalArgumentException where the method cannot work on the sum; the message says what it needs
     */
    FiniteSumIteration start(LinearSum sum, Start start, Evaluation evaluation, long seed);
}
