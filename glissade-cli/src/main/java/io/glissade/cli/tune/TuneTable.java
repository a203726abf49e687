package io.glissade.cli.tune;

import io.glissade.cli.console.TextTable;
import io.glissade.report.page.Figures;
import io.glissade.report.tune.TuneRecord;
import java.util.ArrayList;
import java.util.List;

/** The table and the verdict on standard output. */
final class TuneTable {

    private static final List<String> HEADER =
            List.of("search", "outcome", "validation", "train", "test", "steps", "inner steps", "seconds");

    private TuneTable() {}

    static String of(TuneRecord record) {
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

    private static List<String> row(TuneRecord.Run run) {
        List<String> row = new ArrayList<>(List.of(
                run.name(),
                run.outcome(),
                TextTable.number("%.5f", run.losses().validation()),
                TextTable.number("%.5f", run.losses().train()),
                TextTable.number("%.5f", run.losses().test()),
                Figures.count(run.steps()).replace('\u00a0', ','),
                Figures.count(run.innerSteps()).replace('\u00a0', ','),
                TextTable.number("%.2f", run.seconds())));
        run.metrics().forEach(metric -> row.add(TextTable.number("%.4f", metric.value())));
        return row;
    }
}
