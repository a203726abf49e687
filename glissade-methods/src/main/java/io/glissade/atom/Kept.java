package io.glissade.atom;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** The elements that screening has left and the coordinates the oracle must read, both in ascending order. */
public final class Kept {

    private final int[] elements;
    private final int[] columns;
    private int count;
    private int columnCount;

    Kept(AtomSet atoms) {
        this.elements = new int[atoms.elements()];
        this.columns = new int[atoms.dimension()];
        all();
    }

    void all() {
        count = elements.length;
        columnCount = columns.length;
        Arrays.setAll(elements, e -> e);
        Arrays.setAll(columns, j -> j);
    }

    /** How many elements are left. */
    public int count() {
        return count;
    }

    /** The {@code at}th of them. */
    public int element(int at) {
        return elements[at];
    }

    /** The first {@link #count} of the array. */
    int[] elements() {
        return elements;
    }

    /** The coordinates to be read, the first {@link #columnCount} of the array. */
    public int[] columns() {
        return columns;
    }

    /** How many coordinates are to be read. */
    public int columnCount() {
        return columnCount;
    }

    /** Removes elements, {@code dropped} ascending; the columns stay. Cost: one look at every kept element. */
    void drop(int[] dropped, int droppedCount) {
        int left = 0;
        int next = 0;
        for (int i = 0; i < count; i++) {
            while (next < droppedCount && dropped[next] < elements[i]) {
                next++;
            }
            if (next >= droppedCount || dropped[next] != elements[i]) {
                elements[left++] = elements[i];
            }
        }
        count = left;
    }

    /** Removes the columns that are not {@code needed}. Cost: one look at every column left. */
    void keepColumns(IntPredicate needed) {
        int left = 0;
        for (int i = 0; i < columnCount; i++) {
            if (needed.test(columns[i])) {
                columns[left++] = columns[i];
            }
        }
        columnCount = left;
    }
}
