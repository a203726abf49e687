package io.glissade.cli.minimise;

import io.glissade.cli.console.TextTable;
import io.glissade.report.file.StrictJson;
import io.glissade.report.search.SearchRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A search on the screen or for a program. */
final class SearchTable {

    private static final int MOST_BASINS = 8;
    private static final int MOST_COORDINATES = 4;

    private SearchTable() {}

    static String text(SearchRecord record, boolean json) {
        return json ? json(record) : table(record);
    }

    private static String json(SearchRecord record) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("verb", record.verb());
        object.put("outcome", record.outcome());
        object.put("value", record.value());
        object.put("knownMinimum", record.knownMinimum());
        object.put("point", record.point());
        object.put("variables", record.variables());
        object.put("certificate", record.certificate());
        object.put("gradients", record.gradients());
        object.put("seconds", record.seconds());
        object.put("headline", record.headline());
        object.put("notes", record.notes());
        object.put("basins", record.basins());
        object.put("progress", record.progress());
        object.put("settings", record.settings());
        object.put("data", record.data());
        object.put("machine", record.machine());
        object.put("versions", record.versions());
        return StrictJson.indented(object) + System.lineSeparator();
    }

    private static String table(SearchRecord record) {
        StringBuilder text = new StringBuilder();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("minimum at", "value", "above best", "kept", "chains", "first gradients"));
        List<SearchRecord.Basin> shown =
                record.basins().subList(0, Math.min(MOST_BASINS, record.basins().size()));
        for (SearchRecord.Basin basin : shown) {
            rows.add(List.of(
                    place(basin.point()),
                    TextTable.number("%.10g", basin.value()),
                    TextTable.number("%.3g", basin.value() - record.value()),
                    Integer.toString(basin.visits()),
                    Integer.toString(basin.chains()),
                    Long.toString(basin.firstGradients())));
        }
        text.append(TextTable.of(rows, 1));
        if (record.basins().size() > shown.size()) {
            text.append("and ").append(record.basins().size() - shown.size()).append(" more in minima.csv");
            text.append(System.lineSeparator());
        }
        text.append(System.lineSeparator()).append(record.headline()).append(System.lineSeparator());
        text.append(record.certificate().sentence()).append(System.lineSeparator());
        record.notes().forEach(note -> text.append(note).append(System.lineSeparator()));
        return text.toString();
    }

    /** The first coordinates. */
    private static String place(List<Double> point) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < Math.min(MOST_COORDINATES, point.size()); i++) {
            text.append(i == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%.5g", point.get(i) + 0.0));
        }
        return text.append(point.size() > MOST_COORDINATES ? ", ...)" : ")").toString();
    }
}
