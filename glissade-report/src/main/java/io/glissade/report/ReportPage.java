package io.glissade.report;

import io.glissade.report.file.StrictJson;
import io.glissade.report.page.SelfContainedPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The page of a run: one HTML file that holds everything, opens from disk and asks no network. Headline, findings, tables and
 * provenance are plain HTML; the charts are drawn by Apache ECharts from numbers within the page.
 */
public final class ReportPage {

    private static final int MOST_POINTS = 2000;
    private static final int MOST_POINTS_OF_ALL_RULES = 9_600;

    private ReportPage() {}

    /**
     * The page of a run folder, drawn anew from {@code run.json} and the CSV files.
     *
     * @throws IOException when one is missing or damaged; the message is one line that names the file and the place
     */
    public static String renderFolder(Path runFolder) throws IOException {
        RunRecord record = RunJson.read(runFolder.resolve(RunFolder.RECORD));
        List<RuleTraces> traces = new ArrayList<>();
        for (RunRecord.Rule rule : record.rules()) {
            traces.add(RuleTraces.read(runFolder.resolve(rule.folder())));
        }
        return render(record, traces);
    }

    /**
     * The page as text.
     *
     * @param traces one for each rule of the record, in the same order
     */
    public static String render(RunRecord record, List<RuleTraces> traces) {
        if (traces.size() != record.rules().size()) {
            throw new IllegalArgumentException("traces must be one for each rule, got " + traces.size() + " for "
                    + record.rules().size() + " rules");
        }
        int most = Math.min(
                MOST_POINTS,
                MOST_POINTS_OF_ALL_RULES / Math.max(1, record.rules().size()));
        List<ChartData> charts = new ArrayList<>();
        for (int r = 0; r < traces.size(); r++) {
            charts.add(ChartData.of(record.rules().get(r), traces.get(r), Math.max(most, 100)));
        }
        String json = StrictJson.compact(Map.of("units", record.units(), "rules", charts));
        return SelfContainedPage.render("report.jte", record, json, "charts.js");
    }
}
