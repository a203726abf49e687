package io.glissade.finitesum.sag;

import io.glissade.finitesum.iterate.LinearIterate;
import io.glissade.finitesum.iterate.SlopeTable;
import java.util.SplittableRandom;

/** What differs among the methods with a table of slopes: which rows are visited, and how far each visit moves. */
interface Visits {

    /** Back to the beginning, with draws from {@code random}. */
    void restart(SplittableRandom random);

    /**
     * Visits as many rows as there are, or a few more.
     *
     * @return how many
     */
    int pass(LinearIterate iterate, SlopeTable table);

    /** The latest step size, NaN where there is none. */
    double stepSize();
}
