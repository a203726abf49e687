package io.glissade.cli.sparse;

import io.glissade.cli.linear.FitDisplay;
import io.glissade.conditional.GaugeIteration;
import io.glissade.report.sparse.SparseTrace;
import io.glissade.run.Certificate;
import io.glissade.run.Observer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes steps of a run to the trace and shows them: all at first, ever fewer later, and each at which screening removed something.
 */
final class SparseRecorder implements Observer<double[], GaugeIteration> {

    /** Steps from one row to the next: this many times those before. */
    private static final double GROWTH = 1.03;

    private final AtomChoice atoms;
    private final double weight;
    private final SparseTrace trace;
    private final FitDisplay.@Nullable Watch watch;
    private final long started;
    private double next;
    private long kept = -1;

    /**
     * For a run with one weight.
     *
     * @param watch {@code null} where steps are not shown
     */
    SparseRecorder(AtomChoice atoms, double weight, SparseTrace trace, FitDisplay.@Nullable Watch watch, long started) {
        this.atoms = atoms;
        this.weight = weight;
        this.trace = trace;
        this.watch = watch;
        this.started = started;
    }

    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    @Override
    public void afterStep(GaugeIteration run) {
        double residual = run.progress().residual();
        boolean evaluated = !Double.isNaN(residual) || run.nonFinite() != null;
        if (evaluated && (run.progress().iteration() >= next || run.kept() != kept)) {
            append(run, run.certificate(), atoms.weights(run.point()));
            next = GROWTH * run.progress().iteration();
            kept = run.kept();
        }
        if (watch != null) {
            watch.show(residual, (double) run.progress().iteration(), seconds());
        }
    }

    /** Adds a row on a point with these weights. */
    void append(GaugeIteration run, Certificate certificate, double[] weights) {
        trace.append(new SparseTrace.Row(
                weight,
                run.progress().iteration(),
                seconds(),
                certificate.value(),
                certificate.dual(),
                certificate.gap(),
                certificate.relativeGap(),
                run.kept(),
                count(weights),
                run.progress().stepSize()));
    }

    static long count(double[] weights) {
        return Arrays.stream(weights).filter(one -> one != 0).count();
    }
}
