package io.glissade.report.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.glissade.report.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitPageTest {

    private final Path folder;

    FitPageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path written(SyntheticFit fit) throws IOException {
        Path out = folder.resolve("run");
        try (RunFolder run = RunFolder.create(out)) {
            try (FitTrace trace = new FitTrace(run.files())) {
                fit.trace().forEach(trace::append);
            }
            run.commit(fit.record().file(), FitPage::renderFolder);
        }
        return out;
    }

    @Test
    void thePageIsDrawnAgainFromTheFiles() throws IOException {
        SyntheticFit fit = SyntheticFit.usual();
        Path out = written(fit);
        String page = Files.readString(out.resolve("report.html"));
        assertThat(FitPage.renderFolder(out)).isEqualTo(page).isEqualTo(FitPage.render(fit.record(), fit.trace()));
        assertThat(RunFolder.verb(out)).isEqualTo(FitRecord.VERB);
    }

    @Test
    void verdictTablesAndProvenanceAreReadableWithoutScripts() {
        SyntheticFit fit = SyntheticFit.usual();
        String page = FitPage.render(fit.record(), fit.trace()).replaceAll("(?s)<script.*?</script>", "");
        assertThat(page)
                .contains("The objective is within 1e-12 of its minimum.")
                .contains("auto took sag: there was no other.")
                .contains("All 12 passes allowed were made.")
                .contains("Test accuracy", "0.8750", "colour=red", "<dt>cores</dt>", "Budget spent");
    }

    @Test
    void thePageNamesNoAddressItCouldLoad() {
        SyntheticFit fit = SyntheticFit.usual();
        String page = FitPage.render(fit.record(), fit.trace());
        assertThat(page.replaceAll("(?s)<script>.*?</script>", ""))
                .doesNotContain("http:", "https:", "src=", "@import");
    }

    @Test
    void namesOfFeaturesNeverBecomeMarkup() {
        String hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        SyntheticFit fit =
                SyntheticFit.of(List.of(hostile), List.of(1.0, 0.5), List.of(hostile, "b"), List.of(hostile));
        String page = FitPage.render(fit.record(), fit.trace());
        assertThat(page).doesNotContain("<script>alert", "<img src=x").contains("&lt;script&gt;alert(1)");
        assertThat(page.split("</script>", -1)).hasSize(4);
    }

    @Test
    void damagedTracesAreNamedWithTheirLine() throws IOException {
        Path out = written(SyntheticFit.usual());
        Path trace = out.resolve("trace.csv");
        String whole = Files.readString(trace);
        Files.writeString(trace, whole.replaceFirst("sag,1.0,1,", "sag,1.0,many,"));
        assertThatIOException()
                .isThrownBy(() -> FitPage.renderFolder(out))
                .withMessageContaining("trace.csv line 3: pass must be a number or empty, got many");
        Files.writeString(trace, whole.replaceFirst("method,", "name,"));
        assertThatIOException().isThrownBy(() -> FitPage.renderFolder(out)).withMessageContaining("line 1: columns");
        Files.delete(trace);
        assertThatIOException().isThrownBy(() -> FitPage.renderFolder(out)).withMessageContaining("no such file");
    }

    @Test
    void aModelComesBackAsItWasWrittenAndADamagedOneIsRefused() throws IOException {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("a", 0.1);
        weights.put("</script>", -3e-300);
        FitModel model = new FitModel(
                "logistic",
                "y",
                List.of("no", "yes"),
                new FitModel.Features(1, 2, List.of("a", "</script>")),
                0.5,
                0,
                false,
                true,
                "sag",
                "because",
                new FitModel.Certificate(1, 0.5, 0.5, 0.5, Double.NaN, false),
                List.of(new FitModel.Output("", 7, weights)));
        model.write(folder);
        Path file = folder.resolve(FitModel.FILE);
        assertThat(FitModel.read(file)).isEqualTo(model);
        String whole = Files.readString(file);
        for (String damage : List.of(whole.replace("0.1", "null"), whole.replace("0.1", "\"x\""), "[1]", "{}", "")) {
            Files.writeString(file, damage);
            assertThatIOException().isThrownBy(() -> FitModel.read(file)).satisfies(refused -> assertThat(
                            refused.getMessage())
                    .contains("model.json")
                    .doesNotContain("\n"));
        }
    }

    @Test
    void aRecordWhosePartsDoNotBelongTogetherIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticFit.of(List.of("sag", "sag"), List.of(1.0), List.of("a"), List.of("weight")))
                .withMessageContaining("method and l2 of a run must be unique");
    }
}
