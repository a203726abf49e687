package io.glissade.cli.sparse;

import io.glissade.atom.AtomSet;

/** A set of atoms over the features of a table, and what its elements are called. */
interface AtomChoice {

    AtomSet set();

    /** What the elements that can carry weight are, in the plural. */
    String elements();

    /** How many of them there are. */
    int count();

    String name(int element);

    /** The features an element consists of, in words. */
    String features(int element);

    /** The weight of each element in a point, 0 where it has none. */
    double[] weights(double[] x);

    /** Whether the elements here are those of {@link #set}, which screening speaks of. */
    default boolean isScreened() {
        return count() == set().elements();
    }
}
