package io.glissade.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.run.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {

    private static final RunRecord.Cost COST = new RunRecord.Cost(1, 0, 1, 1, 0);

    private final Path folder;

    ReportPageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void thePageIsDrawnAgainFromTheFiles() throws IOException {
        SyntheticRun.ofSixRules().writeTo(folder.resolve("run"));
        assertThat(ReportPage.renderFolder(folder.resolve("run")))
                .isEqualTo(Files.readString(folder.resolve("run/report.html")));
    }

    @Test
    void headlineFindingsAndTablesAreReadableWithoutScripts() {
        SyntheticRun run = SyntheticRun.ofSixRules();
        String page = ReportPage.render(run.record(), run.traces()).replaceAll("(?s)<script.*?</script>", "");
        assertThat(page)
                .contains("Clipping at 0.25 reaches the lowest loss")
                .contains("clip-binds-always")
                .contains("Raise the threshold or lower lr.")
                .contains("--rule clip:lr=16,threshold=0.25")
                .contains("0.86 <small>0.72 to 0.93</small>")
                .contains("mean cross-entropy per token, nats")
                .contains("1.04");
    }

    @Test
    void thePageNamesNoAddressItCouldLoad() {
        SyntheticRun run = SyntheticRun.ofSixRules();
        String page = ReportPage.render(run.record(), run.traces());
        assertThat(page.replaceAll("(?s)<script>.*?</script>", ""))
                .doesNotContain("http:", "https:", "src=", "@import");
        assertThat(page).contains("Content-Security-Policy").contains("default-src &#39;none&#39;");
    }

    @Test
    void textFromTheRunNeverBecomesMarkup() {
        String hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        RunRecord.Rule rule = new RunRecord.Rule(
                hostile,
                "a",
                hostile,
                "Diverged",
                hostile,
                1,
                1,
                1,
                Double.NaN,
                null,
                null,
                null,
                null,
                null,
                COST,
                null,
                null);
        String page = ReportPage.render(SyntheticRun.record(List.of(rule)), List.of(oneStep()));
        assertThat(page).doesNotContain("<script>alert", "<img src=x").contains("&lt;script&gt;alert(1)");
        assertThat(page.split("</script>", -1)).hasSize(4);
    }

    @Test
    void twelveLongRunsStayBelowThreeMegabytes() {
        Trace trace = new Trace(TraceRow.COLUMNS);
        Trace layers = new Trace(RuleTraces.layerColumns(SyntheticRun.LAYERS));
        for (int k = 1; k <= 50_000; k++) {
            double wave = 1.123456789 + Math.sin(k * 0.7);
            trace.append(k, k / 1e3, wave, wave, wave, wave, wave, k % 2, wave / 3, wave, wave, wave, wave, wave);
            double[] row = new double[1 + 2 * SyntheticRun.LAYERS.size()];
            Arrays.fill(row, wave);
            row[0] = k;
            layers.append(row);
        }
        List<RunRecord.Rule> rules = new ArrayList<>();
        List<RuleTraces> traces = new ArrayList<>();
        for (int r = 0; r < 12; r++) {
            rules.add(new RunRecord.Rule(
                    "rule" + r,
                    "r" + r,
                    "f",
                    "BudgetSpent",
                    "",
                    50_000,
                    1,
                    1,
                    0.5,
                    1.0,
                    1.0,
                    null,
                    null,
                    null,
                    COST,
                    null,
                    null));
            traces.add(new RuleTraces(trace, layers));
        }
        assertThat(ReportPage.render(SyntheticRun.record(rules), traces).length())
                .isLessThan(3_000_000);
    }

    static RuleTraces oneStep() {
        Trace trace = new Trace(TraceRow.COLUMNS);
        double none = Double.NaN;
        trace.append(1, 0, none, 1e300, 1e300, 1, 1, 0, none, none, none, none, none, none);
        return new RuleTraces(trace, new Trace(List.of("iteration")));
    }
}
