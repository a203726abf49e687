package io.glissade.table;

/** How a design is kept in memory. */
public enum Storage {
    /**
     * Dense where at least a fifth of the numbers are not zero, else sparse. A stored number of a dense row costs about a fifth of
     * the time of an entry of a sparse row, which is fetched through its index. Sparse in any case above 2^28 numbers, 2 GiB.
     */
    AUTO,
    /** Every number, 8 bytes each. */
    DENSE,
    /** The numbers that are not zero, 12 bytes each. */
    SPARSE
}
