package io.glissade.table;

/** How a design is kept in memory. */
public enum Storage {
    /**
     * Dense where at least a fifth of the numbers are not zero, else sparse. From about there on a step on a row drawn at random
     * takes no longer on a dense row, which is read in one run, than on a sparse one, whose entries are fetched through their
     * indices; and a dense design can be centred. Sparse in any case above 2^28 numbers, 2 GiB.
     */
    AUTO,
    /** Every number, 8 bytes each. */
    DENSE,
    /** The numbers that are not zero, 12 bytes each. */
    SPARSE
}
