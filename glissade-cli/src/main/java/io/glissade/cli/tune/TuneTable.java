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

    private static final List<String> ATTACK_HEADER =
            List.of("model of", "attack load", "attack", "no bound at", "noise", "noisy validation", "noisy test");

    private TuneTable() {}

    static String of(TuneRecord record) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(HEADER);
        record.metrics().forEach(name -> header.add("test " + name));
        rows.add(header);
        record.runs().forEach(run -> rows.add(row(run)));
        List<List<String>> attacked = new ArrayList<>(List.of(ATTACK_HEADER));
        record.attacked().forEach(attack -> attacked.add(row(attack)));
        String end = System.lineSeparator();
        StringBuilder text = new StringBuilder(record.title()).append(end).append(end);
        text.append(TextTable.of(rows, 2));
        if (attacked.size() > 1) {
            text.append(end).append(TextTable.of(attacked, 2));
        }
        text.append(end).append("Verdict: ").append(record.headline()).append(end);
        record.notes().forEach(note -> text.append("  ").append(note).append(end));
        return text.toString();
    }

    private static List<String> row(TuneRecord.Attacked attack) {
        return List.of(
                attack.name(),
                TextTable.number("%.4f", attack.load()),
                attack.load() < 1 ? "bounded" : "NO BOUND",
                attack.unbounded() + " of " + attack.points(),
                TextTable.number("%s", attack.noise()),
                TextTable.number("%.5f", attack.validation()),
                TextTable.number("%.5f", attack.test()));
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
