package io.glissade.cli.linear;

import io.glissade.cli.console.LiveLines;
import io.glissade.report.page.Figures;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows how near the minimum a fit is, on standard error: a bar on a terminal, now and then a line elsewhere, or nothing. */
public final class FitDisplay {

    /** How progress is shown. */
    public enum Mode {
        /** A bar that is drawn again in place. */
        BARS,
        /** A line now and then. */
        LINES,
        /** Nothing. */
        NONE
    }

    private static final double SECONDS_BETWEEN_LINES = 2;
    private static final double SECONDS_BETWEEN_BARS = 0.1;
    private static final int BAR = 24;

    private final Mode mode;
    private final PrintWriter err;
    private final LiveLines lines;

    /** Shows progress on {@code err}. */
    public FitDisplay(Mode mode, PrintWriter err) {
        this.mode = mode;
        this.err = err;
        this.lines = new LiveLines(err);
    }

    /** Says one line, unless nothing is to be said. */
    public void say(String line) {
        if (mode != Mode.NONE) {
            err.println(line);
        }
    }

    /**
     * Starts to show a run.
     *
     * @param residual the word for what falls to the tolerance
     * @param unit the word for what is counted meanwhile
     */
    public Watch watch(String label, double tolerance, String residual, String unit) {
        return new Watch(label, tolerance, residual, unit);
    }

    /** Shows one run. */
    public final class Watch implements AutoCloseable {
        private final String label;
        private final double tolerance;
        private final String residual;
        private final String unit;
        private double first = Double.NaN;
        private double latest = Double.NaN;
        private double shownAt = Double.NEGATIVE_INFINITY;
        private boolean live;
        private String note = "";

        private Watch(String label, double tolerance, String residual, String unit) {
            this.label = label;
            this.tolerance = tolerance;
            this.residual = residual;
            this.unit = unit;
        }

        /** What is said behind the numbers from now on. */
        public void note(String words) {
            note = ", " + words;
        }

        /** After {@code count} units; a NaN leaves the number shown before. */
        public void show(double now, double count, double seconds) {
            if (mode == Mode.NONE) {
                return;
            }
            latest = Double.isNaN(now) ? latest : now;
            first = Double.isNaN(first) ? latest : first;
            double pause = mode == Mode.BARS ? SECONDS_BETWEEN_BARS : SECONDS_BETWEEN_LINES;
            if (seconds - shownAt >= pause) {
                shownAt = seconds;
                draw(count, seconds);
            }
        }

        /** Shows the last number whenever the one before was shown. */
        public void end(double now, double count, double seconds) {
            shownAt = Double.NEGATIVE_INFINITY;
            show(now, count, seconds);
        }

        private void draw(double count, double seconds) {
            String numbers = String.format(
                    Locale.ROOT,
                    "%8s after %s %s, %.1f s%s",
                    Figures.number(latest),
                    Figures.setting(count),
                    unit,
                    seconds,
                    note);
            if (mode == Mode.LINES) {
                err.println(label + "  " + residual + " " + numbers.strip());
                return;
            }
            // The gap falls by a factor in each pass, so the bar runs on its logarithm.
            double share = Math.log(first / latest) / Math.log(first / tolerance);
            int full = Double.isNaN(share) ? 0 : (int) Math.round(BAR * Math.max(0, Math.min(1, share)));
            live = true;
            lines.show(
                    label, label + "  " + "█".repeat(full) + "░".repeat(BAR - full) + "  " + residual + " " + numbers);
        }

        @Override
        public void close() {
            if (live) {
                lines.finish(label);
            }
        }
    }
}
