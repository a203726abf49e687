package io.glissade.atom;

import io.glissade.atom.GroupAtoms.Signs;
import io.glissade.penalty.ConcavePenalty;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A point as a sum of one vector for each group. The vectors are kept up to a common factor, so that shrinking all of them costs nothing,
 * and only groups that were ever moved are looked at.
 */
public final class GroupPoint implements AtomicPoint {

    private static final double SMALLEST_FACTOR = 1e-100;

    private final GroupAtoms atoms;
    private final boolean signed;
    private final double[] parts;
    private final boolean[] moved;
    private final int[] support;
    private final double[] levels;
    private final Kept kept;
    private final int[] owners;
    private final Atom atom;
    private double @Nullable [] prices;
    private double factor = 1;
    private int supportSize;
    private double best;

    GroupPoint(GroupAtoms atoms) {
        this.atoms = atoms;
        this.signed = atoms.signs() == Signs.ANY;
        this.parts = new double[atoms.members().length];
        this.moved = new boolean[atoms.elements()];
        this.support = new int[atoms.elements()];
        this.levels = new double[atoms.elements()];
        this.kept = new Kept(atoms);
        this.owners = new int[atoms.dimension()];
        countOwners();
        this.atom = new Atom(1);
    }

    /** Puts each coordinate into the first group that has it. */
    @Override
    public void restart(double[] x) {
        clear();
        kept.all();
        countOwners();
        boolean[] placed = new boolean[atoms.dimension()];
        for (int e = 0; e < atoms.elements(); e++) {
            for (int at = atoms.starts()[e]; at < atoms.starts()[e + 1]; at++) {
                int j = atoms.members()[at];
                if (!placed[j] && x[j] != 0) {
                    if (x[j] < 0 && !signed) {
                        throw new IllegalArgumentException("coordinate " + j + " must not be negative, got " + x[j]);
                    }
                    parts[at] = x[j];
                    join(e);
                }
                placed[j] = true;
            }
        }
    }

    private void countOwners() {
        Arrays.fill(owners, 0);
        for (int j : atoms.members()) {
            owners[j]++;
        }
    }

    private void clear() {
        for (int i = 0; i < supportSize; i++) {
            int e = support[i];
            Arrays.fill(parts, atoms.starts()[e], atoms.starts()[e + 1], 0);
            moved[e] = false;
        }
        supportSize = 0;
        factor = 1;
    }

    private void join(int e) {
        if (!moved[e]) {
            moved[e] = true;
            support[supportSize++] = e;
        }
    }

    /** Where groups are disjoint and have both signs. */
    @Override
    public boolean tangent(double[] z, double slope, double[] out) {
        if (atoms.isSingletons() || atoms.overlap() || !signed) {
            return false;
        }
        Arrays.fill(out, 0);
        for (int i = 0; i < supportSize; i++) {
            int e = support[i];
            double weight = weight(e);
            double share = weight > 0 ? slope * atoms.weights()[e] * atoms.weights()[e] * factor / weight : 0;
            for (int at = atoms.starts()[e]; weight > 0 && at < atoms.starts()[e + 1]; at++) {
                out[atoms.members()[at]] = z[atoms.members()[at]] - share * parts[at];
            }
        }
        return true;
    }

    @Override
    public boolean add(Atom other, double weight) {
        int e = other.element();
        join(e);
        int k = atoms.starts()[e];
        for (int at = 0; at < other.size(); at++) {
            while (atoms.members()[k] != other.index(at)) {
                k++;
            }
            parts[k] += weight * other.value(at) / factor;
        }
        return true;
    }

    @Override
    public int parts() {
        int count = 0;
        for (int i = 0; i < supportSize; i++) {
            count += weight(support[i]) > 0 ? 1 : 0;
        }
        return count;
    }

    /** Cost: one look at every group that was ever moved. */
    @Override
    public double part(int at, Atom out) {
        int i = -1;
        for (int left = at; left >= 0; left--) {
            i++;
            while (!(weight(support[i]) > 0)) {
                i++;
            }
        }
        int e = support[i];
        double weight = weight(e);
        out.clear(e);
        for (int k = atoms.starts()[e]; k < atoms.starts()[e + 1]; k++) {
            out.add(atoms.members()[k], factor * parts[k] / weight);
        }
        return weight;
    }

    /** The weight of a group in the point: {@code weights[e]} times the length of its vector. */
    public double weight(int e) {
        int from = atoms.starts()[e];
        if (atoms.starts()[e + 1] == from + 1) {
            return factor * atoms.weights()[e] * Math.abs(parts[from]);
        }
        double squares = 0;
        for (int at = from; at < atoms.starts()[e + 1]; at++) {
            squares += parts[at] * parts[at];
        }
        return factor * atoms.weights()[e] * Math.sqrt(squares);
    }

    @Override
    public double gauge() {
        double total = 0;
        for (int i = 0; i < supportSize; i++) {
            total += weight(support[i]);
        }
        return total;
    }

    @Override
    public void copyTo(double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < supportSize; i++) {
            int e = support[i];
            for (int at = atoms.starts()[e]; at < atoms.starts()[e + 1]; at++) {
                out[atoms.members()[at]] += factor * parts[at];
            }
        }
    }

    @Override
    public double reweigh(@Nullable ConcavePenalty gamma) {
        if (gamma == null) {
            prices = null;
            return 0;
        }
        double[] own = prices == null ? new double[atoms.elements()] : prices;
        prices = own;
        Arrays.fill(own, gamma.derivative(0));
        double rest = 0;
        for (int i = 0; i < supportSize; i++) {
            double weight = weight(support[i]);
            own[support[i]] = gamma.derivative(weight);
            rest += gamma.value(weight) - own[support[i]] * weight;
        }
        return rest;
    }

    @Override
    public double price() {
        if (prices == null) {
            return gauge();
        }
        double total = 0;
        for (int i = 0; i < supportSize; i++) {
            total += prices[support[i]] * weight(support[i]);
        }
        return total;
    }

    @Override
    public double support(double[] z) {
        int winner = kept.element(0);
        best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < kept.count(); i++) {
            int e = kept.element(i);
            double level = lengthOf(e, z) / divisor(e);
            levels[e] = level;
            if (!(level <= best)) {
                best = level;
                winner = e;
            }
        }
        // Where nothing ascends the zero vector is as good as any atom.
        best = signed ? best : Math.max(best, 0);
        write(winner, z);
        return best;
    }

    private double divisor(int e) {
        return prices == null ? atoms.weights()[e] : atoms.weights()[e] * prices[e];
    }

    /** The length of {@code z} on a group; without signs that of its positive part, or its largest coordinate where none is positive. */
    private double lengthOf(int e, double[] z) {
        int from = atoms.starts()[e];
        int to = atoms.starts()[e + 1];
        if (to == from + 1) {
            double one = z[atoms.members()[from]];
            return signed ? Math.abs(one) : one;
        }
        double squares = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int at = from; at < to; at++) {
            double one = z[atoms.members()[at]];
            largest = Math.max(largest, one);
            double used = signed ? one : Math.max(one, 0);
            squares += used * used;
        }
        return signed || largest > 0 ? Math.sqrt(squares) : largest;
    }

    private void write(int e, double[] z) {
        atom.clear(e);
        double length = lengthOf(e, z);
        for (int at = atoms.starts()[e]; at < atoms.starts()[e + 1]; at++) {
            double one = z[atoms.members()[at]];
            double used = signed ? one : Math.max(one, 0);
            atom.add(atoms.members()[at], length > 0 ? used / (length * divisor(e)) : 0);
        }
    }

    @Override
    public Atom atom() {
        return atom;
    }

    @Override
    public void move(double keep, double amount) {
        if (keep == 0) {
            clear();
        } else {
            factor *= keep;
            if (factor < SMALLEST_FACTOR) {
                for (int i = 0; i < supportSize; i++) {
                    for (int at = atoms.starts()[support[i]]; at < atoms.starts()[support[i] + 1]; at++) {
                        parts[at] *= factor;
                    }
                }
                factor = 1;
            }
        }
        int e = atom.element();
        join(e);
        for (int k = 0; k < atom.size(); k++) {
            parts[atoms.starts()[e] + k] += amount * atom.value(k) / factor;
        }
    }

    @Override
    public Kept left() {
        return kept;
    }

    @Override
    public double level(int element) {
        return levels[element];
    }

    @Override
    public double threshold() {
        return best;
    }

    @Override
    public void drop(int[] dropped, int count) {
        kept.drop(dropped, count);
        for (int i = 0; i < count; i++) {
            for (int at = atoms.starts()[dropped[i]]; at < atoms.starts()[dropped[i] + 1]; at++) {
                owners[atoms.members()[at]]--;
            }
        }
        kept.keepColumns(j -> owners[j] > 0);
    }
}
