package io.glissade.conditional.coordinate;

import io.glissade.atom.GroupAtoms;
import io.glissade.atom.KeptElements;
import io.glissade.conditional.screening.Removals;
import io.glissade.linear.Design;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A point as one vector for each group, and the levels of the groups that screening has left. */
final class Parts implements KeptElements {

    private static final long ENTRIES_WORTH_A_THREAD = 50_000;
    private static final int BLOCKS = 16;

    private final GroupAtoms atoms;
    private final Design columns;
    private final boolean signed;
    private final double[] values;
    private final int[] support;
    private final int[] elements;
    private final double[] levels;
    private final double entriesOfElement;
    private int supportSize;
    private int count;
    private double sigma;
    private int best;

    Parts(GroupAtoms atoms, Design columns) {
        this.atoms = atoms;
        this.columns = columns;
        this.signed = atoms.signs() == GroupAtoms.Signs.ANY;
        this.values = new double[atoms.members().length];
        this.support = new int[atoms.elements()];
        this.elements = new int[atoms.elements()];
        this.levels = new double[atoms.elements()];
        this.entriesOfElement = (double) columns.entries() / atoms.elements();
    }

    /** Puts each coordinate into the first group that has it and keeps every element. */
    void restart(double[] x) {
        for (int i = 0; i < supportSize; i++) {
            Arrays.fill(values, atoms.starts()[support[i]], atoms.starts()[support[i] + 1], 0);
        }
        boolean[] placed = new boolean[atoms.dimension()];
        supportSize = 0;
        for (int e = 0; e < atoms.elements(); e++) {
            boolean any = false;
            for (int at = atoms.starts()[e]; at < atoms.starts()[e + 1]; at++) {
                int j = atoms.members()[at];
                if (!placed[j] && x[j] != 0) {
                    if (x[j] < 0 && !signed) {
                        throw new IllegalArgumentException("coordinate " + j + " must not be negative, got " + x[j]);
                    }
                    values[at] = x[j];
                    any = true;
                }
                placed[j] = true;
            }
            if (any) {
                support[supportSize++] = e;
            }
        }
        keepAll();
    }

    void keepAll() {
        count = elements.length;
        Arrays.setAll(elements, e -> e);
    }

    void copyTo(double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < supportSize; i++) {
            for (int at = atoms.starts()[support[i]]; at < atoms.starts()[support[i] + 1]; at++) {
                out[atoms.members()[at]] += values[at];
            }
        }
    }

    /** {@code out += sum_j x_j a_j}. */
    void addMargins(double[] out) {
        for (int i = 0; i < supportSize; i++) {
            addMargins(support[i], 1, out);
        }
    }

    private void addMargins(int e, double scale, double[] out) {
        for (int at = atoms.starts()[e]; at < atoms.starts()[e + 1]; at++) {
            if (values[at] != 0) {
                columns.add(atoms.members()[at], scale * values[at], out);
            }
        }
    }

    double gauge() {
        double total = 0;
        for (int i = 0; i < supportSize; i++) {
            int e = support[i];
            double squares = 0;
            for (int at = atoms.starts()[e]; at < atoms.starts()[e + 1]; at++) {
                squares += values[at] * values[at];
            }
            total += atoms.weights()[e] * Math.sqrt(squares);
        }
        return total;
    }

    /** Renews the level of every kept element for the slopes {@code pull}, each times its row's share of the mean. */
    void lookAt(double[] pull) {
        if (count * entriesOfElement < ENTRIES_WORTH_A_THREAD) {
            lookAt(pull, 0, count);
        } else {
            IntStream.range(0, BLOCKS)
                    .parallel()
                    .forEach(block -> lookAt(
                            pull, (int) ((long) count * block / BLOCKS), (int) ((long) count * (block + 1) / BLOCKS)));
        }
        sigma = Double.NEGATIVE_INFINITY;
        best = 0;
        for (int i = 0; i < count; i++) {
            if (!(levels[elements[i]] <= sigma)) {
                best = elements[i];
                sigma = levels[best];
            }
        }
        // Where nothing ascends the zero vector is as good as any atom.
        sigma = Math.max(sigma, 0);
    }

    private void lookAt(double[] pull, int from, int to) {
        for (int i = from; i < to; i++) {
            int e = elements[i];
            int first = atoms.starts()[e];
            int end = atoms.starts()[e + 1];
            double length;
            if (end == first + 1) {
                double one = -columns.dot(atoms.members()[first], pull);
                length = signed ? Math.abs(one) : one;
            } else {
                length = lengthOf(first, end, pull);
            }
            levels[e] = length / atoms.weights()[e];
        }
    }

    /** Without signs that of the positive part, or the largest coordinate where none is positive. */
    private double lengthOf(int first, int end, double[] pull) {
        double squares = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int at = first; at < end; at++) {
            double one = -columns.dot(atoms.members()[at], pull);
            largest = Math.max(largest, one);
            double used = signed ? one : Math.max(one, 0);
            squares += used * used;
        }
        return signed || largest > 0 ? Math.sqrt(squares) : largest;
    }

    /** The support function over the kept elements at the latest look. */
    double sigma() {
        return sigma;
    }

    /** Which element attained it. */
    int best() {
        return best;
    }

    int supportSize() {
        return supportSize;
    }

    int supportElement(int at) {
        return support[at];
    }

    /** The vectors, in the order of the members of the atoms. */
    double[] values() {
        return values;
    }

    /** Makes the support those of {@code chosen} that are not zero; it must be among them. */
    void supportAmong(int[] chosen, int size) {
        supportSize = 0;
        for (int i = 0; i < size; i++) {
            if (!isZero(chosen[i])) {
                support[supportSize++] = chosen[i];
            }
        }
    }

    private boolean isZero(int e) {
        for (int at = atoms.starts()[e]; at < atoms.starts()[e + 1]; at++) {
            if (values[at] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Takes the weight from what is removed. {@code margins} follow; true where they changed. */
    boolean clearRemoved(Removals removals, double[] margins) {
        int left = 0;
        for (int i = 0; i < supportSize; i++) {
            int e = support[i];
            if (removals.elements() > 0 && removals.removed(e)) {
                addMargins(e, -1, margins);
                Arrays.fill(values, atoms.starts()[e], atoms.starts()[e + 1], 0);
            } else {
                support[left++] = e;
            }
        }
        boolean changed = left < supportSize;
        supportSize = left;
        return changed;
    }

    @Override
    public int kept() {
        return count;
    }

    @Override
    public int keptElement(int at) {
        return elements[at];
    }

    @Override
    public double level(int element) {
        return levels[element];
    }

    @Override
    public void drop(int[] dropped, int droppedCount) {
        int left = 0;
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (next < droppedCount && dropped[next] == elements[i]) {
                next++;
            } else {
                elements[left++] = elements[i];
            }
        }
        count = left;
    }
}
