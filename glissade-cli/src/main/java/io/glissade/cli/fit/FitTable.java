package io.glissade.cli.fit;

import io.glissade.cli.console.TextTable;
import io.glissade.report.fit.FitRecord;
import io.glissade.report.page.Figures;
import java.util.ArrayList;
import java.util.List;

/** The table and the verdict on standard output. */
final class FitTable {

    private static final List<String> HEADER =
            List.of("method", "outcome", "l2", "objective", "rel. gap", "gradient", "passes", "seconds", "not zero");

    private FitTable() {}

    static String of(FitRecord record) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(HEADER);
        record.metrics().forEach(name -> header.add("test " + name));
        rows.add(header);
        record.runs().forEach(run -> rows.add(row(run)));
        String end = System.lineSeparator();
        StringBuilder text = new StringBuilder(record.title()).append(end).append(end);
        text.append(TextTable.of(rows, 2));
        text.append(end).append("Verdict: ").append(record.headline()).append(end);
        record.notes().forEach(note -> text.append("  ").append(note).append(end));
        return text.toString();
    }

    private static List<String> row(FitRecord.Run run) {
        List<String> row = new ArrayList<>(List.of(
                run.method(),
                run.outcome(),
                Figures.setting(run.l2()),
                TextTable.number("%.7g", run.value()),
                Figures.brief(run.relativeGap()),
                Figures.brief(run.gradientNorm()),
                Figures.setting(run.passes()),
                TextTable.number("%.2f", run.seconds()),
                Long.toString(run.nonZero())));
        run.test().forEach(metric -> row.add(TextTable.number("%.4f", metric.value())));
        return row;
    }
}
