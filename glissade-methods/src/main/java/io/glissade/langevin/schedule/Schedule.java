package io.glissade.langevin.schedule;

/** A number that may change along a run: a step size or a temperature. */
@FunctionalInterface
public interface Schedule {

    /**
     * The number at a move. The same move gives the same number.
     *
     * @param move from 0
     */
    double at(long move);

    /** The same number at every move. */
    static Schedule constant(double value) {
        return new Constant(value);
    }

    /** The same number at every move. */
    record Constant(double value) implements Schedule {
        @Override
        public double at(long move) {
            return value;
        }
    }
}
