package io.glissade.atom;

/** The elements of a set that screening has left, each with its latest level. */
public interface KeptElements {

    /** The number of elements kept. */
    int kept();

    /** The {@code at}th kept element. */
    int keptElement(int at);

    /** The latest level of a kept element: the largest {@code p'z} over its atoms. */
    double level(int element);

    /** Removes elements, {@code dropped} ascending. */
    void drop(int[] dropped, int count);
}
