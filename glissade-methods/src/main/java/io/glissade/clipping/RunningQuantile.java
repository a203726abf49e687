package io.glissade.clipping;

import java.util.Arrays;

/**
 * An exact quantile of numbers that keep coming, between two of them by linear interpolation: two heaps that meet at the
 * quantile. Cost of one number more: the logarithm of their count; storage grows by doubling.
 */
final class RunningQuantile {

    private final double fraction;
    private final Heap lower = new Heap();
    private final Heap upper = new Heap();

    /**
     * Of no numbers yet.
     *
     * @param fraction in [0, 1]
     */
    RunningQuantile(double fraction) {
        this.fraction = fraction;
    }

    /** Adds a number that is not NaN. */
    void add(double number) {
        // The upper heap is kept with its signs turned: its least number is the largest of what it stores.
        if (lower.size > 0 && number <= lower.top()) {
            lower.push(number);
        } else {
            upper.push(-number);
        }
        int below = (int) rank() + 1;
        while (lower.size > below) {
            upper.push(-lower.pop());
        }
        while (lower.size < below) {
            lower.push(-upper.pop());
        }
    }

    /** Position of the quantile among the sorted numbers, from 0. */
    private double rank() {
        return fraction * (lower.size + upper.size - 1);
    }

    /** The quantile of the numbers added, at least one. */
    double value() {
        double at = lower.top();
        double rest = rank() - (lower.size - 1);
        return rest == 0 || upper.size == 0 ? at : at + rest * (-upper.top() - at);
    }

    /** Forgets every number. */
    void clear() {
        lower.size = 0;
        upper.size = 0;
    }

    /** Every number in increasing order, as a copy. */
    double[] sorted() {
        double[] all = Arrays.copyOf(lower.stored, lower.size + upper.size);
        for (int i = 0; i < upper.size; i++) {
            all[lower.size + i] = -upper.stored[i];
        }
        Arrays.sort(all);
        return all;
    }

    /** A binary heap with the largest number on top. */
    private static final class Heap {
        private double[] stored = new double[64];
        private int size;

        double top() {
            return stored[0];
        }

        void push(double number) {
            if (size == stored.length) {
                stored = Arrays.copyOf(stored, 2 * size);
            }
            int hole = size++;
            while (hole > 0 && stored[(hole - 1) / 2] < number) {
                stored[hole] = stored[(hole - 1) / 2];
                hole = (hole - 1) / 2;
            }
            stored[hole] = number;
        }

        double pop() {
            double top = stored[0];
            double number = stored[--size];
            int hole = 0;
            for (int child = 1; child < size; child = 2 * hole + 1) {
                if (child + 1 < size && stored[child + 1] > stored[child]) {
                    child++;
                }
                if (stored[child] <= number) {
                    break;
                }
                stored[hole] = stored[child];
                hole = child;
            }
            stored[hole] = number;
            return top;
        }
    }
}
