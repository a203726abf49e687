package io.glissade.cli.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One line of a reproduction.
 *
 * @param id group and name, for example {@code A2/fixed-step}
 * @param claim what is said to hold, as one phrase
 * @param target what should be observed
 * @param observed what was
 * @param pass whether the two agree
 */
public record Figure(String id, String claim, String target, String observed, boolean pass) {

    /** Counts that must agree to the step. */
    public static Figure counts(String id, String claim, long[] target, long[] observed) {
        return new Figure(id, claim, counts(target), counts(observed), Arrays.equals(target, observed));
    }

    /** A number that must agree with its target within a tolerance; shown with so many digits after the point. */
    public static Figure number(String id, String claim, double target, double tolerance, double observed, int digits) {
        String format = "%,." + digits + "f";
        String stated = String.format(Locale.ROOT, format, target);
        return new Figure(
                id,
                claim,
                tolerance == 0 ? stated : stated + " within " + tolerance,
                String.format(Locale.ROOT, format, observed),
                Math.abs(observed - target) <= tolerance);
    }

    /** Counts with thousands separated, one after the other. */
    public static String counts(long... counts) {
        return Arrays.stream(counts)
                .mapToObj(count -> String.format(Locale.ROOT, "%,d", count))
                .collect(Collectors.joining("; "));
    }
}
