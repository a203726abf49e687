package io.glissade.report;

import io.glissade.report.page.Curve;
import io.glissade.report.page.Figures;
import io.glissade.report.page.NormDistribution;
import io.glissade.report.page.Thinning;
import io.glissade.run.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the charts of one rule draw; numbers that are not finite become {@code null} on the page.
 *
 * @param probes one entry for each measurement of smoothness
 * @param effective step size times smoothness at each probe
 * @param beyond share of all steps whose gradient norm exceeds the threshold
 */
record ChartData(
        String label,
        String outcome,
        String sentence,
        String formula,
        long steps,
        @Nullable Double threshold,
        @Nullable Double stepLengthCap,
        RunRecord.@Nullable Fit fit,
        RunRecord.@Nullable Fit controlFit,
        Probes probes,
        Curve loss,
        Curve smoothLoss,
        Curve heldOutLoss,
        Curve heldOutAccuracy,
        Curve norm,
        Curve clippedNorm,
        Curve thresholds,
        Curve stepLength,
        Curve clipRate,
        Curve clippedShare,
        Curve effective,
        NormDistribution distribution,
        double beyond,
        Layers layers) {

    private static final int MOST_COLUMNS = 120;

    /** One entry for each measurement that is drawn, of {@code measured}. */
    record Probes(
            long measured,
            List<Long> iteration,
            List<Double> norm,
            List<Double> smoothness,
            List<Double> ceiling,
            List<Double> control,
            List<Double> noise,
            List<Double> loss) {}

    /** {@code norm[layer][k]} and {@code smoothness[layer][k]} belong to {@code iteration[k]}. */
    record Layers(List<String> names, List<Long> iteration, List<List<Double>> norm, List<List<Double>> smoothness) {}

    /** Of one rule, with at most {@code most} points in a curve. */
    static ChartData of(RunRecord.Rule rule, RuleTraces traces, int most) {
        Trace trace = traces.trace();
        double[] iteration = trace.column("iteration");
        double[] loss = trace.column("loss");
        double[] norm = trace.column("gradient_norm");
        double[] stepSize = trace.column("step_size");
        double[] smoothness = trace.column("smoothness");
        boolean canClip = Double.isFinite(rule.clippedShare());
        double[] clipped = canClip ? trace.column("clipped") : new double[0];
        double[] share = canClip ? trace.column("clipped_share") : new double[0];
        Trace heldOut = traces.heldOut();
        int window = Math.max(1, trace.rows() / 50);
        double[] effective = IntStream.range(0, trace.rows())
                .mapToDouble(i -> stepSize[i] * smoothness[i])
                .toArray();
        return new ChartData(
                rule.label(),
                rule.outcome(),
                rule.sentence(),
                rule.formula(),
                rule.steps(),
                rule.threshold(),
                rule.stepLengthCap(),
                rule.fit(),
                rule.controlFit(),
                probes(trace, most),
                Curve.of(iteration, loss, most),
                Curve.of(iteration, Curve.smoothed(loss, window), most / 2),
                Curve.of(heldOut.column("iteration"), heldOut.column("loss"), most / 2),
                Curve.of(heldOut.column("iteration"), heldOut.column("accuracy"), most / 2),
                Curve.of(iteration, norm, most),
                Curve.of(iteration, trace.column("clipped_gradient_norm"), most),
                Curve.of(iteration, rule.threshold() == null ? trace.column("threshold") : new double[0], most),
                Curve.of(iteration, trace.column("step_length"), most),
                Curve.of(iteration, Curve.smoothed(clipped, window), most / 2),
                Curve.of(iteration, Curve.smoothed(share, window), most / 2),
                Curve.of(iteration, effective, most),
                NormDistribution.of(norm),
                beyond(norm, rule.threshold()),
                layers(traces, most));
    }

    private static double beyond(double[] norms, @Nullable Double threshold) {
        if (threshold == null || norms.length == 0) {
            return Double.NaN;
        }
        int beyond = 0;
        for (double norm : norms) {
            beyond += norm > threshold ? 1 : 0;
        }
        return (double) beyond / norms.length;
    }

    private static Probes probes(Trace trace, int most) {
        double[] smoothness = trace.column("smoothness");
        int[] rows = Thinning.cloud(smoothness, most);
        double[] iteration = trace.column("iteration");
        return new Probes(
                Arrays.stream(smoothness).filter(Double::isFinite).count(),
                Arrays.stream(rows).mapToObj(row -> (long) iteration[row]).toList(),
                picked(trace, "gradient_norm", rows),
                picked(trace, "smoothness", rows),
                picked(trace, "ceiling", rows),
                picked(trace, "control_smoothness", rows),
                picked(trace, "noise_floor", rows),
                picked(trace, "loss", rows));
    }

    private static Layers layers(RuleTraces traces, int most) {
        Trace layers = traces.layers();
        List<String> names = traces.layerNames();
        if (names.isEmpty()) {
            return new Layers(names, List.of(), List.of(), List.of());
        }
        int columns = Math.min(layers.rows(), Math.max(12, Math.min(MOST_COLUMNS, 2 * most / names.size())));
        int[] rows = IntStream.range(0, columns)
                .map(k -> (int) ((long) k * layers.rows() / columns))
                .toArray();
        double[] iteration = layers.column("iteration");
        List<String> columnNames = layers.columns();
        int count = names.size();
        return new Layers(
                names,
                Arrays.stream(rows).mapToObj(row -> (long) iteration[row]).toList(),
                columnNames.subList(1, 1 + count).stream()
                        .map(column -> picked(layers, column, rows))
                        .toList(),
                columnNames.subList(1 + count, 1 + 2 * count).stream()
                        .map(column -> picked(layers, column, rows))
                        .toList());
    }

    private static List<Double> picked(Trace trace, String column, int[] rows) {
        double[] values = trace.column(column);
        return Arrays.stream(rows).mapToObj(row -> Figures.rounded(values[row])).toList();
    }
}
