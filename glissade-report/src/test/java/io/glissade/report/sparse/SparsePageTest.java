package io.glissade.report.sparse;

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

class SparsePageTest {

    private final Path folder;

    SparsePageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path written(SyntheticSparse fit) throws IOException {
        Path out = folder.resolve("run");
        try (RunFolder run = RunFolder.create(out)) {
            try (SparseTrace trace = new SparseTrace(run.files())) {
                fit.trace().forEach(trace::append);
            }
            SupportFile.write(run.files(), fit.support());
            PathFile.write(run.files(), fit.record());
            run.commit(fit.record().file(), SparsePage::renderFolder);
        }
        return out;
    }

    @Test
    void thePageIsDrawnAgainFromTheFiles() throws IOException {
        SyntheticSparse fit = SyntheticSparse.usual();
        Path out = written(fit);
        assertThat(SparsePage.renderFolder(out))
                .isEqualTo(Files.readString(out.resolve("report.html")))
                .isEqualTo(fit.page());
        assertThat(RunFolder.verb(out)).isEqualTo(SparseRecord.VERB);
        assertThat(SparseTrace.read(out)).isEqualTo(fit.trace());
        assertThat(SupportFile.read(out)).isEqualTo(fit.support());
        assertThat(Files.readAllLines(out.resolve("path.csv")))
                .hasSize(4)
                .first()
                .asString()
                .endsWith("iterations,seconds,test accuracy");
    }

    @Test
    void verdictTablesAndCertificatesAreReadableWithoutScripts() {
        String page = SyntheticSparse.usual().page().replaceAll("(?s)<script.*?</script>", "");
        assertThat(page)
                .contains("The objective is within 1e-8 of its minimum.")
                .contains("auto: coordinate, because there was no other.")
                .contains("Margin to removal", "colour=red", "Test accuracy", "0.8750", "<dt>cores</dt>")
                .contains("the model", "Proved zero");
    }

    @Test
    void aMarginIsWhatTheRadiusLeavesAndARemovalWhatItLacks() {
        assertThat(new SupportFile.Row("a", "a", 1, 0.5, 0.75, 0.5).margin()).isEqualTo(0.25);
        assertThat(new ScreeningFile.Row("a", "a", 3, 0.1, 0.25, 0.75, 0.25).margin())
                .isEqualTo(0.25);
    }

    @Test
    void thePageNamesNoAddressItCouldLoad() {
        assertThat(SyntheticSparse.usual().page().replaceAll("(?s)<script>.*?</script>", ""))
                .doesNotContain("http:", "https:", "src=", "@import");
    }

    @Test
    void namesFromTheDataNeverBecomeMarkup() {
        String hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        String page =
                SyntheticSparse.of(List.of(1.0, 0.5), List.of(hostile, "b")).page();
        assertThat(page).doesNotContain("<script>alert", "<img src=x").contains("&lt;script&gt;alert(1)");
        assertThat(page.split("</script>", -1)).hasSize(4);
    }

    @Test
    void damagedTablesAreNamedWithTheirLine() throws IOException {
        Path out = written(SyntheticSparse.usual());
        Path trace = out.resolve("trace.csv");
        String whole = Files.readString(trace);
        Files.writeString(trace, whole.replaceFirst("1.0,1,", "1.0,many,"));
        assertThatIOException()
                .isThrownBy(() -> SparsePage.renderFolder(out))
                .withMessageContaining("trace.csv line 3: iteration must be a number or empty, got many");
        Files.writeString(trace, whole);
        Path support = out.resolve("support.csv");
        Files.writeString(support, "element\n");
        assertThatIOException()
                .isThrownBy(() -> SparsePage.renderFolder(out))
                .withMessageContaining("support.csv line 1: columns must be element,features,weight");
    }

    @Test
    void aRecordWhosePartsDoNotBelongTogetherIsRefused() {
        SparseRecord whole = SyntheticSparse.usual().record();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SparseRecord(
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
                        whole.tolerance(),
                        whole.problem(),
                        whole.method(),
                        whole.reason(),
                        whole.points(),
                        whole.chosen(),
                        List.of("one"),
                        whole.features()))
                .withMessage("a point must have one coefficient for each of 1 features shown, got 3");
    }
}
