package io.glissade.gradient;

import io.glissade.run.Archive;
import io.glissade.run.Outcome;
import io.glissade.run.Progress;
import io.glissade.run.StopRule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run whose value has grown beyond use while every number is still finite, as happens to networks whose units
 * saturate: a value of more than {@code factor} times the magnitude of the first. The outcome names the step and, where the
 * space has blocks, the one with the largest gradient. For one run; cost: nothing until it fires.
 */
public final class ExplosionRule<V> implements StopRule {

    private final GradientIteration<V> run;
    private final double factor;
    private double first = Double.NaN;

    /**
     * A rule for {@code run}.
     *
     * @param factor more than 1; a rule that merely wobbles stays below ten, one that has exploded grows without end
     */
    public ExplosionRule(GradientIteration<V> run, double factor) {
        if (!(factor > 1)) {
            throw new IllegalArgumentException("factor must be more than 1, got " + factor);
        }
        this.run = run;
        this.factor = factor;
    }

    @Override
    public @Nullable Outcome check(Progress progress, long elapsedNanos) {
        if (Double.isNaN(first)) {
            first = progress.value();
        }
        if (!(progress.value() > factor * Math.abs(first))) {
            return null;
        }
        return new Outcome.Diverged(String.format(
                Locale.ROOT,
                "Step %d, minibatch %d: the loss %.3g is more than %.0f times the first, %.3g%s.",
                progress.iteration(),
                progress.iteration(),
                progress.value(),
                factor,
                first,
                steepest()));
    }

    /** Saves or loads the first value. */
    public void archive(Archive<V> archive) {
        first = archive.number("first", first);
    }

    private String steepest() {
        String block = LargestBlock.of(run.space(), run.gradient());
        return block.isEmpty() ? "" : "; the largest gradient is that of " + block;
    }
}
