package io.glissade.conditional;

import io.glissade.atom.Atom;

/** The differentiable part of the objective, at a point that moves along atoms. */
interface SmoothPart {

    /** Puts the point at {@code x} and evaluates there. */
    void restart(double[] x);

    /** The value at the point. */
    double value();

    /** Writes the negative gradient's coordinates {@code columns[0 .. count)}. */
    void descent(int[] columns, int count, double[] out);

    /** {@code g'x}, without the free coordinate. */
    double inner();

    /** Looks along the segment from the point to {@code amount * atom}. */
    void aim(Atom atom, double amount);

    /** The derivative of the value by {@code theta} at {@code (1 - theta) x + theta amount atom}. */
    double slopeAlong(double theta);

    /** Moves there, chooses the free coordinate anew and evaluates. */
    void move(double theta);

    /** Completes a point that was written from atoms by the free coordinate, the intercept or the constant, where there is one. */
    void addFree(double[] pointOut);
}
