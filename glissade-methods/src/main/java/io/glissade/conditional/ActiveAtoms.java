package io.glissade.conditional;

import io.glissade.atom.Atom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The atoms a point is written in, each with its weight, its margins and the curvature along it. Slots of atoms that left are used again. */
final class ActiveAtoms {

    private final LinearPart smooth;
    private final int rows;
    private @Nullable Slot[] slots = new Slot[4];
    private int count;

    /** One atom; {@code level} is what the run last measured. */
    static final class Slot {
        final Atom atom;
        final double[] margins;
        double weight;
        double curvature;
        double level;

        Slot(Atom atom, int rows) {
            this.atom = new Atom(atom);
            this.margins = new double[rows];
        }
    }

    ActiveAtoms(LinearPart smooth, int rows) {
        this.smooth = smooth;
        this.rows = rows;
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    Slot slot(int at) {
        Slot slot = slots[at];
        if (slot == null || at >= count) {
            throw new IndexOutOfBoundsException("atom must be below " + count + ", got " + at);
        }
        return slot;
    }

    /** The slot of an atom, a new one with weight 0 unless it is there. Cost: the columns of the atom. */
    Slot add(Atom atom) {
        for (int at = 0; at < count; at++) {
            if (slot(at).atom.isSame(atom)) {
                return slot(at);
            }
        }
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count);
        }
        Slot slot = slots[count];
        if (slot == null) {
            slot = new Slot(atom, rows);
            slots[count] = slot;
        } else {
            slot.atom.copy(atom);
        }
        count++;
        slot.weight = 0;
        smooth.marginsOf(slot.atom, slot.margins);
        slot.curvature = smooth.curvature(slot.margins);
        return slot;
    }

    /** Lets those without weight go. */
    void prune() {
        int left = 0;
        for (int at = 0; at < count; at++) {
            Slot slot = slot(at);
            if (slot.weight > 0) {
                slots[at] = slots[left];
                slots[left++] = slot;
            }
        }
        count = left;
    }

    /** Whether two of them are of one element, so that a point may be written more shortly. */
    boolean shareAnElement() {
        for (int at = 0; at < count; at++) {
            for (int other = 0; other < at; other++) {
                if (slot(at).atom.element() == slot(other).atom.element()) {
                    return true;
                }
            }
        }
        return false;
    }

    double total() {
        double total = 0;
        for (int at = 0; at < count; at++) {
            total += slot(at).weight;
        }
        return total;
    }

    void scale(double factor) {
        for (int at = 0; at < count; at++) {
            slot(at).weight *= factor;
        }
    }

    /** Overwrites {@code out} with the margins of the sum, the free coordinate apart. Cost: a number of each row for each atom. */
    void margins(double[] out) {
        Arrays.fill(out, 0);
        for (int at = 0; at < count; at++) {
            Slot slot = slot(at);
            for (int i = 0; i < out.length; i++) {
                out[i] += slot.weight * slot.margins[i];
            }
        }
    }

    /** Adds the sum to {@code out}. */
    void addTo(double[] out) {
        for (int at = 0; at < count; at++) {
            Slot slot = slot(at);
            for (int k = 0; k < slot.atom.size(); k++) {
                out[slot.atom.index(k)] += slot.weight * slot.atom.value(k);
            }
        }
    }

    /** The atom with the highest level at the latest {@link #worst}; {@code null} without atoms. */
    @Nullable
    Slot best() {
        Slot best = null;
        for (int at = 0; at < count; at++) {
            best = best == null || slot(at).level > best.level ? slot(at) : best;
        }
        return best;
    }

    /** Measures the level of each, the ascent along it, and gives the one with the least that has weight; {@code null} without any. */
    @Nullable
    Slot worst() {
        Slot worst = null;
        for (int at = 0; at < count; at++) {
            Slot slot = slot(at);
            slot.level = -smooth.slope(slot.margins);
            worst = slot.weight > 0 && (worst == null || slot.level < worst.level) ? slot : worst;
        }
        return worst;
    }
}
