package io.glissade.cli.sample;

import io.glissade.cli.console.LiveLines;
import io.glissade.cli.linear.FitDisplay;
import java.io.PrintWriter;
import java.util.Locale;

/** How far the chains are, on standard error: a bar on a terminal, now and then a line elsewhere, or nothing. */
final class SampleDisplay {
    private static final double SECONDS_BETWEEN_LINES = 5;
    private static final int BAR = 30;
    private static final String KEY = "sample";

    private final FitDisplay.Mode mode;
    private final PrintWriter err;
    private final LiveLines lines;

    SampleDisplay(FitDisplay.Mode mode, PrintWriter err) {
        this.mode = mode;
        this.err = err;
        this.lines = new LiveLines(err);
    }

    /** Says one line, unless nothing is to be said. */
    void say(String line) {
        if (mode != FitDisplay.Mode.NONE) {
            err.println(line);
        }
    }

    /** Starts to show chains of so many moves. */
    Watch watch(long moves) {
        return new Watch(moves);
    }

    /** Shows one run. */
    final class Watch implements AutoCloseable {
        private final long moves;
        private final long began = System.nanoTime();
        private double shownAt;
        private boolean live;

        private Watch(long moves) {
            this.moves = moves;
        }

        /** After {@code made} moves of each chain. */
        void show(long made) {
            double seconds = (System.nanoTime() - began) / 1e9;
            double share = (double) made / moves;
            String left = String.format(
                    Locale.ROOT, "%3.0f %%, %.0f s, %.0f s left", 100 * share, seconds, seconds / share * (1 - share));
            if (mode == FitDisplay.Mode.BARS) {
                int full = (int) (BAR * share);
                live = true;
                lines.show(KEY, "█".repeat(full) + "░".repeat(BAR - full) + "  " + left);
            } else if (mode == FitDisplay.Mode.LINES && seconds - shownAt >= SECONDS_BETWEEN_LINES) {
                shownAt = seconds;
                err.println(left.strip());
            }
        }

        @Override
        public void close() {
            if (live) {
                lines.finish(KEY);
            }
        }
    }
}
