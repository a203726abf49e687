package io.glissade.space;

/**
 * A space whose blocks are made of rows of one length each: the units of a layer, with the weights that lead to each. A block
 * without rows is one row. The rows of all blocks are numbered through, in the order in which they lie in the vector.
 *
 * @param <V> the vector type
 */
public interface RowSpace<V> extends BlockSpace<V> {

    /** The number of rows of all blocks together. */
    default int rows() {
        long rows = 0;
        for (int block = 0; block < blocks().size(); block++) {
            rows += blocks().get(block).rows();
        }
        return Math.toIntExact(rows);
    }

    /**
     * Overwrites {@code normsOut} with the Euclidean norm of each row of {@code x}.
     *
     * @param normsOut length {@link #rows()}
     */
    void rowNorms(V x, double[] normsOut);

    /**
     * Multiplies each row of {@code x} by its factor, in place.
     *
     * @param factors length {@link #rows()}
     */
    void scaleRows(double[] factors, V x);
}
