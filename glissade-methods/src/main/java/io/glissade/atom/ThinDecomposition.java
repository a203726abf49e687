package io.glissade.atom;

import java.util.Arrays;

/**
 * The singular values of a matrix that are not zero and their vectors, {@code X = sum_k s_k u_k v_k'} with {@code s} descending. Singular values
 * up to {@code 1e-15} of the largest are taken for zero and dropped. Orthogonal bases come from Gram and Schmidt, twice; the values from
 * one-sided rotations of Jacobi on the factor that remains, which is as small as the rank. Source: {@code demmel1992jacobi}.
 */
final class ThinDecomposition {

    private static final double NOTHING = 1e-15;
    private static final double DEPENDENT = 1e-14;

    private final int rows;
    private final int columns;
    private double[][] lefts = {};
    private double[][] rights = {};
    private double[][] newLefts = {};
    private double[][] newRights = {};
    private double[][] leftFactor = {};
    private double[][] rightFactor = {};
    private double[][] core = {};
    private double[][] rotations = {};
    private double[] values = {};
    private int rank;

    ThinDecomposition(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** The number of singular values kept. */
    int rank() {
        return rank;
    }

    double value(int k) {
        return values[k];
    }

    double[] left(int k) {
        return lefts[k];
    }

    double[] right(int k) {
        return rights[k];
    }

    void clear() {
        rank = 0;
    }

    /** Of {@code x}, row after row. Cost: its size times its rank, and the shorter side times the squared rank. */
    void decompose(double[] x) {
        boolean wide = rows < columns;
        int shortSide = Math.min(rows, columns);
        double[][] vectors = new double[shortSide][Math.max(rows, columns)];
        for (int i = 0; i < shortSide; i++) {
            for (int k = 0; k < vectors[i].length; k++) {
                vectors[i][k] = wide ? x[i * columns + k] : x[k * columns + i];
            }
        }
        double[][] basis = new double[shortSide][];
        double[][] factor = new double[shortSide][];
        rank = factorise(vectors, basis, factor);
        room(rank);
        Rotations.toIdentity(rotations, rank);
        Rotations.orthogonalise(factor, shortSide, rotations, rank);
        // With X = Q R along the longer side and R' G = P S it is (Q G) S P'.
        for (int k = 0; k < rank; k++) {
            values[k] = Vectors.normalise(factor[k], shortSide);
            System.arraycopy(factor[k], 0, (wide ? lefts : rights)[k], 0, shortSide);
            combine(basis, rotations[k], rank, (wide ? rights : lefts)[k]);
        }
        sortAndTruncate();
    }

    /** Gram and Schmidt with the longest vector first: an orthonormal basis and, for each of it, its shares in all vectors. */
    private static int factorise(double[][] vectors, double[][] basis, double[][] factor) {
        double largest = 0;
        for (int k = 0; k < vectors.length; k++) {
            double most = 0;
            double[] longest = vectors[0];
            for (double[] vector : vectors) {
                double length = Math.sqrt(Vectors.dot(vector, 0, vector, 0, vector.length));
                if (length > most) {
                    most = length;
                    longest = vector;
                }
            }
            largest = Math.max(largest, most);
            if (most <= NOTHING * largest) {
                return k;
            }
            basis[k] = longest.clone();
            Vectors.orthogonalise(basis[k], basis, k);
            Vectors.normalise(basis[k], basis[k].length);
            factor[k] = new double[vectors.length];
            for (int i = 0; i < vectors.length; i++) {
                factor[k][i] = Vectors.dot(basis[k], 0, vectors[i], 0, vectors[i].length);
                Vectors.add(-factor[k][i], basis[k], 0, vectors[i], 0, vectors[i].length);
            }
        }
        return vectors.length;
    }

    /**
     * Makes it {@code keep X + amount u v'}, {@code u} and {@code v} of length 1. Cost: both sides times the squared rank, and some ten times its
     * cube; allocates where the rank was never as large.
     */
    void update(double keep, double amount, double[] u, double[] v) {
        int size = rank + 1;
        room(size);
        for (int k = 0; k < rank; k++) {
            values[k] *= keep;
        }
        values[rank] = amount;
        System.arraycopy(u, 0, lefts[rank], 0, rows);
        System.arraycopy(v, 0, rights[rank], 0, columns);
        triangularise(lefts, size, leftFactor);
        triangularise(rights, size, rightFactor);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double entry = 0;
                for (int k = Math.max(i, j); k < size; k++) {
                    entry += leftFactor[i][k] * values[k] * rightFactor[j][k];
                }
                core[i][j] = entry;
            }
        }
        // With X = Q K R' and K' G = P S it is (Q G) S (R P)'.
        Rotations.toIdentity(rotations, size);
        Rotations.orthogonalise(core, size, rotations, size);
        for (int k = 0; k < size; k++) {
            values[k] = Vectors.normalise(core[k], size);
            combine(lefts, rotations[k], size, newLefts[k]);
            combine(rights, core[k], size, newRights[k]);
        }
        double[][] spare = lefts;
        lefts = newLefts;
        newLefts = spare;
        spare = rights;
        rights = newRights;
        newRights = spare;
        rank = size;
        sortAndTruncate();
    }

    /** Makes the vectors orthonormal in order; {@code factor} says how the old come from them. One that depends on those before becomes 0. */
    private static void triangularise(double[][] vectors, int size, double[][] factor) {
        for (int k = 0; k < size; k++) {
            double[] vector = vectors[k];
            for (int i = 0; i < k; i++) {
                factor[i][k] = 0;
            }
            for (int repeat = 0; repeat < 2; repeat++) {
                for (int i = 0; i < k; i++) {
                    double share = Vectors.dot(vector, 0, vectors[i], 0, vector.length);
                    Vectors.add(-share, vectors[i], 0, vector, 0, vector.length);
                    factor[i][k] += share;
                }
            }
            factor[k][k] = Vectors.normalise(vector, vector.length);
            if (factor[k][k] < DEPENDENT) {
                factor[k][k] = 0;
                Arrays.fill(vector, 0);
            }
        }
    }

    private static void combine(double[][] basis, double[] shares, int count, double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < count; i++) {
            Vectors.add(shares[i], basis[i], 0, out, 0, out.length);
        }
    }

    /** Takes {@code amount} off every singular value and drops those that it brings to zero. */
    void subtract(double amount) {
        int left = 0;
        while (left < rank && values[left] > amount) {
            values[left++] -= amount;
        }
        rank = left;
    }

    private void sortAndTruncate() {
        for (int k = 1; k < rank; k++) {
            for (int i = k; i > 0 && values[i] > values[i - 1]; i--) {
                double value = values[i];
                values[i] = values[i - 1];
                values[i - 1] = value;
                swap(lefts, i);
                swap(rights, i);
            }
        }
        while (rank > 0 && values[rank - 1] <= NOTHING * values[0]) {
            rank--;
        }
    }

    private static void swap(double[][] vectors, int at) {
        double[] vector = vectors[at];
        vectors[at] = vectors[at - 1];
        vectors[at - 1] = vector;
    }

    private void room(int size) {
        if (size <= values.length) {
            return;
        }
        int capacity = Math.min(Math.max(2 * values.length, Math.max(size, 8)), Math.min(rows, columns) + 1);
        lefts = grown(lefts, capacity, rows);
        newLefts = grown(newLefts, capacity, rows);
        rights = grown(rights, capacity, columns);
        newRights = grown(newRights, capacity, columns);
        leftFactor = new double[capacity][capacity];
        rightFactor = new double[capacity][capacity];
        core = new double[capacity][capacity];
        rotations = new double[capacity][capacity];
        values = Arrays.copyOf(values, capacity);
    }

    private static double[][] grown(double[][] vectors, int capacity, int length) {
        double[][] more = Arrays.copyOf(vectors, capacity);
        for (int k = vectors.length; k < capacity; k++) {
            more[k] = new double[length];
        }
        return more;
    }
}
