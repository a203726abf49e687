package io.glissade.cli.train;

import io.glissade.run.Archive;
import org.bytedeco.pytorch.Tensor;

/** Time a rule spent in steps and in its probe, over all the runs it was resumed in. */
final class Stopwatch {
    private long mark = System.nanoTime();
    private double stepNanos;
    private double probeNanos;
    private double otherNanos;

    /** What ran since the last call was a step. */
    void stepEnded() {
        stepNanos += lap();
    }

    /** What ran since the last call was the probe. */
    void probeEnded() {
        probeNanos += lap();
    }

    /** What ran since the last call was neither. */
    void restEnded() {
        otherNanos += lap();
    }

    private long lap() {
        long now = System.nanoTime();
        long spent = now - mark;
        mark = now;
        return spent;
    }

    double stepSeconds() {
        return stepNanos / 1e9;
    }

    double probeSeconds() {
        return probeNanos / 1e9;
    }

    /** Everything up to now. */
    double seconds() {
        return (stepNanos + probeNanos + otherNanos + System.nanoTime() - mark) / 1e9;
    }

    void archive(Archive<Tensor> archive) {
        stepNanos = archive.number("step nanoseconds", stepNanos);
        probeNanos = archive.number("probe nanoseconds", probeNanos);
        otherNanos = archive.number("other nanoseconds", otherNanos);
        mark = System.nanoTime();
    }
}
