package io.glissade.cli.reproduce.langevin;

import io.glissade.langevin.passage.PassageTimes;
import java.util.Locale;

/** Times of passage as a figure shows them. */
final class Spread {

    private Spread() {}

    /**
     * Mean, standard error, 95 % interval and quartiles, all divided by {@code unit}; those of an exponential law lie at .288, .693 and 1.386
     * of its mean.
     */
    static String of(PassageTimes times, double unit) {
        String phrase = times.nonFinite();
        if (phrase != null) {
            return phrase;
        }
        PassageTimes.Interval interval = times.interval();
        int digits = unit == 1 ? 2 : 4;
        String number = "%." + digits + "f";
        String text = String.format(
                Locale.ROOT,
                number + " +- " + number + ", 95 %% [" + number + ", " + number + "]; quartiles " + number + ", "
                        + number + ", " + number,
                times.mean() / unit,
                times.standardError() / unit,
                interval.low() / unit,
                interval.high() / unit,
                quantile(times, 0.25) / unit,
                quantile(times, 0.5) / unit,
                quantile(times, 0.75) / unit);
        return times.unfinished() == 0 ? text : text + "; " + times.unfinished() + " runs given up";
    }

    private static double quantile(PassageTimes times, double probability) {
        double[] sorted = times.times();
        return sorted.length == 0 ? Double.NaN : sorted[(int) (probability * (sorted.length - 1))];
    }
}
