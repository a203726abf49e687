package io.glissade.cli.target;

import java.util.List;
import java.util.stream.IntStream;

/** Which coordinates of a long vector are recorded: all of them, or some at equal distances. */
final class Coordinates {

    /** Above this the draws of a run would fill the memory and no one would read them. */
    static final int MOST = 500;

    private Coordinates() {}

    /** The indices of a vector of this dimension that are recorded, ascending. */
    static int[] recorded(int dimension) {
        int count = Math.min(dimension, MOST);
        return IntStream.range(0, count).map(i -> index(i, count, dimension)).toArray();
    }

    private static int index(int place, int count, int dimension) {
        return (int) ((long) place * dimension / count);
    }

    /** Overwrites {@code out} with the recorded coordinates of {@code x}. */
    static void read(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x[index(i, out.length, x.length)];
        }
    }

    /** The names x[0], x[1], ... of coordinates. */
    static List<String> names(int[] indices) {
        return IntStream.of(indices).mapToObj(i -> "x[" + i + "]").toList();
    }

    /** What is left out, in words; empty where nothing is. */
    static List<String> note(int dimension) {
        return dimension <= MOST
                ? List.of()
                : List.of("Of " + dimension + " coordinates " + MOST + " at equal distances are recorded.");
    }
}
