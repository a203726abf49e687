package io.glissade.cli.sparse;

import io.glissade.cli.console.TextTable;
import io.glissade.report.page.Figures;
import io.glissade.report.sparse.SparseRecord;
import java.util.ArrayList;
import java.util.List;

/** The table and the verdict on standard output. */
final class SparseTable {

    private static final int MOST_ROWS = 20;

    private SparseTable() {}

    static String of(SparseRecord record) {
        List<String> header = new ArrayList<>(List.of(
                "method",
                "outcome",
                record.problem().weightName(),
                "objective",
                "rel. gap",
                "support",
                "left",
                "steps",
                "seconds"));
        record.metrics().forEach(name -> header.add("test " + name));
        List<List<String>> rows = new ArrayList<>();
        rows.add(header);
        List<SparseRecord.Point> points = record.points();
        int every = (points.size() + MOST_ROWS - 1) / MOST_ROWS;
        for (int k = 0; k < points.size(); k++) {
            // Counted from the end: the model is there.
            if ((points.size() - 1 - k) % every == 0 || k == record.chosen()) {
                rows.add(row(record, points.get(k)));
            }
        }
        String end = System.lineSeparator();
        StringBuilder text = new StringBuilder(record.title()).append(end).append(end);
        text.append(TextTable.of(rows, 2));
        if (every > 1) {
            text.append("(").append(rows.size() - 1).append(" of ").append(points.size());
            text.append(" weights; path.csv has them all)").append(end);
        }
        text.append(end).append("Verdict: ").append(record.headline()).append(end);
        record.notes().forEach(note -> text.append("  ").append(note).append(end));
        return text.toString();
    }

    private static List<String> row(SparseRecord record, SparseRecord.Point point) {
        List<String> row = new ArrayList<>(List.of(
                record.method(),
                point.outcome(),
                Figures.setting(point.weight()),
                TextTable.number("%.7g", point.value()),
                Figures.brief(point.relativeGap()),
                Long.toString(point.support()),
                Long.toString(point.kept()),
                Long.toString(point.iterations()),
                TextTable.number("%.2f", point.seconds())));
        point.test().forEach(metric -> row.add(TextTable.number("%.4f", metric.value())));
        return row;
    }
}
