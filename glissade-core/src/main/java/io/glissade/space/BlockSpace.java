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
     * The number of coordinates that {@code blocks} cover.
     *
     * @throws IllegalArgumentException if there is none, or one does not start where the one before it ends
     */
    static long dimension(List<Block> blocks) {
        long end = 0;
        for (Block block : blocks) {
            if (block.offset() != end) {
                throw new IllegalArgumentException(
                        "block " + block.name() + " must start at " + end + ", got " + block.offset());
            }
            end = Math.addExact(end, block.length());
        }
        if (end == 0) {
            throw new IllegalArgumentException("a space needs at least one block, got none");
        }
        return end;
    }

    /**
     * One block of a vector.
     *
     * @param name as a user knows it, for example {@code lstm.weight_hh_l0}
     * @param offset index of its first coordinate
     * @param length number of coordinates, at least 1
     * @param rows number of rows of one length that it is made of; 1 for a block without rows
     */
    record Block(String name, long offset, long length, long rows) {
        public Block {
            if (offset < 0) {
                throw new IllegalArgumentException("offset must not be negative, got " + offset);
            }
            if (length < 1) {
                throw new IllegalArgumentException("length must be at least 1, got " + length + " for block " + name);
            }
            if (rows < 1 || length % rows != 0) {
                throw new IllegalArgumentException(
                        "rows must divide the length " + length + " of block " + name + ", got " + rows);
            }
        }

        /** A block without rows. */
        public Block(String name, long offset, long length) {
            this(name, offset, length, 1);
        }
    }
}
