package io.glissade.report.tune;

import io.glissade.report.page.Figures;
import io.glissade.report.page.Thinning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What the charts of a tuning draw; numbers that are not finite become {@code null} on the page.
 *
 * @param lines one for each run
 * @param way the three losses along the best run by hypergradient
 * @param shared validation loss of the best single penalty
 */
record TuneCharts(
        List<Line> lines,
        Way way,
        double shared,
        List<TuneRecord.Penalty> penalties,
        List<TuneRecord.StepSize> stepSizes,
        List<Memory> memory) {

    private static final int MOST_POINTS = 600;

    /** The lowest validation loss so far against time. */
    record Line(String name, boolean random, List<Double> seconds, List<Double> best) {}

    /** Train, validation and test loss at each point. */
    record Way(List<Double> step, List<Double> train, List<Double> validation, List<Double> test) {}

    /** By how much the largest resident memory had grown at the end of a run. */
    record Memory(String name, double bytes) {}

    static TuneCharts of(TuneRecord record, List<TuneTrace.Row> trace) {
        List<Line> lines = new ArrayList<>();
        for (TuneRecord.Run run : record.runs()) {
            List<TuneTrace.Row> rows = rows(run, trace);
            int[] falls = falls(rows);
            lines.add(new Line(
                    run.name(),
                    run.name().equals(TuneRecord.RANDOM),
                    numbers(rows, falls, TuneTrace.Row::seconds),
                    numbers(rows, falls, TuneTrace.Row::bestValidation)));
        }
        List<TuneTrace.Row> best = rows(record.tunedRun(), trace);
        int[] shown = Thinning.rows(
                best.stream().mapToDouble(TuneTrace.Row::validation).toArray(), MOST_POINTS);
        return new TuneCharts(
                lines,
                new Way(
                        numbers(best, shown, TuneTrace.Row::outerStep),
                        numbers(best, shown, TuneTrace.Row::train),
                        numbers(best, shown, TuneTrace.Row::validation),
                        numbers(best, shown, TuneTrace.Row::test)),
                Figures.rounded(record.shared().validation()),
                record.penalties(),
                record.stepSizes(),
                record.runs().stream()
                        .map(run -> new Memory(run.name(), run.memory()))
                        .toList());
    }

    private static List<TuneTrace.Row> rows(TuneRecord.Run run, List<TuneTrace.Row> trace) {
        return trace.stream().filter(row -> row.strategy().equals(run.name())).toList();
    }

    /** The first row, those where the lowest loss falls, and the last: what a line of steps needs. */
    private static int[] falls(List<TuneTrace.Row> rows) {
        int[] all = IntStream.range(0, rows.size())
                .filter(i -> i == 0
                        || i == rows.size() - 1
                        || rows.get(i).bestValidation() < rows.get(i - 1).bestValidation())
                .toArray();
        if (all.length <= MOST_POINTS) {
            return all;
        }
        return IntStream.range(0, MOST_POINTS)
                .map(k -> all[(int) ((long) k * (all.length - 1) / (MOST_POINTS - 1))])
                .toArray();
    }

    private static List<Double> numbers(List<TuneTrace.Row> rows, int[] drawn, ToDoubleFunction<TuneTrace.Row> number) {
        return Arrays.stream(drawn)
                .mapToObj(row -> Figures.rounded(number.applyAsDouble(rows.get(row))))
                .toList();
    }
}
