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

    /** A copy that the oracle does not overwrite. */
    public Atom(Atom other) {
        this(other.size);
        copy(other);
    }

    /** One without coordinates, to be written. */
    public static Atom empty() {
        return new Atom(0);
    }

    /** Becomes {@code scale} times the first {@code dimension} coordinates of {@code x}, as a point of the hull of the atoms; its element is -1. */
    public void copy(double[] x, int dimension, double scale) {
        clear(-1);
        for (int j = 0; j < dimension; j++) {
            if (x[j] != 0) {
                add(j, scale * x[j]);
            }
        }
    }

    /** Becomes equal to another. */
    public void copy(Atom other) {
        clear(other.element);
        for (int at = 0; at < other.size; at++) {
            add(other.indices[at], other.values[at]);
        }
    }

    /** Whether another has the same element and the same numbers. */
    public boolean isSame(Atom other) {
        return element == other.element
                && Arrays.equals(indices, 0, size, other.indices, 0, other.size)
                && Arrays.equals(values, 0, size, other.values, 0, other.size);
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
