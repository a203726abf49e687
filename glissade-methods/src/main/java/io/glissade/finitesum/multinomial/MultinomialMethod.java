package io.glissade.finitesum.multinomial;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.Start;
import io.glissade.linear.MultinomialSum;

/** A method for multinomial regression. */
public interface MultinomialMethod {

    /**
     * A run that stands at {@code start}, before its first step. A table of slopes has K numbers for each row, row after row.
     *
     * @param evaluation when the run computes its certificate
     * @param seed of every draw
     * @throws IllegalArgumentException where the method cannot work on the sum; the message says what it needs
     */
    FiniteSumIteration start(MultinomialSum sum, Start start, Evaluation evaluation, long seed);
}
