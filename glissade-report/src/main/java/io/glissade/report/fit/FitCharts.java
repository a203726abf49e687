package io.glissade.report.fit;

import io.glissade.report.page.Figures;
import io.glissade.report.page.Thinning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the charts of a fit draw; numbers that are not finite become {@code null} on the page.
 *
 * @param tolerance what was asked for
 * @param hasDual whether the lines are relative gaps or gradient norms
 * @param lines one for each run
 * @param outputs names of the columns of the weights
 * @param weights of the largest features
 * @param path whether the weights along the penalties are drawn
 */
record FitCharts(
        double tolerance,
        boolean hasDual,
        List<Line> lines,
        List<String> outputs,
        List<FitRecord.Weight> weights,
        boolean path) {

    private static final int MOST_POINTS = 600;

    /**
     * How a run came near the minimum.
     *
     * @param weights of the features shown at its end
     */
    record Line(
            String label,
            String method,
            double l2,
            List<Double> evaluations,
            List<Double> seconds,
            List<Double> residual,
            List<Double> weights) {}

    static FitCharts of(FitRecord record, List<FitTrace.Row> trace) {
        List<Line> lines = new ArrayList<>();
        for (FitRecord.Run run : record.runs()) {
            lines.add(line(record, run, trace));
        }
        return new FitCharts(
                record.tolerance(),
                record.hasDual(),
                lines,
                record.outputs(),
                record.weights(),
                record.severalPenalties());
    }

    private static Line line(FitRecord record, FitRecord.Run run, List<FitTrace.Row> trace) {
        List<FitTrace.Row> rows = trace.stream()
                .filter(row -> row.method().equals(run.method()) && row.l2() == run.l2())
                .toList();
        double[] residual = rows.stream()
                .mapToDouble(row -> record.hasDual() ? row.relativeGap() : row.gradientNorm())
                .toArray();
        int[] shown = Thinning.rows(residual, MOST_POINTS);
        return new Line(
                label(record, run),
                run.method(),
                run.l2(),
                Arrays.stream(shown)
                        .mapToObj(row -> Figures.rounded(rows.get(row).evaluations()))
                        .toList(),
                Arrays.stream(shown)
                        .mapToObj(row -> Figures.rounded(rows.get(row).seconds()))
                        .toList(),
                Arrays.stream(shown)
                        .mapToObj(row -> Figures.rounded(residual[row]))
                        .toList(),
                run.weights());
    }

    private static String label(FitRecord record, FitRecord.Run run) {
        String penalty = "l2 = " + Figures.setting(run.l2());
        if (!record.severalPenalties()) {
            return run.method();
        }
        return record.severalMethods() ? run.method() + ", " + penalty : penalty;
    }
}
