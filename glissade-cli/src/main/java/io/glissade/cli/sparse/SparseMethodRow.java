package io.glissade.cli.sparse;

import io.glissade.conditional.GaugeMethod;
import io.glissade.conditional.screening.Screening;
import org.jspecify.annotations.Nullable;

/**
 * A method by the name a user gives it.
 *
 * @param name before the colon
 * @param form name and what may follow the colon, for the help
 * @param about one line for the help
 * @param needs says what does not go with it
 * @param maker takes what follows the colon, empty without one
 */
record SparseMethodRow(String name, String form, String about, Needs needs, Maker maker) {

    /** What a method works on. */
    @FunctionalInterface
    interface Needs {

        /** What is wrong with a question, and what would be right; {@code null} where nothing is. */
        @Nullable
        String broken(SparseQuestion question);
    }

    /** Makes a method. */
    @FunctionalInterface
    interface Maker {

        /**
         * The method.
         *
         * @throws IllegalArgumentException where the number cannot be used; the message is one line
         */
        GaugeMethod make(String rest, Screening screening);
    }
}
