package io.glissade.atom;

import io.glissade.penalty.ConcavePenalty;
import org.jspecify.annotations.Nullable;

/** A sequence as its first coordinate and its jumps. The first coordinate is what the atoms written so far put there; it costs nothing. */
public final class StepPoint implements AtomicPoint {

    private final TotalVariation atoms;
    private final double[] jumps;
    private final double[] levels;
    private final Kept kept;
    private final Atom atom;
    private double @Nullable [] prices;
    private double first;
    private double best;

    StepPoint(TotalVariation atoms) {
        this.atoms = atoms;
        this.jumps = new double[atoms.elements()];
        this.levels = new double[atoms.elements()];
        this.kept = new Kept(atoms);
        this.atom = new Atom(atoms.dimension() / 2 + 1);
    }

    /** Keeps the constant that {@code x} carries. */
    @Override
    public void restart(double[] x) {
        kept.all();
        first = x[0];
        for (int j = 0; j < jumps.length; j++) {
            jumps[j] = x[j + 1] - x[j];
        }
    }

    @Override
    public int parts() {
        int count = 0;
        for (double jump : jumps) {
            count += jump != 0 ? 1 : 0;
        }
        return count;
    }

    /** Cost: one look at every jump. */
    @Override
    public double part(int at, Atom out) {
        int j = -1;
        for (int left = at; left >= 0; left--) {
            j++;
            while (jumps[j] == 0) {
                j++;
            }
        }
        out.clear(j);
        double value = jumps[j] > 0 == atoms.isHead(j) ? -1 : 1;
        for (int k = atoms.firstOf(j); k < atoms.endOf(j); k++) {
            out.add(k, value);
        }
        return Math.abs(jumps[j]);
    }

    @Override
    public double gauge() {
        double total = 0;
        for (double jump : jumps) {
            total += Math.abs(jump);
        }
        return total;
    }

    @Override
    public void copyTo(double[] out) {
        double one = first;
        out[0] = one;
        for (int j = 0; j < jumps.length; j++) {
            one += jumps[j];
            out[j + 1] = one;
        }
    }

    @Override
    public double reweigh(@Nullable ConcavePenalty gamma) {
        if (gamma == null) {
            prices = null;
            return 0;
        }
        double[] own = prices == null ? new double[jumps.length] : prices;
        prices = own;
        double rest = 0;
        for (int j = 0; j < jumps.length; j++) {
            double weight = Math.abs(jumps[j]);
            own[j] = gamma.derivative(weight);
            rest += gamma.value(weight) - own[j] * weight;
        }
        return rest;
    }

    private double priceOf(int jump) {
        return prices == null ? 1 : prices[jump];
    }

    @Override
    public double price() {
        double total = 0;
        for (int j = 0; j < jumps.length; j++) {
            total += priceOf(j) * Math.abs(jumps[j]);
        }
        return total;
    }

    @Override
    public double support(double[] z) {
        double mean = 0;
        for (int j = 0; j < atoms.dimension(); j++) {
            mean += z[j];
        }
        mean /= atoms.dimension();
        int winner = kept.element(0);
        boolean winnerRises = true;
        best = Double.NEGATIVE_INFINITY;
        double before = 0;
        int at = 0;
        for (int j = 0; j < jumps.length && at < kept.count(); j++) {
            before += z[j] - mean;
            if (kept.element(at) != j) {
                continue;
            }
            at++;
            levels[j] = Math.abs(before) / priceOf(j);
            if (!(levels[j] <= best)) {
                best = levels[j];
                winner = j;
                winnerRises = before <= 0;
            }
        }
        write(winner, winnerRises);
        return best;
    }

    private void write(int jump, boolean rises) {
        atom.clear(jump);
        double value = (rises == atoms.isHead(jump) ? -1 : 1) / priceOf(jump);
        for (int j = atoms.firstOf(jump); j < atoms.endOf(jump); j++) {
            atom.add(j, value);
        }
    }

    @Override
    public Atom atom() {
        return atom;
    }

    @Override
    public void move(double keep, double amount) {
        for (int j = 0; j < jumps.length; j++) {
            jumps[j] *= keep;
        }
        first *= keep;
        int jump = atom.element();
        double moved = amount * atom.value(0);
        if (atoms.isHead(jump)) {
            first += moved;
            jumps[jump] -= moved;
        } else {
            jumps[jump] += moved;
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
}
