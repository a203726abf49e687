package io.glissade.finitesum.batch;

import java.util.function.Consumer;

/** The latest moves and changes of the gradient, and what they make of a first inverse Hessian. */
final class CurvaturePairs {

    /** A pair whose curvature is below this share of the change's square is rounding. */
    private static final double LEAST_CURVATURE = 1e-14;

    private final double[][] moves;
    private final double[][] changes;
    private final double[] products;
    private final double[] shares;
    private final double[] pointBefore;
    private final double[] gradientBefore;
    private int count;
    private int newest;

    CurvaturePairs(int memory, int dimension) {
        moves = new double[memory][dimension];
        changes = new double[memory][dimension];
        products = new double[memory];
        shares = new double[memory];
        pointBefore = new double[dimension];
        gradientBefore = new double[dimension];
    }

    void clear() {
        count = 0;
        newest = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Remembers where a move begins. */
    void from(double[] point, double[] gradient) {
        System.arraycopy(point, 0, pointBefore, 0, point.length);
        System.arraycopy(gradient, 0, gradientBefore, 0, point.length);
    }

    /** Takes in the pair of the move that ended here; the oldest makes room. */
    void to(double[] point, double[] gradient) {
        int slot = count == 0 ? 0 : (newest + 1) % moves.length;
        double product = 0;
        double squares = 0;
        for (int j = 0; j < point.length; j++) {
            double move = point[j] - pointBefore[j];
            double change = gradient[j] - gradientBefore[j];
            moves[slot][j] = move;
            changes[slot][j] = change;
            product += move * change;
            squares += change * change;
        }
        if (product > LEAST_CURVATURE * squares) {
            products[slot] = product;
            newest = slot;
            count = Math.min(count + 1, moves.length);
        } else if (count == moves.length) {
            count--;
        }
    }

    /** {@code s'y / y'y} of the newest pair: the scale of the inverse Hessian. */
    double scale() {
        return products[newest] / dot(changes[newest], changes[newest]);
    }

    /** {@code v = inverse Hessian v}, the first inverse Hessian being {@code first}. */
    void apply(double[] v, Consumer<double[]> first) {
        for (int i = 0; i < count; i++) {
            int slot = slot(i);
            shares[slot] = dot(moves[slot], v) / products[slot];
            add(-shares[slot], changes[slot], v);
        }
        first.accept(v);
        for (int i = count - 1; i >= 0; i--) {
            int slot = slot(i);
            add(shares[slot] - dot(changes[slot], v) / products[slot], moves[slot], v);
        }
    }

    /** Where the pair that is {@code age} younger than the newest stands. */
    private int slot(int age) {
        return Math.floorMod(newest - age, moves.length);
    }

    private static double dot(double[] a, double[] b) {
        double even = 0;
        double odd = 0;
        int j = 0;
        for (; j + 1 < a.length; j += 2) {
            even += a[j] * b[j];
            odd += a[j + 1] * b[j + 1];
        }
        return j < a.length ? even + odd + a[j] * b[j] : even + odd;
    }

    private static void add(double scale, double[] a, double[] out) {
        for (int j = 0; j < a.length; j++) {
            out[j] += scale * a[j];
        }
    }
}
