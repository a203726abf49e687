package io.glissade.diagnosis;

/**
 * A named check that fired.
 *
 * @param name for example {@code clip-binds-always}
 * @param level how urgent
 * @param about the label of the run, or {@code all runs}
 * @param evidence the numbers that made it fire, one or two sentences
 * @param action what to do, one sentence
 */
public record Finding(String name, Level level, String about, String evidence, String action) {

    /** What {@link #about} says of a comparison. */
    public static final String ALL_RUNS = "all runs";

    /** Most urgent first. */
    public enum Level {
        /** The run is of no use as it is. */
        PROBLEM,
        /** The run is of use, but a setting or a measurement is not what it seems. */
        WARNING,
        /** Good to know. */
        NOTE
    }
}
