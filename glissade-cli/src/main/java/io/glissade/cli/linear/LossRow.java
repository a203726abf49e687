package io.glissade.cli.linear;

import io.glissade.linear.Loss;

/**
 * A loss by the name a user gives it.
 *
 * @param about one line for the help
 * @param kind what its targets are
 * @param loss of one margin; of a multinomial model that of two classes
 */
public record LossRow(String name, String about, Kind kind, Loss loss) {

    /** What a loss predicts. */
    public enum Kind {
        /** Two classes with a probability: the margin is its log-odds. */
        PROBABILITY,
        /** Several classes with probabilities: a margin for each. */
        CLASSES,
        /** Two classes: the sign of the margin. */
        SIGN,
        /** A number: the margin itself. */
        VALUE,
        /** A count: the exponential of the margin. */
        COUNT;

        /** Whether targets are classes. */
        public boolean isClasses() {
            return this == PROBABILITY || this == CLASSES || this == SIGN;
        }
    }
}
