package io.glissade.atom;

/** Operations on stretches of arrays. */
final class Vectors {

    private Vectors() {}

    // Four sums at a time: one alone waits for each addition.
    static double dot(double[] a, int fromA, double[] b, int fromB, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 3 < length; j += 4) {
            s0 += a[fromA + j] * b[fromB + j];
            s1 += a[fromA + j + 1] * b[fromB + j + 1];
            s2 += a[fromA + j + 2] * b[fromB + j + 2];
            s3 += a[fromA + j + 3] * b[fromB + j + 3];
        }
        for (; j < length; j++) {
            s0 += a[fromA + j] * b[fromB + j];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** {@code out += scale a}. */
    static void add(double scale, double[] a, int fromA, double[] out, int fromOut, int length) {
        for (int j = 0; j < length; j++) {
            out[fromOut + j] += scale * a[fromA + j];
        }
    }

    /** Takes off the parts along the first {@code count} orthonormal vectors, twice: once leaves rounding behind. */
    static void orthogonalise(double[] vector, double[][] against, int count) {
        for (int repeat = 0; repeat < 2; repeat++) {
            for (int k = 0; k < count; k++) {
                double share = dot(vector, 0, against[k], 0, vector.length);
                add(-share, against[k], 0, vector, 0, vector.length);
            }
        }
    }

    /** Divides the first {@code length} coordinates by their Euclidean length, which it returns; zeros stay. */
    static double normalise(double[] vector, int length) {
        double norm = Math.sqrt(dot(vector, 0, vector, 0, length));
        if (norm > 0) {
            for (int j = 0; j < length; j++) {
                vector[j] /= norm;
            }
        }
        return norm;
    }
}
