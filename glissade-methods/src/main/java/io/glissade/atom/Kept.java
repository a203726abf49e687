package io.glissade.atom;

import java.util.Arrays;

/** The elements that screening has left, in ascending order, and the coordinates they touch. */
final class Kept {

    private final AtomSet atoms;
    private final int[] elements;
    private final int[] columns;
    private int count;
    private int columnCount;

    Kept(AtomSet atoms) {
        this.atoms = atoms;
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

    int count() {
        return count;
    }

    int element(int at) {
        return elements[at];
    }

    int[] columns() {
        return columns;
    }

    int columnCount() {
        return columnCount;
    }

    /** {@code dropped} ascending. Cost: one look at every kept element and at the coordinates of each. */
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
        boolean[] touched = new boolean[columns.length];
        for (int i = 0; i < count; i++) {
            for (int j : atoms.coordinates(elements[i])) {
                touched[j] = true;
            }
        }
        columnCount = 0;
        for (int j = 0; j < columns.length; j++) {
            if (touched[j]) {
                columns[columnCount++] = j;
            }
        }
    }
}
