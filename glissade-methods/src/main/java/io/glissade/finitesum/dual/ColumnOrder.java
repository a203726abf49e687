package io.glissade.finitesum.dual;

import io.glissade.linear.SparseDesign;

/**
 * Columns of sparse rows in the order of their use: the more entries the earlier, and among those of about as many the one that a row has
 * first. What many rows share then lies together, and so does what a row has alone, where the columns as given are scattered over
 * more memory than a cache holds. Cost: two looks at each index and a few at each column; one number for each of both.
 */
final class ColumnOrder {

    private static final int CLASSES = Integer.SIZE + 1;

    private final int[] places;
    private final int[] indices;

    ColumnOrder(SparseDesign design) {
        int[] given = design.indices();
        int[] counts = new int[design.columns()];
        for (int column : given) {
            counts[column]++;
        }
        int[] next = new int[CLASSES + 1];
        for (int count : counts) {
            next[size(count) + 1]++;
        }
        for (int k = 0; k < CLASSES; k++) {
            next[k + 1] += next[k];
        }
        this.places = new int[counts.length];
        this.indices = new int[given.length];
        for (int at = 0; at < given.length; at++) {
            int column = given[at];
            if (counts[column] > 0) {
                places[column] = next[size(counts[column])]++;
                // Marks a column that has its place.
                counts[column] = -1;
            }
            indices[at] = places[column];
        }
        for (int column = 0; column < counts.length; column++) {
            if (counts[column] == 0) {
                places[column] = next[size(0)]++;
            }
        }
    }

    /** The class of a number of entries, large numbers first: numbers within a factor of two are alike. */
    private static int size(int count) {
        return Integer.numberOfLeadingZeros(count);
    }

    /** The place of each entry's column. */
    int[] indices() {
        return indices;
    }

    /** The place of each column. */
    int[] places() {
        return places;
    }
}
