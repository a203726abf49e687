package io.glissade.report.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.glissade.report.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunePageTest {

    private final Path folder;

    TunePageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path written(SyntheticTune tune) throws IOException {
        Path out = folder.resolve("run");
        try (RunFolder run = RunFolder.create(out)) {
            try (TuneTrace trace = new TuneTrace(run.files())) {
                tune.trace().forEach(trace::append);
            }
            run.commit(tune.record().file(), TunePage::renderFolder);
        }
        return out;
    }

    @Test
    void thePageIsDrawnAgainFromTheFiles() throws IOException {
        SyntheticTune tune = SyntheticTune.usual();
        Path out = written(tune);
        assertThat(TunePage.renderFolder(out))
                .isEqualTo(Files.readString(out.resolve("report.html")))
                .isEqualTo(tune.page());
        assertThat(RunFolder.verb(out)).isEqualTo(TuneRecord.VERB);
        assertThat(TuneTrace.read(out)).isEqualTo(tune.trace());
    }

    @Test
    void verdictAndTablesAreReadableWithoutScripts() {
        String page = SyntheticTune.usual().page().replaceAll("(?s)<script.*?</script>", "");
        assertThat(page)
                .contains("The hypergradient wins on validation.", "auto: reverse, because it is the fastest.")
                .contains("5.00 MB", "the model", "Test RMSE", "0.8750", "Rows of least weight", "40.0")
                .contains("Under attack and under noise", "no bound", "3 of 11");
    }

    @Test
    void aLineOfTheLowestLossKeepsItsFallsAndItsEnd() {
        SyntheticTune tune = SyntheticTune.usual();
        TuneCharts charts = TuneCharts.of(tune.record(), tune.trace());
        assertThat(charts.lines().get(0).best()).hasSize(SyntheticTune.STEPS + 1);
        assertThat(charts.lines().get(1).best()).containsExactly(2.0, 2.0);
        assertThat(charts.way().test()).containsOnly(1.5);
    }

    @Test
    void namesFromTheDataNeverBecomeMarkup() {
        String hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        String page = SyntheticTune.of(List.of(hostile), true).page();
        assertThat(page).doesNotContain("<script>alert", "<img src=x");
        assertThat(page.split("</script>", -1)).hasSize(4);
    }

    @Test
    void aDamagedTraceIsNamedWithItsLine() throws IOException {
        Path out = written(SyntheticTune.usual());
        Path trace = out.resolve("trace.csv");
        Files.writeString(trace, Files.readString(trace).replaceFirst("reverse,0,", "reverse,none,"));
        assertThatIOException()
                .isThrownBy(() -> TunePage.renderFolder(out))
                .withMessageContaining("trace.csv line 2: outer_step must be a number or empty, got none");
    }

    @Test
    void aRecordWhoseBestRunIsRandomSearchIsRefused() {
        TuneRecord whole = SyntheticTune.usual().record();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TuneRecord(
                        whole.verb(),
                        whole.title(),
                        whole.started(),
                        whole.seconds(),
                        whole.outcome(),
                        whole.headline(),
                        whole.notes(),
                        whole.settings(),
                        whole.data(),
                        whole.machine(),
                        whole.versions(),
                        whole.loss(),
                        whole.learned(),
                        whole.runs(),
                        0,
                        1,
                        whole.shared(),
                        whole.penalties(),
                        whole.penaltyCount(),
                        whole.stepSizes(),
                        whole.rows(),
                        whole.attacked()))
                .withMessage("tuned must be a run by hypergradient, got 1");
    }
}
