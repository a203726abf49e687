package io.glissade.atom;

import io.glissade.penalty.ConcavePenalty;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A point and its exact k-support norm. It keeps no atoms: those that add up to the gauge can be read off the point. */
public final class SparsePoint implements AtomicPoint {

    private final KSupport atoms;
    private final double[] x;
    private final double[] sizes;
    private final double[] levels;
    private final Kept kept;
    private final Atom atom;
    private double threshold;

    SparsePoint(KSupport atoms) {
        this.atoms = atoms;
        this.x = new double[atoms.dimension()];
        this.sizes = new double[atoms.dimension()];
        this.levels = new double[atoms.dimension()];
        this.kept = new Kept(atoms);
        this.atom = new Atom(atoms.k());
    }

    @Override
    public void restart(double[] from) {
        kept.all();
        System.arraycopy(from, 0, x, 0, x.length);
    }

    /**
     * With sizes {@code a_1 >= a_2 >= ...} and the one {@code r} from 0 to {@code k - 1} for which the mean share
     * {@code m = (a_{k-r} + ... + a_d) / (r + 1)} is below {@code a_{k-r-1}} and not below {@code a_{k-r}}, the square is
     * {@code a_1^2 + ... + a_{k-r-1}^2 + (r + 1) m^2}.
     */
    @Override
    public double gauge() {
        int dimension = x.length;
        int k = atoms.k();
        for (int j = 0; j < dimension; j++) {
            sizes[j] = Math.abs(x[j]);
        }
        Arrays.sort(sizes);
        double tail = 0;
        for (int i = 0; i <= dimension - k; i++) {
            tail += sizes[i];
        }
        int r = 0;
        // The size a_{k-r-1} is sizes[dimension - k + r + 1].
        while (r + 1 < k && !(sizes[dimension - k + r + 1] > tail / (r + 1))) {
            tail += sizes[dimension - k + r + 1];
            r++;
        }
        double squares = tail * tail / (r + 1);
        for (int i = dimension - k + r + 1; i < dimension; i++) {
            squares += sizes[i] * sizes[i];
        }
        return Math.sqrt(squares);
    }

    @Override
    public void copyTo(double[] out) {
        System.arraycopy(x, 0, out, 0, x.length);
    }

    /** @throws IllegalArgumentException for anything but {@code null} */
    @Override
    public double reweigh(@Nullable ConcavePenalty gamma) {
        if (gamma != null) {
            throw new IllegalArgumentException(
                    "the k-support norm takes no concave function of the weights of atoms, got " + gamma);
        }
        return 0;
    }

    @Override
    public double price() {
        return gauge();
    }

    @Override
    public double support(double[] z) {
        int count = kept.count();
        int wanted = Math.min(atoms.k(), count);
        int longest = kept.element(0);
        for (int i = 0; i < count; i++) {
            int j = kept.element(i);
            levels[j] = Math.abs(z[j]);
            sizes[i] = levels[j];
            longest = levels[j] > levels[longest] ? j : longest;
        }
        Arrays.sort(sizes, 0, count);
        threshold = sizes[count - wanted];
        double largest = sizes[count - 1];
        double squares = 0;
        int room = 0;
        for (int i = count - wanted; i < count; i++) {
            double share = largest > 0 ? sizes[i] / largest : 0;
            squares += share * share;
            room += sizes[i] == threshold ? 1 : 0;
        }
        double root = Math.sqrt(squares);
        atom.clear(longest);
        for (int i = 0; i < count; i++) {
            int j = kept.element(i);
            // Of those as large as the k-th only as many as there is room for.
            boolean in = levels[j] > threshold || (levels[j] == threshold && room-- > 0);
            if (in) {
                atom.add(j, largest > 0 ? z[j] / largest / root : 0);
            }
        }
        return largest * root;
    }

    @Override
    public Atom atom() {
        return atom;
    }

    @Override
    public void move(double keep, double amount) {
        for (int j = 0; j < x.length; j++) {
            x[j] *= keep;
        }
        for (int at = 0; at < atom.size(); at++) {
            x[atom.index(at)] += amount * atom.value(at);
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

    /** The k-th largest level. */
    @Override
    public double threshold() {
        return threshold;
    }

    /** The largest among the k coordinates of the atom: while each of them moves by no more, k levels stay above the threshold less that. */
    @Override
    public double thresholdNorm(double[] levelNorms) {
        double most = 0;
        for (int at = 0; at < atom.size(); at++) {
            most = Math.max(most, levelNorms[atom.index(at)]);
        }
        return most;
    }

    @Override
    public void drop(int[] dropped, int count) {
        kept.drop(dropped, count);
        kept.keepColumns(j -> isKept(j));
    }

    private boolean isKept(int j) {
        return Arrays.binarySearch(kept.elements(), 0, kept.count(), j) >= 0;
    }
}
