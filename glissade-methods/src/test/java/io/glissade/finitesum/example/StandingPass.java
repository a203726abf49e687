package io.glissade.finitesum.example;

import io.glissade.finitesum.Pass;
import org.jspecify.annotations.Nullable;

/** A method that stands where it is, with a table of slopes and no sum of its own. */
@SuppressWarnings("ArrayRecordComponent")
public record StandingPass(double[] point, double @Nullable [] slopes) implements Pass {

    @Override
    public void run() {}

    @Override
    public double evaluations() {
        return 0;
    }

    @Override
    public double stepSize() {
        return Double.NaN;
    }

    @Override
    public void restart(double[] x0) {}
}
