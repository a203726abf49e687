package io.glissade.conditional.coordinate;

import java.util.Arrays;

/**
 * The elements that are worked on: those with weight, and of the others the ones whose constraint {@code level <= threshold} is nearest to the
 * scaled slopes, {@code (threshold - level) / norm}. Reference: {@code massias2018celer}.
 */
final class WorkingSet {

    private final double[] norms;
    private int[] elements = new int[16];
    private double[] distances = new double[16];
    private int size;

    WorkingSet(double[] norms) {
        this.norms = norms;
    }

    /**
     * @param wanted the elements besides those with weight
     * @param factor on the levels, so that none exceeds the threshold
     */
    void choose(Parts parts, int wanted, double threshold, double factor) {
        int support = parts.supportSize();
        int room = Math.min(wanted, parts.kept());
        if (elements.length < support + room) {
            elements = new int[Math.max(support + room, 2 * elements.length)];
            distances = new double[elements.length];
        }
        for (int i = 0; i < support; i++) {
            elements[i] = parts.supportElement(i);
        }
        Arrays.sort(elements, 0, support);
        size = support;
        for (int i = 0; i < parts.kept() && room > 0; i++) {
            int e = parts.keptElement(i);
            double distance =
                    norms[e] > 0 ? (threshold - factor * parts.level(e)) / norms[e] : Double.POSITIVE_INFINITY;
            if (distance == Double.POSITIVE_INFINITY
                    || (size == support + room && distance >= distances[support])
                    || Arrays.binarySearch(elements, 0, support, e) >= 0) {
                continue;
            }
            if (size < support + room) {
                size++;
                up(support, size - 1, e, distance);
            } else {
                down(support, size, e, distance);
            }
        }
        Arrays.sort(elements, 0, size);
    }

    // A heap from support on with the farthest on top, so that a nearer one can take its place.
    private void up(int root, int to, int e, double distance) {
        int at = to;
        while (at > root) {
            int parent = root + (at - root - 1) / 2;
            if (distances[parent] >= distance) {
                break;
            }
            put(at, elements[parent], distances[parent]);
            at = parent;
        }
        put(at, e, distance);
    }

    private void down(int root, int end, int e, double distance) {
        int at = root;
        while (true) {
            int child = root + 2 * (at - root) + 1;
            if (child >= end) {
                break;
            }
            if (child + 1 < end && distances[child + 1] > distances[child]) {
                child++;
            }
            if (distances[child] <= distance) {
                break;
            }
            put(at, elements[child], distances[child]);
            at = child;
        }
        put(at, e, distance);
    }

    private void put(int at, int e, double distance) {
        elements[at] = e;
        distances[at] = distance;
    }

    /** Ascending; the first {@link #size()}. */
    int[] elements() {
        return elements;
    }

    int size() {
        return size;
    }
}
