package io.glissade.cli.target;

import io.glissade.cli.console.LiveLines;
import io.glissade.cli.linear.FitDisplay;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** How far chains are, on standard error: a bar on a terminal, now and then a line elsewhere, or nothing. */
public final class ChainDisplay {
    private static final double SECONDS_BETWEEN_LINES = 5;
    private static final int BAR = 30;
    private static final String KEY = "chains";

    private final FitDisplay.Mode mode;
    private final PrintWriter err;
    private final LiveLines lines;

    /** Shows on {@code err}. */
    public ChainDisplay(FitDisplay.Mode mode, PrintWriter err) {
        this.mode = mode;
        this.err = err;
        this.lines = new LiveLines(err);
    }

    /** Says one line, unless nothing is to be said. */
    public void say(String line) {
        if (mode != FitDisplay.Mode.NONE) {
            err.println(line);
        }
    }

    /** Starts to show one run. */
    public Watch watch() {
        return new Watch();
    }

    /** Shows one run. */
    public final class Watch implements AutoCloseable {
        private final long began = System.nanoTime();
        private double shownAt;
        private boolean live;

        private Watch() {}

        /**
         * Shows what there is to say.
         *
         * @param share of the run that is done, in (0, 1]
         * @param words from the seconds since its start
         */
        public void show(double share, DoubleFunction<String> words) {
            double seconds = (System.nanoTime() - began) / 1e9;
            if (mode == FitDisplay.Mode.BARS) {
                int full = (int) (BAR * share);
                live = true;
                lines.show(KEY, "█".repeat(full) + "░".repeat(BAR - full) + "  " + text(share, words.apply(seconds)));
            } else if (mode == FitDisplay.Mode.LINES && seconds - shownAt >= SECONDS_BETWEEN_LINES) {
                shownAt = seconds;
                err.println(text(share, words.apply(seconds)).strip());
            }
        }

        private static String text(double share, String words) {
            return String.format(Locale.ROOT, "%3.0f %%, %s", 100 * share, words);
        }

        @Override
        public void close() {
            if (live) {
                lines.finish(KEY);
            }
        }
    }
}
