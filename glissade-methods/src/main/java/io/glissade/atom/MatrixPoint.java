package io.glissade.atom;

import io.glissade.penalty.ConcavePenalty;
import io.glissade.penalty.GaugePenalty;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A matrix as its thin singular value decomposition, made anew at every move, so that singular values near zero do not pile up and the gauge
 * is exact. With a concave function the atoms of its singular pairs have the prices of their singular values and all others the slope at
 * zero; after a {@link #move} every pair is another one, and has the latter until the next {@link #reweigh}.
 *
 * <p>The first {@link #support} after a restart is a proven upper bound on the largest singular value wherever the shorter side is at most
 * {@value LeadingSingularPair#MOST_VECTORS}, but for rounding of {@code 1e-15} of the Frobenius norm. Later ones start from the vectors of the
 * one before and stop at a measured residual of {@code 1e-12}, which is added: a larger singular value all of whose vectors the random part of
 * the start misses would be overlooked, which has happened in no test and cannot be excluded. A certificate restarts its point and is proven.
 */
public final class MatrixPoint implements AtomicPoint {

    private static final int HALVINGS = 80;

    private final NuclearNorm atoms;
    private final ThinDecomposition parts;
    private final LeadingSingularPair leading;
    private final double[] left;
    private final double[] right;
    private final double[] workLeft;
    private final double[] workRight;
    private final Kept kept;
    private final Atom atom;
    private double[] prices = {};
    private int priced;
    private double priceOfOthers = 1;
    private double scale;
    private double best;
    private boolean first = true;

    MatrixPoint(NuclearNorm atoms) {
        this.atoms = atoms;
        this.parts = new ThinDecomposition(atoms.rows(), atoms.columns());
        this.leading = new LeadingSingularPair(atoms.rows(), atoms.columns());
        this.left = new double[atoms.rows()];
        this.right = new double[atoms.columns()];
        this.workLeft = new double[atoms.rows()];
        this.workRight = new double[atoms.columns()];
        this.kept = new Kept(atoms);
        this.atom = new Atom(atoms.dimension());
    }

    /** Cost: a singular value decomposition. */
    @Override
    public void restart(double[] x) {
        kept.all();
        leading.forget();
        first = true;
        priced = 0;
        parts.decompose(x);
    }

    /** The rank of the point. */
    public int rank() {
        return parts.rank();
    }

    /** The singular values of the point, descending; {@code at} below {@link #rank()}. */
    public double singularValue(int at) {
        return parts.value(at);
    }

    @Override
    public int parts() {
        return parts.rank();
    }

    /** Of a singular pair. Cost: the size of the matrix. */
    @Override
    public double part(int at, Atom out) {
        out.clear(0);
        double[] u = parts.left(at);
        double[] v = parts.right(at);
        for (int r = 0; r < left.length; r++) {
            for (int c = 0; c < right.length; c++) {
                double value = u[r] * v[c];
                if (value != 0) {
                    out.add(r * right.length + c, value);
                }
            }
        }
        return parts.value(at);
    }

    /** Along the matrices of this rank: what {@code z} has in the rows or columns that the point spans. Cost: the size of the matrix times the rank. */
    @Override
    public boolean tangent(double[] z, double slope, double[] out) {
        int columns = right.length;
        Arrays.fill(out, 0, atoms.dimension(), 0);
        double[] across = workLeft;
        double[] down = workRight;
        for (int k = 0; k < parts.rank(); k++) {
            double[] u = parts.left(k);
            double[] v = parts.right(k);
            Arrays.fill(down, 0);
            for (int r = 0; r < across.length; r++) {
                across[r] = Vectors.dot(z, r * columns, v, 0, columns);
                Vectors.add(u[r], z, r * columns, down, 0, columns);
            }
            for (int l = 0; l < parts.rank(); l++) {
                double[] other = parts.left(l);
                double share = Vectors.dot(other, 0, across, 0, across.length);
                Vectors.add(-share, other, 0, across, 0, across.length);
            }
            for (int r = 0; r < across.length; r++) {
                Vectors.add(u[r], down, 0, out, r * columns, columns);
                Vectors.add(across[r] - slope * u[r], v, 0, out, r * columns, columns);
            }
        }
        return true;
    }

    /** Takes the same amount off every singular value, down to zero. Cost: a singular value decomposition. */
    @Override
    public boolean shrink(double[] x, double step, GaugePenalty penalty) {
        priced = 0;
        parts.decompose(x);
        parts.subtract(amount(step, penalty));
        return true;
    }

    /** The root of {@code amount = step phi'(what it leaves of the gauge)}, asked by the inverse of the slope, which a bound has too. */
    private double amount(double step, GaugePenalty penalty) {
        double low = 0;
        double high = parts.rank() == 0 ? 0 : parts.value(0);
        for (int halving = 0; halving < HALVINGS; halving++) {
            double amount = (low + high) / 2;
            double left = 0;
            for (int k = 0; k < parts.rank(); k++) {
                left += Math.max(parts.value(k) - amount, 0);
            }
            if (left > penalty.magnitude(amount / step)) {
                low = amount;
            } else {
                high = amount;
            }
        }
        return high;
    }

    @Override
    public double gauge() {
        double total = 0;
        for (int k = 0; k < parts.rank(); k++) {
            total += parts.value(k);
        }
        return total;
    }

    /** Cost: the size of the matrix times the rank. */
    @Override
    public void copyTo(double[] out) {
        int columns = atoms.columns();
        Arrays.fill(out, 0, atoms.dimension(), 0);
        for (int k = 0; k < parts.rank(); k++) {
            for (int r = 0; r < atoms.rows(); r++) {
                double share = parts.value(k) * parts.left(k)[r];
                Vectors.add(share, parts.right(k), 0, out, r * columns, columns);
            }
        }
    }

    @Override
    public double reweigh(@Nullable ConcavePenalty gamma) {
        if (gamma == null) {
            priced = 0;
            priceOfOthers = 1;
            return 0;
        }
        priced = parts.rank();
        if (prices.length < priced) {
            prices = new double[Math.min(2 * priced, Math.min(atoms.rows(), atoms.columns()))];
        }
        priceOfOthers = gamma.derivative(0);
        double rest = 0;
        for (int k = 0; k < priced; k++) {
            double weight = parts.value(k);
            prices[k] = gamma.derivative(weight);
            rest += gamma.value(weight) - prices[k] * weight;
        }
        return rest;
    }

    @Override
    public double price() {
        double total = 0;
        for (int k = 0; k < parts.rank(); k++) {
            total += (k < priced ? prices[k] : priceOfOthers) * parts.value(k);
        }
        return total;
    }

    @Override
    public double support(double[] z) {
        boolean prove = first && Math.min(left.length, right.length) <= LeadingSingularPair.MOST_VECTORS;
        leading.find(z, prove);
        first = false;
        best = (prove ? leading.bound() : leading.value() + leading.residual()) / priceOfOthers;
        int winner = -1;
        double sign = 1;
        for (int k = 0; k < priced; k++) {
            double along = along(z, k);
            double level = Math.abs(along) / prices[k];
            if (level > best) {
                best = level;
                winner = k;
                sign = Math.signum(along);
            }
        }
        System.arraycopy(winner < 0 ? leading.u() : parts.left(winner), 0, left, 0, left.length);
        System.arraycopy(winner < 0 ? leading.v() : parts.right(winner), 0, right, 0, right.length);
        scale = sign / (winner < 0 ? priceOfOthers : prices[winner]);
        write();
        return best;
    }

    private double along(double[] z, int k) {
        double total = 0;
        for (int r = 0; r < left.length; r++) {
            total += parts.left(k)[r] * Vectors.dot(z, r * right.length, parts.right(k), 0, right.length);
        }
        return total;
    }

    private void write() {
        atom.clear(0);
        for (int r = 0; r < left.length; r++) {
            for (int c = 0; c < right.length; c++) {
                double value = scale * left[r] * right[c];
                if (value != 0) {
                    atom.add(r * right.length + c, value);
                }
            }
        }
    }

    @Override
    public Atom atom() {
        return atom;
    }

    @Override
    public void move(double keep, double amount) {
        if (keep == 0) {
            parts.clear();
        }
        if (amount == 0 && keep == 1) {
            return;
        }
        parts.update(keep, amount * scale, left, right);
        priced = 0;
    }

    @Override
    public Kept left() {
        return kept;
    }

    @Override
    public double level(int element) {
        return best;
    }

    @Override
    public double threshold() {
        return best;
    }
}
