package io.glissade.report.sparse;

import io.glissade.report.page.Figures;
import io.glissade.report.page.Thinning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the charts of a sparse fit draw; numbers that are not finite become {@code null} on the page.
 *
 * @param tolerance what was asked for
 * @param weightName what the weight of the penalty is called
 * @param elements what elements are called, in the plural
 * @param lines one for each weight of the penalty
 * @param shown the features of the path plot
 */
record SparseCharts(double tolerance, String weightName, String elements, List<Line> lines, List<String> shown) {

    private static final int MOST_POINTS = 600;
    private static final int MOST_POINTS_OF_A_PATH = 60;

    /**
     * The way with one weight.
     *
     * @param seconds since the start of the first one
     * @param coefficients of the features shown, at its end
     */
    record Line(
            double weight,
            List<Double> seconds,
            List<Double> gap,
            List<Double> kept,
            List<Double> support,
            List<Double> coefficients) {}

    static SparseCharts of(SparseRecord record, List<SparseTrace.Row> trace) {
        List<Line> lines = new ArrayList<>();
        double began = 0;
        int most = record.severalWeights() ? MOST_POINTS_OF_A_PATH : MOST_POINTS;
        for (SparseRecord.Point point : record.points()) {
            List<SparseTrace.Row> rows =
                    trace.stream().filter(row -> row.weight() == point.weight()).toList();
            lines.add(line(point, rows, began, most));
            began += point.seconds();
        }
        return new SparseCharts(
                record.tolerance(),
                record.problem().weightName(),
                record.problem().elements(),
                lines,
                record.shown());
    }

    private static Line line(SparseRecord.Point point, List<SparseTrace.Row> rows, double began, int most) {
        double[] gaps = rows.stream().mapToDouble(SparseTrace.Row::relativeGap).toArray();
        int[] drawn = Thinning.rows(gaps, most);
        return new Line(
                point.weight(),
                numbers(rows, drawn, row -> began + row.seconds()),
                numbers(rows, drawn, SparseTrace.Row::relativeGap),
                numbers(rows, drawn, SparseTrace.Row::kept),
                numbers(rows, drawn, SparseTrace.Row::support),
                point.coefficients().stream().map(Figures::rounded).toList());
    }

    private static List<Double> numbers(
            List<SparseTrace.Row> rows, int[] drawn, ToDoubleFunction<SparseTrace.Row> number) {
        return Arrays.stream(drawn)
                .mapToObj(row -> Figures.rounded(number.applyAsDouble(rows.get(row))))
                .toList();
    }
}
