package io.glissade.cli.sparse;

import io.glissade.table.Features;
import java.io.IOException;

/**
 * A set of atoms by the name a user gives it.
 *
 * @param name before the colon
 * @param form name and what follows the colon, for the help
 * @param about one line for the help
 * @param maker makes the set
 */
record AtomRow(String name, String form, String about, Maker maker) {

    /** Makes a set over features. */
    @FunctionalInterface
    interface Maker {

        /**
         * The set.
         *
         * @param rest what follows the colon, empty without one
         * @throws IllegalArgumentException where that cannot be used; the message is one line
         */
        AtomChoice make(String rest, Features features) throws IOException;
    }
}
