package io.glissade.finitesum.sag;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A positive number {@code initial * 2^k} for each row that has one, kept for drawing rows in proportion to it: rows with the same k are
 * listed together, so that a draw picks a k and then any of its rows, and a change moves one row from list to list. A draw looks at
 * the few k in use, whatever the number of rows.
 */
final class PowersOfTwo {

    // 2^-100 and 2^100 stand for all that is smaller or larger: no draw could tell.
    private static final int LEAST = -100;
    private static final int MOST = 100;
    private static final byte NONE = Byte.MIN_VALUE;
    private static final int SHORTEST_LIST = 16;

    private final double initial;
    private final byte[] exponents;
    private final int[] places;
    private final int[][] lists = new int[MOST - LEAST + 1][SHORTEST_LIST];
    private final int[] counts = new int[MOST - LEAST + 1];
    private int lowest;
    private int highest;
    private int rows;

    /** No row has a number yet. */
    PowersOfTwo(int rows, double initial) {
        this.initial = initial;
        this.exponents = new byte[rows];
        this.places = new int[rows];
        clear();
    }

    /** Takes every row its number. */
    void clear() {
        Arrays.fill(exponents, NONE);
        Arrays.fill(counts, 0);
        lowest = MOST;
        highest = LEAST;
        rows = 0;
    }

    boolean has(int row) {
        return exponents[row] != NONE;
    }

    /** The number of rows that have one. */
    int rows() {
        return rows;
    }

    /** The number of a row that has one. */
    double value(int row) {
        return initial * Math.scalb(1.0, exponents[row]);
    }

    /** The sum over all rows that have one. Cost: the k in use. */
    double total() {
        double total = 0;
        for (int k = lowest; k <= highest; k++) {
            total += counts[k - LEAST] * Math.scalb(initial, k);
        }
        return total;
    }

    /** Sets the number of a row; {@code value} is {@code initial} times a power of two. */
    void put(int row, double value) {
        byte exponent = (byte) Math.max(LEAST, Math.min(MOST, Math.getExponent(value / initial)));
        if (exponents[row] == exponent) {
            return;
        }
        if (has(row)) {
            remove(row);
        }
        int list = exponent - LEAST;
        if (counts[list] == lists[list].length) {
            lists[list] = Arrays.copyOf(lists[list], (int) Math.min(exponents.length, 2L * counts[list]));
        }
        places[row] = counts[list];
        lists[list][counts[list]++] = row;
        exponents[row] = exponent;
        lowest = Math.min(lowest, exponent);
        highest = Math.max(highest, exponent);
        rows++;
    }

    private void remove(int row) {
        int list = exponents[row] - LEAST;
        int last = lists[list][--counts[list]];
        lists[list][places[row]] = last;
        places[last] = places[row];
        rows--;
    }

    /** A row in proportion to its number; {@link #rows()} must not be 0. */
    int draw(SplittableRandom random) {
        double left = random.nextDouble() * total();
        int chosen = highest;
        for (int k = highest; k >= lowest; k--) {
            if (counts[k - LEAST] > 0) {
                chosen = k;
                left -= counts[k - LEAST] * Math.scalb(initial, k);
                if (left < 0) {
                    break;
                }
            }
        }
        return lists[chosen - LEAST][(int) (random.nextDouble() * counts[chosen - LEAST])];
    }

    /** Any row that has a number, all alike; {@link #rows()} must not be 0. */
    int drawUniformly(SplittableRandom random) {
        int left = (int) (random.nextDouble() * rows);
        int k = lowest;
        while (left >= counts[k - LEAST]) {
            left -= counts[k - LEAST];
            k++;
        }
        return lists[k - LEAST][left];
    }
}
