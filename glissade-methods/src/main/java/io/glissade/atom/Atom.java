package io.glissade.atom;

import java.util.Arrays;

/** A sparse vector that an oracle writes and a model reads; it is overwritten by the next question to the oracle. */
public final class Atom {

    private int element;
    private int size;
    private int[] indices;
    private double[] values;

    /** An empty one with room for {@code capacity} coordinates; it grows when it must. */
    Atom(int capacity) {
        indices = new int[capacity];
        values = new double[capacity];
    }

    void clear(int ofElement) {
        element = ofElement;
        size = 0;
    }

    void add(int index, double value) {
        if (size == indices.length) {
            indices = Arrays.copyOf(indices, 2 * size + 1);
            values = Arrays.copyOf(values, 2 * size + 1);
        }
        indices[size] = index;
        values[size++] = value;
    }

    /** The element of the set it belongs to. */
    public int element() {
        return element;
    }

    /** The coordinates that are not zero. */
    public int size() {
        return size;
    }

    /** Which coordinate the {@code at}th of them is. */
    public int index(int at) {
        return indices[at];
    }

    /** The {@code at}th of them. */
    public double value(int at) {
        return values[at];
    }
}
