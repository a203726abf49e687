package io.glissade.conditional;

import io.glissade.parameter.Require;
import io.glissade.run.Outcome;
import io.glissade.run.Progress;
import io.glissade.run.StopRule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run whose gap has grown beyond use while every number is still finite, as happens to open-loop steps with too small an offset: a gap of
 * more than {@code factor} times the first. Without the rule such a run goes on, and with a squared penalty it recovers once its steps are short
 * enough, unless numbers overflow before. For one run; cost: nothing until it fires.
 */
public final class ExpandingGapRule implements StopRule {

    private final GaugeIteration run;
    private final double factor;
    private double first = Double.NaN;

    /**
     * A rule for {@code run}.
     *
     * @param factor more than 1; steps that are short enough stay below ten, a thousand is beyond doubt
     */
    public ExpandingGapRule(GaugeIteration run, double factor) {
        Require.finite("factor", factor);
        if (factor <= 1) {
            throw new IllegalArgumentException("factor must be more than 1, got " + factor);
        }
        this.run = run;
        this.factor = factor;
    }

    @Override
    public @Nullable Outcome check(Progress progress, long elapsedNanos) {
        double gap = run.certificate().gap();
        if (Double.isNaN(first)) {
            first = gap;
        }
        if (!(gap > factor * first)) {
            return null;
        }
        return new Outcome.Diverged(String.format(
                Locale.ROOT,
                "Step %d: the gap %.3g is more than %.0f times the first, %.3g; open-loop steps need a larger offset, or take a line"
                        + " search.",
                progress.iteration(),
                gap,
                factor,
                first));
    }
}
