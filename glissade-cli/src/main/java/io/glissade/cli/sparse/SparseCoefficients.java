package io.glissade.cli.sparse;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Coefficients of which few are not zero: where they are, ascending, and what. */
@SuppressWarnings("ArrayRecordComponent")
record SparseCoefficients(int[] places, double[] values) {

    /** The first {@code count} coordinates of a point. */
    static SparseCoefficients of(double[] point, int count) {
        int[] places = IntStream.range(0, count).filter(j -> point[j] != 0).toArray();
        return new SparseCoefficients(
                places, Arrays.stream(places).mapToDouble(j -> point[j]).toArray());
    }

    int size() {
        return places.length;
    }

    double at(int place) {
        int found = Arrays.binarySearch(places, place);
        return found < 0 ? 0 : values[found];
    }
}
