package io.glissade.testfunction;

import io.glissade.oracle.Objective;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.space.EuclideanSpace;

/** An objective about which everything is known: what a method finds on it can be compared with the truth. */
public interface TestFunction extends Objective<double[]> {

    @Override
    EuclideanSpace space();

    /** Constants with which it is (L0, L1)-smooth on the whole space; for its L1, L0 is the smallest possible. */
    SmoothnessConstants smoothness();

    /** Its least value. It is taken at the origin. */
    double minimum();
}
