package io.glissade.space;

import java.util.List;

/**
 * A vector space whose vectors are made of named blocks, one after the other without gaps: the layers of a network, the
 * groups of a linear model.
 *
 * @param <V> the vector type
 */
public interface BlockSpace<V> extends VectorSpace<V> {

    /** The blocks in the order in which they lie in the vector; together they cover it. */
    List<Block> blocks();

    /**
     * Overwrites {@code normsOut} with the Euclidean norm of each block of {@code x}, in the order of {@link #blocks()}.
     *
     * @param normsOut length {@code blocks().size()}
     */
    void blockNorms(V x, double[] normsOut);

    /** Multiplies block number {@code block} of {@code x} by {@code factor}, in place. */
    void scaleBlock(int block, double factor, V x);

    /**
     * One block of a vector.
     *
     * @param name as a user knows it, for example {@code lstm.weight_hh_l0}
     * @param offset index of its first coordinate
     * @param length number of coordinates, at least 1
     */
    record Block(String name, long offset, long length) {
        public Block {
            if (offset < 0) {
                throw new IllegalArgumentException("offset must not be negative, got " + offset);
            }
            if (length < 1) {
                throw new IllegalArgumentException("length must be at least 1, got " + length + " for block " + name);
            }
        }
    }
}
