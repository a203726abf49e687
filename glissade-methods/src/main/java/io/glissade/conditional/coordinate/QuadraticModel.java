package io.glissade.conditional.coordinate;

import io.glissade.atom.GroupAtoms;
import io.glissade.linear.Design;
import io.glissade.penalty.GaugePenalty;
import java.util.Arrays;

/**
 * The quadratic model of the mean loss at given margins {@code m}, {@code sum_i g_i d_i + q_i d_i^2 / 2} in their change d, with the penalty, over
 * the elements of a working set. It keeps the pull {@code r_i = g_i + q_i d_i} and moves one block at a time, the intercept with it: that changes
 * every pull by a multiple of {@code q}, which is added up and carried out later.
 */
final class QuadraticModel {

    private static final int MOST_SWEEPS = 2000;
    private static final int MOST_TURNS = 3;
    private static final int SWEEPS_TO_A_SYSTEM = 4;
    private static final double NOTHING = 1e-12;

    private final GroupAtoms atoms;
    private final Design columns;
    private final boolean signed;
    private final double[] norms;
    private final Rows rows;
    private final double[] pull;
    private final Extrapolation extrapolation;
    private final SupportStep supportStep;

    private int blocks;
    private int[] elements = new int[0];
    private int[] starts = new int[1];
    private double[] curvatures = new double[0];
    private int[] members = new int[0];
    private double[] values = new double[0];
    private double[] means = new double[0];
    private double[] next = new double[0];
    private double gauge;
    private double totalCurvature;
    private double shift;
    private double balance;
    private double freeChange;
    private boolean moved;

    /** @param norms of the margins of each element's atoms, {@link io.glissade.atom.AtomSet#norms} */
    QuadraticModel(GroupAtoms atoms, Design columns, Rows rows, double[] norms) {
        this.atoms = atoms;
        this.columns = columns;
        this.signed = atoms.signs() == GroupAtoms.Signs.ANY;
        this.rows = rows;
        this.norms = norms;
        this.pull = new double[rows.count()];
        this.extrapolation = new Extrapolation(rows.count());
        this.supportStep = new SupportStep(columns);
    }

    /** Takes the margins and slopes of the rows as they are, and the vectors of the elements. */
    void begin(int[] chosen, int size, Parts parts) {
        reserve(chosen, size);
        blocks = size;
        starts[0] = 0;
        double[] q = rows.curvatures();
        totalCurvature = 0;
        for (double one : q) {
            totalCurvature += one;
        }
        int to = 0;
        for (int b = 0; b < size; b++) {
            int e = chosen[b];
            elements[b] = e;
            for (int at = atoms.starts()[e]; at < atoms.starts()[e + 1]; at++) {
                members[to] = atoms.members()[at];
                values[to] = parts.values()[at];
                means[to] = rows.hasIntercept() ? columns.dot(members[to], q) : 0;
                to++;
            }
            starts[b + 1] = to;
            curvatures[b] = curvature(b);
        }
        System.arraycopy(rows.pull(), 0, pull, 0, pull.length);
        shift = 0;
        balance = 0;
        freeChange = 0;
        extrapolation.clear();
    }

    private void reserve(int[] chosen, int size) {
        int wanted = 0;
        for (int b = 0; b < size; b++) {
            wanted += atoms.starts()[chosen[b] + 1] - atoms.starts()[chosen[b]];
        }
        if (elements.length < size) {
            elements = new int[2 * size];
            starts = new int[2 * size + 1];
            curvatures = new double[2 * size];
        }
        if (members.length < wanted) {
            members = new int[2 * wanted];
            values = new double[2 * wanted];
            means = new double[2 * wanted];
            next = new double[2 * wanted];
        }
    }

    /** Of one coordinate exactly, with the intercept at its minimum; of more a bound. 0 where the block cannot change the loss. */
    private double curvature(int b) {
        double squares = 0;
        double left = 0;
        for (int at = starts[b]; at < starts[b + 1]; at++) {
            double square = rows.curvesEqually()
                    ? rows.curvatures()[0] * columns.squaredNorm(members[at])
                    : columns.weightedSquaredNorm(members[at], rows.curvatures());
            squares += square;
            left += rows.hasIntercept() ? square - means[at] * means[at] / totalCurvature : square;
        }
        if (!(left > NOTHING * squares)) {
            return 0;
        }
        if (starts[b + 1] == starts[b] + 1) {
            return left;
        }
        double ofAtoms = norms[elements[b]] * atoms.weights()[elements[b]];
        return Math.min(left, rows.mostCurvature() * ofAtoms * ofAtoms);
    }

    /** Sweeps until the duality gap of the model is at most {@code target}. */
    void solve(GaugePenalty penalty, double target) {
        int nextSystem = 1;
        for (int sweep = 1; sweep <= MOST_SWEEPS; sweep++) {
            sweep(penalty);
            settle();
            if (!moved) {
                return;
            }
            if (extrapolation.add(values, starts[blocks], pull)) {
                extrapolate(penalty);
                if (sweep >= nextSystem) {
                    settleSupport(penalty);
                    nextSystem = sweep + supportStep.size() / SWEEPS_TO_A_SYSTEM;
                }
                if (gap(penalty) <= target) {
                    return;
                }
            }
        }
    }

    private void sweep(GaugePenalty penalty) {
        gauge = gaugeOf(values);
        moved = false;
        for (int b = 0; b < blocks; b++) {
            if (starts[b + 1] == starts[b] + 1) {
                moveOne(penalty, b, starts[b]);
            } else {
                moveGroup(penalty, b);
            }
        }
    }

    private void moveOne(GaugePenalty penalty, int b, int at) {
        double weight = atoms.weights()[elements[b]];
        double before = values[at];
        double curvature = curvatures[b];
        double after = 0;
        double others = Math.max(gauge - weight * Math.abs(before), 0);
        if (curvature > 0) {
            double centre = before + descent(at) / curvature;
            double length = signed ? Math.abs(centre) : Math.max(centre, 0);
            double size = penalty.proximal(curvature / (weight * weight), weight * length, others) / weight;
            after = centre < 0 ? -size : size;
        }
        if (after != before) {
            gauge = others + weight * Math.abs(after);
            change(at, after);
        }
    }

    private void moveGroup(GaugePenalty penalty, int b) {
        double weight = atoms.weights()[elements[b]];
        double curvature = curvatures[b];
        double before = 0;
        double length = 0;
        for (int at = starts[b]; at < starts[b + 1]; at++) {
            before += values[at] * values[at];
            double centre = curvature > 0 ? values[at] + descent(at) / curvature : 0;
            next[at] = signed ? centre : Math.max(centre, 0);
            length += next[at] * next[at];
        }
        length = Math.sqrt(length);
        double others = Math.max(gauge - weight * Math.sqrt(before), 0);
        double size =
                length > 0 ? penalty.proximal(curvature / (weight * weight), weight * length, others) / weight : 0;
        for (int at = starts[b]; at < starts[b + 1]; at++) {
            double after = size > 0 ? next[at] * (size / length) : 0;
            if (after != values[at]) {
                change(at, after);
            }
        }
        gauge = others + weight * size;
    }

    private double descent(int at) {
        return -(columns.dot(members[at], pull) + shift * means[at]);
    }

    private void change(int at, double after) {
        double by = after - values[at];
        values[at] = after;
        moved = true;
        if (rows.curvesEqually()) {
            columns.add(members[at], by * rows.curvatures()[0], pull);
        } else {
            columns.addWeighted(members[at], by, rows.curvatures(), pull);
        }
        if (rows.hasIntercept()) {
            balance += by * means[at];
            shift = -balance / totalCurvature;
        }
    }

    /** Carries out the intercept's change, chosen anew from the pulls themselves. */
    private void settle() {
        if (!rows.hasIntercept()) {
            return;
        }
        double sum = 0;
        for (double one : pull) {
            sum += one;
        }
        double by = -sum / totalCurvature;
        for (int i = 0; i < pull.length; i++) {
            pull[i] += by * rows.curvatures()[i];
        }
        freeChange += by;
        shift = 0;
        balance = 0;
    }

    private void extrapolate(GaugePenalty penalty) {
        if (!extrapolation.combine()) {
            return;
        }
        double[] point = extrapolation.point();
        for (int at = 0; at < starts[blocks]; at++) {
            if (!signed && point[at] < 0) {
                return;
            }
        }
        if (loss(extrapolation.pull()) + penalty.value(gaugeOf(point)) < loss(pull) + penalty.value(gaugeOf(values))) {
            System.arraycopy(point, 0, values, 0, starts[blocks]);
            System.arraycopy(extrapolation.pull(), 0, pull, 0, pull.length);
        }
    }

    /** To the minimum with these signs, or with some coordinates fewer. */
    private void settleSupport(GaugePenalty penalty) {
        boolean linear = penalty.largestLevel() < Double.POSITIVE_INFINITY;
        if (!linear || starts[blocks] > blocks) {
            return;
        }
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            if (!supportStep.choose(values, blocks)) {
                return;
            }
            for (int k = 0; k < supportStep.size(); k++) {
                int at = supportStep.place(k);
                double price = penalty.largestLevel() * atoms.weights()[elements[at]];
                supportStep.slopes()[k] = Math.signum(values[at]) * price - descent(at);
            }
            if (!supportStep.find(members, rows.curvatures(), means, totalCurvature)) {
                return;
            }
            double share = supportStep.share(values);
            for (int k = 0; k < supportStep.size(); k++) {
                change(supportStep.place(k), supportStep.reached(k, share, values));
            }
            settle();
            if (share == 1) {
                return;
            }
        }
    }

    /** The model's loss up to a constant. */
    private double loss(double[] pulls) {
        double total = 0;
        for (int i = 0; i < pulls.length; i++) {
            total += pulls[i] * pulls[i] / rows.curvatures()[i];
        }
        return total / 2;
    }

    private double gaugeOf(double[] point) {
        double total = 0;
        for (int b = 0; b < blocks; b++) {
            double weight = atoms.weights()[elements[b]];
            if (starts[b + 1] == starts[b] + 1) {
                total += weight * Math.abs(point[starts[b]]);
            } else {
                double squares = 0;
                for (int at = starts[b]; at < starts[b + 1]; at++) {
                    squares += point[at] * point[at];
                }
                total += weight * Math.sqrt(squares);
            }
        }
        return total;
    }

    /** Of the model's value, by the dual of its own pulls. */
    private double gap(GaugePenalty penalty) {
        double level = level(pull);
        double factor = level > penalty.largestLevel() ? penalty.largestLevel() / level : 1;
        double total = 0;
        for (int i = 0; i < pull.length; i++) {
            double q = rows.curvatures()[i];
            double before = rows.pull()[i];
            double scaled = factor * pull[i];
            double change = (pull[i] - before) / q;
            total += change * (pull[i] + before) / 2 + (scaled - before) * (scaled - before) / (2 * q);
            total += scaled * rows.margins()[i];
        }
        return total
                + penalty.value(gaugeOf(values))
                + penalty.conjugate(Math.min(factor * level, penalty.largestLevel()));
    }

    /** The support function over the working set. */
    double level(double[] pulls) {
        double largest = 0;
        for (int b = 0; b < blocks; b++) {
            double squares = 0;
            for (int at = starts[b]; at < starts[b + 1]; at++) {
                double one = -columns.dot(members[at], pulls);
                double used = signed ? one : Math.max(one, 0);
                squares += used * used;
            }
            largest = Math.max(largest, Math.sqrt(squares) / atoms.weights()[elements[b]]);
        }
        return largest;
    }

    /** The change of the margins from the vectors of {@code parts} to these. */
    void direction(Parts parts, double[] out) {
        Arrays.fill(out, 0);
        for (int b = 0; b < blocks; b++) {
            int from = atoms.starts()[elements[b]];
            for (int at = starts[b]; at < starts[b + 1]; at++) {
                double by = values[at] - parts.values()[from + at - starts[b]];
                if (by != 0) {
                    columns.add(members[at], by, out);
                }
            }
        }
        if (rows.hasIntercept()) {
            // The pulls say where the model's minimum in the intercept is.
            double sum = 0;
            for (int i = 0; i < out.length; i++) {
                sum += rows.pull()[i] + rows.curvatures()[i] * out[i];
            }
            freeChange = -sum / totalCurvature;
            for (int i = 0; i < out.length; i++) {
                out[i] += freeChange;
            }
        }
    }

    /** The gauge of its vectors. */
    double gauge() {
        return gaugeOf(values);
    }

    /** Moves the vectors of {@code parts} the fraction {@code t} of the way to these; the intercept's share is returned. */
    double moveTo(double t, Parts parts) {
        for (int b = 0; b < blocks; b++) {
            int from = atoms.starts()[elements[b]];
            for (int at = starts[b]; at < starts[b + 1]; at++) {
                int to = from + at - starts[b];
                double old = parts.values()[to];
                parts.values()[to] = t == 1 ? values[at] : old + t * (values[at] - old);
            }
        }
        parts.supportAmong(elements, blocks);
        return t * freeChange;
    }
}
