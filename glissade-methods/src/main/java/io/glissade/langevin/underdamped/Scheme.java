package io.glissade.langevin.underdamped;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The order of the parts of one step: a word of the letters of {@link Part}. A letter that stands n times takes the n-th part of
 * the step each time, so BAOAB is B(h/2) A(h/2) O(h) A(h/2) B(h/2).
 *
 * @param word A, B and O, each at least once; or B and U; or one of F, E and SA. At most nine letters
 */
public record Scheme(String word) {
    private static final Pattern VALID =
            Pattern.compile("(?=.*A)(?=.*B)(?=.*O)[ABO]{3,9}|(?=.*B)(?=.*U)[BU]{2,9}|F|E|SA");

    /** One gradient a step, exact positions on Gaussians: the default. Source: {@code leimkuhler2013rational}. */
    public static final Scheme BAOAB = new Scheme("BAOAB");
    /** Velocities exact on Gaussians. Source: {@code bussi2007accurate}. */
    public static final Scheme OBABO = new Scheme("OBABO");
    /** As BAOAB with the halves exchanged. Source: {@code leimkuhler2013rational}. */
    public static final Scheme ABOBA = new Scheme("ABOBA");
    /** One gradient a step at its middle, strong order 2. Source: {@code sanzserna2021wasserstein}. */
    public static final Scheme UBU = new Scheme("UBU");
    /** UBU seen half a step later: half its bias. Source: {@code sanzserna2021wasserstein}. */
    public static final Scheme BU = new Scheme("BU");
    /** The scheme of {@code gao2020breaking}, of {@code cheng2018underdamped}: one gradient, frozen over the step. */
    public static final Scheme FROZEN_GRADIENT = new Scheme("F");
    /** Euler's explicit scheme. */
    public static final Scheme EXPLICIT_EULER = new Scheme("E");
    /** Velocity by Euler, then position with the new velocity: SGHMC. Source: {@code chen2014stochastic}. */
    public static final Scheme SEMI_IMPLICIT_EULER = new Scheme("SA");

    public Scheme {
        if (!VALID.matcher(word).matches()) {
            throw new IllegalArgumentException(
                    "scheme must be a word of A, B and O with each of them, of B and U with both, or F, E or SA, got "
                            + word);
        }
    }

    /** The parts of one step in order. */
    public List<Part> parts() {
        return word.chars()
                .mapToObj(letter -> Part.valueOf(Character.toString(letter)))
                .toList();
    }

    /** The fraction of the step that {@code part} takes each time. */
    public double fraction(Part part) {
        return 1.0
                / word.chars().filter(letter -> letter == part.name().charAt(0)).count();
    }

    /** Gradients in one step of many: a force that follows another without a move of the position between uses the same. */
    public int gradients() {
        int count = 0;
        boolean moved = true;
        for (int step = 0; step < 2; step++) {
            count = 0;
            for (Part part : parts()) {
                if (part.needsGradient() && moved) {
                    count++;
                    moved = false;
                }
                moved |= part.changesPosition();
            }
        }
        return count;
    }

    /** Whether the gradient at the end of a step is one that the next step begins with. */
    boolean beginsWithForce() {
        return parts().stream()
                .filter(part -> part.needsGradient() || part.changesPosition())
                .findFirst()
                .orElseThrow()
                .needsGradient();
    }
}
