package io.glissade.langevin.underdamped;

/** A part of underdamped dynamics that is solved exactly, or by Euler, over a fraction of a step. */
public enum Part {
    /** Position by velocity: x = x + t v. */
    A,
    /** Velocity by force: v = v - t grad F(x). */
    B,
    /** Friction and noise of the velocity. */
    O,
    /** The exact flow of A and O together, without force. */
    U,
    /** The exact flow of A, B and O together, the gradient frozen where it is at the beginning. */
    F,
    /** Euler's step of everything from the old state. */
    E,
    /** Euler's step of force, friction and noise of the velocity. */
    S;

    /** Whether it needs the gradient at the position. */
    boolean needsGradient() {
        return this == B || this == F || this == E || this == S;
    }

    /** Whether it changes the position. */
    boolean changesPosition() {
        return this == A || this == U || this == F || this == E;
    }
}
