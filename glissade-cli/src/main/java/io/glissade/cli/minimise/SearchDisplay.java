package io.glissade.cli.minimise;

import io.glissade.cli.console.LiveLines;
import io.glissade.cli.linear.FitDisplay;
import java.io.PrintWriter;
import java.util.Locale;

/** How far the chains are and how low they came, on standard error. */
final class SearchDisplay {
    private static final double SECONDS_BETWEEN_LINES = 2;
    private static final String KEY = "search";

    private final FitDisplay.Mode mode;
    private final PrintWriter err;
    private final LiveLines lines;

    SearchDisplay(FitDisplay.Mode mode, PrintWriter err) {
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

    /** Starts to show chains of so many gradients each. */
    Watch watch(long gradients) {
        return new Watch(gradients);
    }

    /** Shows one search. */
    final class Watch implements AutoCloseable {
        private final long gradients;
        private final long began = System.nanoTime();
        private double shownAt;
        private boolean live;
        private double least = Double.POSITIVE_INFINITY;

        private Watch(long gradients) {
            this.gradients = gradients;
        }

        /** After a chain has kept a minimum. */
        void show(long made, double value) {
            least = Math.min(least, value);
            double seconds = (System.nanoTime() - began) / 1e9;
            String line = String.format(
                    Locale.ROOT, "%3.0f %%, %.0f s, least value %.6g", 100.0 * made / gradients, seconds, least);
            if (mode == FitDisplay.Mode.BARS) {
                live = true;
                lines.show(KEY, line);
            } else if (mode == FitDisplay.Mode.LINES && seconds - shownAt >= SECONDS_BETWEEN_LINES) {
                shownAt = seconds;
                err.println(line.strip());
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
