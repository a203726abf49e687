package io.glissade.landscape;

import io.glissade.oracle.Objective;
import io.glissade.space.EuclideanSpace;
import java.util.List;

/**
 * A function whose global minimum on the whole space is known, with a box to start searches from. Evaluations may run on several
 * threads at once.
 */
public interface Landscape extends Objective<double[]> {

    @Override
    EuclideanSpace space();

    /** Its name on the command line, in lower case. */
    String name();

    /** The lower end of the box in a coordinate: where the function is usually searched. */
    double lower(int coordinate);

    /** The upper end of the box in a coordinate. */
    double upper(int coordinate);

    /** The least value on the whole space, to 1e-14 of itself. */
    double minimum();

    /**
     * Every point with that value: new arrays, their coordinates right to 1e-14 of themselves. The gradient there is zero up to the
     * rounding of the coordinates, at most 1e-11.
     */
    List<double[]> minimisers();
}
