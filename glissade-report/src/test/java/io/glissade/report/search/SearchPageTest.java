package io.glissade.report.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.glissade.report.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPageTest {

    private final Path out;

    SearchPageTest(@TempDir Path folder) {
        this.out = folder.resolve("run");
    }

    private void commit(SearchRecord record) throws IOException {
        try (RunFolder run = RunFolder.create(out)) {
            SearchFolder.commit(run, record);
        }
    }

    @Test
    void thePageIsDrawnAgainFromTheRecord() throws IOException {
        SearchRecord record = SyntheticSearch.plane();
        commit(record);
        assertThat(SearchPage.renderFolder(out))
                .isEqualTo(Files.readString(out.resolve("report.html")))
                .isEqualTo(SearchPage.render(record));
        assertThat(RunFolder.verb(out)).isEqualTo("minimise");
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("run.json", "minima.csv", "progress.csv", "point.csv", "report.html");
        }
    }

    @Test
    void theTablesHoldEveryNumberToTheLastBit() throws IOException {
        SearchRecord record = SyntheticSearch.plane();
        commit(record);
        List<String> minima = Files.readAllLines(out.resolve("minima.csv"));
        assertThat(minima)
                .hasSize(1 + record.minima().size())
                .first()
                .isEqualTo("chain,gradients,value,gradient_norm,x[0],x[1]");
        SearchRecord.Found found = record.minima().get(7);
        String[] fields = minima.get(8).split(",", -1);
        assertThat(fields).startsWith(Integer.toString(found.chain()), Long.toString(found.gradients()));
        assertThat(Double.parseDouble(fields[2])).isEqualTo(found.value());
        assertThat(Double.parseDouble(fields[3])).isEqualTo(found.gradientNorm());
        assertThat(List.of(Double.parseDouble(fields[4]), Double.parseDouble(fields[5])))
                .isEqualTo(found.point());

        SearchRecord.Competitor second = record.progress().get(1);
        List<String> progress = Files.readAllLines(out.resolve("progress.csv"));
        assertThat(progress)
                .hasSize(1
                        + record.progress().get(0).best().size()
                        + second.best().size())
                .first()
                .isEqualTo("method,unit,evaluations,best");
        assertThat(progress.get(progress.size() - 1))
                .isEqualTo("\"CMA-ES, restarted\",values,9600," + second.best().get(159));

        List<String> point = Files.readAllLines(out.resolve("point.csv"));
        assertThat(point).hasSize(3).first().isEqualTo("variable,value");
        assertThat(point.get(1)).isEqualTo("x[0]," + record.point().get(0));
    }

    @Test
    void aVariableMayBeCalledAsAColumnIs() throws IOException {
        commit(SyntheticSearch.named("t", List.of("chain", "gradients")));
        assertThat(Files.readAllLines(out.resolve("minima.csv")).get(1))
                .matches("0,\\d+,[^,]+,[^,]+,-?\\d\\.\\d{5,},-?\\d\\.\\d{5,}");
    }

    @Test
    void verdictCertificateAndTablesAreReadableWithoutScripts() {
        String page = SearchPage.render(SyntheticSearch.plane()).replaceAll("(?s)<script.*?</script>", "");
        assertThat(page)
                .contains("The least value found is", "A strict minimum", "Known minimum")
                .containsOnlyOnce(SyntheticSearch.CERTIFICATE)
                .contains("Gap to it", "Least curvature", "396.8", "8.10e-16", "Budget spent")
                .contains("Above the best", "CMA-ES, restarted", "<code>x[1]</code>", "<dt>temperature</dt>")
                .doesNotContain("Not shown to be", "its first coordinates");
    }

    @Test
    void whatIsNotKnownIsNotClaimed() {
        String page = SearchPage.render(SyntheticSearch.highDimensional()).replaceAll("(?s)<script.*?</script>", "");
        assertThat(page)
                .contains("its first coordinates", ", …", "<code>x[9]</code>")
                .doesNotContain("Known minimum", "Gap to it", "<canvas");
    }

    @Test
    void aSearchThatFoundNothingSaysSo() throws IOException {
        commit(SyntheticSearch.empty());
        String page = Files.readString(out.resolve("report.html"));
        assertThat(SearchPage.renderFolder(out)).isEqualTo(page);
        assertThat(page.replaceAll("(?s)<script.*?</script>", ""))
                .contains("Not shown to be a strict minimum", "<dt>Least value</dt><dd>–</dd>")
                .doesNotContain("id=\"basins\"", "NaN", "To the minimiser");
    }

    @Test
    void aLineIsDrawnFromWhereItFallsAndEndsWithItsBudget() {
        List<Double> at =
                IntStream.rangeClosed(1, 5000).mapToObj(k -> (double) k).toList();
        List<Double> flat = at.stream().map(k -> k < 3000 ? 2.0 : 1.0).toList();
        List<Double> falling = at.stream().map(k -> 6000 - k).toList();
        SearchRecord record = SyntheticSearch.with(
                SyntheticSearch.plane(),
                0,
                List.of(
                        new SearchRecord.Competitor("flat", "values", 1, at, flat),
                        new SearchRecord.Competitor("falling", "values", 1, at, falling)));
        SearchCharts charts = SearchCharts.of(record);
        assertThat(charts.methods().get(0).evaluations()).containsExactly(1.0, 3000.0, 5000.0);
        assertThat(charts.methods().get(0).best()).containsExactly(2.0, 1.0, 1.0);
        assertThat(charts.methods().get(1).evaluations())
                .hasSizeBetween(600, 1201)
                .startsWith(1.0)
                .endsWith(5000.0);
        assertThat(new SearchView(record).methods().get(0))
                .isEqualTo(new SearchView.Method(0, "flat", "values", 1, 1, 3000, 5000));
    }

    @Test
    void aValueBelowTheKnownMinimumIsNeverDrawnAsReachingIt() {
        SearchRecord.Competitor lower =
                new SearchRecord.Competitor("lower", "values", 1, List.of(1.0, 2.0), List.of(5.0, 2.9));
        assertThat(SearchCharts.of(SyntheticSearch.with(SyntheticSearch.plane(), 3, List.of(lower)))
                        .reference())
                .isNaN();
        SearchRecord.Competitor rounded =
                new SearchRecord.Competitor("rounded", "values", 1, List.of(1.0, 2.0), List.of(5.0, 3 - 1e-12));
        assertThat(SearchCharts.of(SyntheticSearch.with(SyntheticSearch.plane(), 3, List.of(rounded)))
                        .reference())
                .isEqualTo(3);
    }

    @Test
    void aPathHoldsTheMinimumThatItsChainKeptLast() {
        SearchRecord record = SyntheticSearch.plane();
        SearchCharts charts = SearchCharts.of(record);
        assertThat(charts.paths()).hasSize(4);
        for (SearchCharts.Path path : charts.paths()) {
            List<SearchRecord.Found> own = record.minima().stream()
                    .filter(found -> found.chain() == path.chain())
                    .toList();
            assertThat(path.x()).hasSameSizeAs(charts.moments());
            SearchRecord.Found middle = own.get(own.size() / 2);
            int moment = charts.moments().indexOf(middle.gradients());
            assertThat(path.x().get(moment)).isCloseTo(middle.point().get(0), within(1e-4));
            assertThat(path.y().get(moment)).isCloseTo(middle.point().get(1), within(1e-4));
            assertThat(path.x().get(0)).isCloseTo(own.get(0).point().get(0), within(1e-4));
            assertThat(path.y().get(path.y().size() - 1))
                    .isCloseTo(own.get(own.size() - 1).point().get(1), within(1e-4));
        }
    }

    @Test
    void thePageNamesNoAddressItCouldLoad() {
        assertThat(SearchPage.render(SyntheticSearch.plane()).replaceAll("(?s)<script>.*?</script>", ""))
                .doesNotContain("http:", "https:", "src=", "@import");
    }

    @Test
    void namesNeverBecomeMarkup() {
        String hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        String page = SearchPage.render(SyntheticSearch.named(hostile, List.of(hostile, "b")));
        assertThat(page).doesNotContain("<script>alert", "<img src=x").contains("&lt;script&gt;alert(1)");
        assertThat(page.split("</script>", -1)).hasSize(4);
    }

    @Test
    void whatDoesNotBelongTogetherIsRefusedBeforeAnythingIsWritten() throws IOException {
        SearchRecord record = SyntheticSearch.plane();
        commit(record);
        Path file = out.resolve("run.json");
        String whole = Files.readString(file);
        Files.writeString(file, whole.replace("\"xName\" : \"x[0]\"", "\"xName\" : \"u\""));
        assertThatIOException()
                .isThrownBy(() -> SearchPage.renderFolder(out))
                .withMessageContaining(
                        "is damaged: a landscape must be over two of the variables [x[0], x[1]], got u and x[1]");
        Files.writeString(file, whole.replace("\"minimise\"", "\"minimize\""));
        assertThatIOException()
                .isThrownBy(() -> SearchPage.renderFolder(out))
                .withMessageContaining("verb must be minimise, got minimize");

        SearchRecord wide = SyntheticSearch.highDimensional();
        SearchRecord mixed = SyntheticSearch.minima(record, wide.minima());
        Path other = out.resolveSibling("other");
        try (RunFolder run = RunFolder.create(other)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SearchFolder.commit(run, mixed))
                    .withMessage("a minimum of chain 0 must have one number for each of 2 variables, got 10");
        }
        assertThat(other).doesNotExist();
    }
}
