package io.glissade.cli.train;

import io.glissade.cli.console.LiveLines;
import io.glissade.cli.rule.RuleChoice;
import io.glissade.gradient.GradientIteration;
import io.glissade.run.Observer;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Shows how far each rule is, on standard error: bars on a terminal, now and then a line elsewhere, or nothing. */
final class ProgressDisplay {

    /** How progress is shown. */
    enum Mode {
        BARS,
        LINES,
        NONE
    }

    private static final long NANOS_BETWEEN_LINES = 5_000_000_000L;
    private static final int MILLIS_BETWEEN_BARS = 200;

    private final Mode mode;
    private final PrintWriter err;
    private final int labelWidth;
    private final LiveLines lines;

    ProgressDisplay(Mode mode, PrintWriter err, int labelWidth) {
        this.mode = mode;
        this.err = err;
        this.labelWidth = labelWidth;
        this.lines = new LiveLines(err);
    }

    /** Says one line, unless nothing is to be said. */
    void say(String line) {
        if (mode != Mode.NONE) {
            err.println(line);
        }
    }

    /** The display of one rule; closed when it ends. */
    Watch watch(RuleChoice rule, long steps) {
        String label = String.format(Locale.ROOT, "%-" + labelWidth + "s", rule.label());
        ProgressBar bar = mode != Mode.BARS
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(label)
                        .setInitialMax(steps)
                        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                        .setUpdateIntervalMillis(MILLIS_BETWEEN_BARS)
                        // Its own console would take over the terminal's signals, and Ctrl-C with them.
                        .setConsumer(new DelegatingProgressBarConsumer(
                                line -> lines.show(rule.label(), line), LiveLines.width()))
                        .build();
        return new Watch(rule.label(), label, steps, bar);
    }

    /** Shows one rule. */
    final class Watch implements Observer<Tensor, GradientIteration<Tensor>>, AutoCloseable {
        private final String key;
        private final String label;
        private final long steps;
        private final @Nullable ProgressBar bar;
        private long clipped;
        private double smoothedLoss = Double.NaN;
        private long lastLine;
        private boolean silent = true;

        private Watch(String key, String label, long steps, @Nullable ProgressBar bar) {
            this.key = key;
            this.label = label;
            this.steps = steps;
            this.bar = bar;
        }

        @Override
        public void afterStep(GradientIteration<Tensor> run) {
            if (mode == Mode.NONE) {
                return;
            }
            double loss = run.progress().value();
            smoothedLoss = Double.isNaN(smoothedLoss) ? loss : 0.95 * smoothedLoss + 0.05 * loss;
            clipped += run.move().clippedShare() > 0 ? 1 : 0;
            long now = System.nanoTime();
            if (bar != null) {
                bar.stepTo(run.progress().iteration());
                bar.setExtraMessage(numbers(run));
            } else if (silent || now - lastLine > NANOS_BETWEEN_LINES) {
                silent = false;
                lastLine = now;
                err.printf(
                        Locale.ROOT,
                        "%s  step %5d/%d  %s%n",
                        label,
                        run.progress().iteration(),
                        steps,
                        numbers(run));
            }
        }

        private String numbers(GradientIteration<Tensor> run) {
            double clipShare = 100.0 * clipped / (run.progress().iteration() + 1);
            String clips = Double.isNaN(run.move().clippedShare())
                    ? ""
                    : String.format(Locale.ROOT, "  clipped %.0f %%", clipShare);
            return String.format(
                    Locale.ROOT,
                    "loss %.3f  ||g|| %.3g%s",
                    smoothedLoss,
                    run.progress().residual(),
                    clips);
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
                lines.finish(key);
            }
        }
    }
}
