package io.glissade.guarantee;

import java.util.Locale;

/**
 * A run against a bound.
 *
 * @param title the theorem
 * @param standing how sure its bound is
 * @param tolerance the gradient norm asked for
 * @param bound the count it allows
 * @param firstIndex index of the first point within the tolerance, x0 counted as 0; -1 if there was none
 * @param lastIndex index of the last point seen
 * @param rises steps on which the objective rose by more than rounding
 * @param largestRise the largest of these, 0 without any
 */
public record BoundReport(
        String title,
        Standing standing,
        double tolerance,
        double bound,
        long firstIndex,
        long lastIndex,
        long rises,
        double largestRise) {

    /** Whether the bound was kept. */
    public enum Verdict {
        /** The tolerance was reached within the bound. */
        HELD,
        /** The run went past the bound without reaching the tolerance, or reached it later. */
        BROKEN,
        /** The run ended before either. */
        OPEN
    }

    /** Whether the bound was kept. */
    public Verdict verdict() {
        if (firstIndex >= 0) {
            return firstIndex <= bound ? Verdict.HELD : Verdict.BROKEN;
        }
        return lastIndex > bound ? Verdict.BROKEN : Verdict.OPEN;
    }

    /** Whether the objective never rose by more than rounding. */
    public boolean monotone() {
        return rises == 0;
    }

    /** How many times the count goes into the bound; NaN where there is no count above 0. */
    public double slack() {
        return firstIndex > 0 ? bound / firstIndex : Double.NaN;
    }

    /** One line for a person: theorem, bound, count, verdict and how sure the bound is. */
    public String sentence() {
        String count = firstIndex >= 0
                ? String.format(Locale.ROOT, "%,d steps", firstIndex)
                : String.format(Locale.ROOT, "not within %,d steps", lastIndex);
        return String.format(
                Locale.ROOT,
                "%s: %s to a gradient of %s, bound %,.0f: %s. %s",
                title,
                count,
                tolerance,
                bound,
                verdict().name().toLowerCase(Locale.ROOT),
                standing.sentence());
    }
}
