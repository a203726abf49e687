package io.glissade.report.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.glissade.report.RunFolder;
import io.glissade.report.file.NpyArrays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainPageTest {

    private final Path out;

    ChainPageTest(@TempDir Path folder) {
        this.out = folder.resolve("run");
    }

    @Test
    void thePageIsDrawnAgainFromTheFiles() throws IOException {
        SyntheticChainRun run = SyntheticChainRun.usual();
        ChainFolder.write(out, run.record(), run.draws());
        assertThat(ChainPage.renderFolder(out))
                .isEqualTo(Files.readString(out.resolve("report.html")))
                .isEqualTo(run.page());
        assertThat(RunFolder.verb(out)).isEqualTo("sample");
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "run.json", "draws.npz", "draws.csv", "trace.csv", "summary.csv", "report.html");
        }
        assertThat(Files.readAllLines(out.resolve("summary.csv")))
                .hasSize(4)
                .first()
                .isEqualTo("variable,mean,sd,mcse_mean,q5,median,q95,r_hat,ess_bulk,ess_tail,exact_mean,exact_sd");
    }

    @Test
    void drawsComeBackFromBothFilesToTheLastBit() throws IOException {
        SyntheticChainRun run = SyntheticChainRun.usual();
        ChainFolder.write(out, run.record(), run.draws());
        ChainDraws read = DrawsFile.read(out);
        assertThat(read.variables()).isEqualTo(run.draws().variables());
        for (int variable = 0; variable < 3; variable++) {
            assertThat(read.of(variable)).isDeepEqualTo(run.draws().of(variable));
        }
        assertThat(read.objective()).isDeepEqualTo(run.draws().objective());
        assertThat(read.kinetic()).isDeepEqualTo(run.draws().kinetic());
        Map<String, NpyArrays.Array> arrays = NpyArrays.read(out.resolve("draws.npz"));
        assertThat(arrays).containsOnlyKeys("x", "scale", "objective", "kinetic", "lp", "energy");
        assertThat(NpyArrays.of(arrays, "x").shape()).isEqualTo("4, 400, 2");
        assertThat(NpyArrays.of(arrays, "scale").shape()).isEqualTo("4, 400");
        int place = 3 * 400 + 17;
        assertThat(NpyArrays.of(arrays, "x").numbers()[2 * place + 1])
                .isEqualTo(run.draws().of(1)[3][17]);
        assertThat(NpyArrays.of(arrays, "scale").numbers()[place])
                .isEqualTo(run.draws().of(2)[3][17]);
        assertThat(NpyArrays.of(arrays, "lp").numbers()[place])
                .isEqualTo(-run.draws().objective()[3][17]);
        assertThat(NpyArrays.of(arrays, "energy").numbers()[place])
                .isEqualTo(run.draws().objective()[3][17] + run.draws().kinetic()[3][17]);
    }

    @Test
    void onlyCoordinatesWithoutAGapMakeAVector() {
        assertThat(DrawsArchive.arrays(List.of("a[1]", "b", "a[0]", "c[0]", "c[2]", "b[0]", "lp[0]", "d[01]")))
                .isEqualTo(Map.of(
                        "a",
                        List.of(2, 0),
                        "b",
                        List.of(1),
                        "c[0]",
                        List.of(3),
                        "c[2]",
                        List.of(4),
                        "b[0]",
                        List.of(5),
                        "lp[0]",
                        List.of(6),
                        "d[01]",
                        List.of(7)));
    }

    @Test
    void verdictWarningsAndTablesAreReadableWithoutScripts() {
        String page = SyntheticChainRun.usual().page().replaceAll("(?s)<script.*?</script>", "");
        assertThat(page)
                .contains("The chains agree", "below 100 per chain", "Draws are every third step.", "finding warning")
                .contains("R-hat", "ESS tail", "Exact mean", "<code>x[1]</code>", "62", "BFMI", "Swapped")
                .contains("Time to leave the left well", "300 times in time units, 3 more had not ended")
                .contains("<dt>scheme</dt>", "double-well");
    }

    @Test
    void ofManyVariablesTheWorstAndTheFirstAreShownAndThePageSaysSo() {
        List<String> names =
                IntStream.range(0, 70).mapToObj(k -> "x[" + k + "]").toList();
        SyntheticChainRun run = SyntheticChainRun.of(names, 10, 40);
        assertThat(ShownVariables.drawn(run.record(), 70))
                .containsExactly(69, 68, 67, 66, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        String page = run.page().replaceAll("(?s)<script.*?</script>", "");
        assertThat(page)
                .contains("the first dozen: 16 of 70", "The 60 of 70 variables", "The first 8 of 10 chains")
                .contains("<code>x[69]</code>")
                .doesNotContain("<code>x[0]</code>");
    }

    @Test
    void thePageNamesNoAddressItCouldLoad() {
        assertThat(SyntheticChainRun.usual().page().replaceAll("(?s)<script>.*?</script>", ""))
                .doesNotContain("http:", "https:", "src=", "@import");
    }

    @Test
    void namesFromTheDataNeverBecomeMarkup() {
        String hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        String page = SyntheticChainRun.of(List.of(hostile, "b"), 2, 20).page();
        assertThat(page).doesNotContain("<script>alert", "<img src=x").contains("&lt;script&gt;alert(1)");
        assertThat(page.split("</script>", -1)).hasSize(4);
    }

    @Test
    void aRunWithoutVelocityTemperatureOrTableIsWrittenAsWell() throws IOException {
        double[][] objective = {{3, 2, 1, 1}};
        ChainDraws draws = new ChainDraws(List.of("x"), new double[][][] {objective}, objective, new double[0][]);
        ChainRecord record = new ChainRecord(
                "sample",
                "t",
                "s",
                1,
                "Completed",
                "h",
                List.of(),
                List.of(),
                Map.of("Best", "1"),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Double.NaN,
                List.of(),
                List.of(new ChainRecord.Chain(4, Double.NaN, Double.NaN)),
                List.of(),
                List.of(),
                List.of(),
                null);
        ChainFolder.write(out, record, draws);
        assertThat(NpyArrays.read(out.resolve("draws.npz"))).containsOnlyKeys("x", "objective");
        assertThat(DrawsFile.read(out).hasKinetic()).isFalse();
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("<dt>Best</dt>")
                .doesNotContain("Largest R-hat", "<canvas", "id=\"variables\"");
        assertThat(ChainPage.renderFolder(out)).isEqualTo(Files.readString(out.resolve("report.html")));
    }

    @Test
    void damagedFilesAreNamedWithTheirPlace() throws IOException {
        SyntheticChainRun run = SyntheticChainRun.usual();
        ChainFolder.write(out, run.record(), run.draws());
        Path file = out.resolve("draws.csv");
        String whole = Files.readString(file);
        Files.writeString(file, whole.replaceFirst("\n0,1,", "\n0,one,"));
        refused("draws.csv line 3: draw must be a number or empty, got one");
        Files.writeString(file, whole.replaceFirst("draw", "step"));
        refused("draws.csv line 1: columns must be chain,draw and the variables");
        Files.writeString(file, whole.substring(0, whole.lastIndexOf("3,399")));
        refused("trace.csv must have the columns chain,draw,objective,kinetic and 1599 rows as draws.csv");
        Files.writeString(file, whole.replaceFirst("scale", "other"));
        refused("the table must have one row for each variable of the draws");
    }

    private void refused(String message) {
        assertThatIOException().isThrownBy(() -> ChainPage.renderFolder(out)).withMessageContaining(message);
    }

    @Test
    void drawsMustHaveOneShape() {
        double[][] two = {{1, 2}, {3, 4}};
        double[][] none = new double[0][];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChainDraws(List.of("x"), new double[][][] {{{1, 2}}}, two, none))
                .withMessage("x must have 2 chains, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ChainDraws(List.of("x"), new double[][][] {two}, two, new double[][] {{1, 2}, {3}}))
                .withMessage("kinetic must have 2 draws in each chain, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChainDraws(List.of("lp"), new double[][][] {two}, two, none))
                .withMessageContaining("a variable must have a name other than")
                .withMessageContaining("got lp");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChainDraws(List.of("x", "x"), new double[][][] {two, two}, two, none))
                .withMessage("variables must be distinct and at least one, got [x, x]");
    }

    @Test
    void landscapesAndDensitiesAreCheckedWhenTheyAreMade() {
        List<List<Double>> flat = List.of(List.of(0.0, 0.0, 0.0), List.of(0.0, 0.0, 0.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChainRecord.Landscape("a", "b", List.of(0.0, 1.0, 3.0), List.of(0.0, 1.0), flat))
                .withMessage("x of a landscape must ascend by equal steps, got 1.0 at 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChainRecord.Landscape(
                        "a",
                        "b",
                        List.of(0.0, 1.0),
                        List.of(0.0, 1.0),
                        List.of(List.of(0.0, 1.0), List.of(0.0, Double.NaN))))
                .withMessage("a row of a landscape must have 2 finite numbers, got [0.0, NaN]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChainRecord.Density("a", List.of(0.0, 1.0), List.of(0.5)))
                .withMessage("density must have 2 numbers, as x, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChainRecord.Density("a", List.of(0.0), List.of(-0.5)))
                .withMessage("a density must not be negative and be finite, got -0.5 for a");
    }

    @Test
    void whatDoesNotBelongTogetherIsRefusedBeforeAnythingIsWritten() {
        SyntheticChainRun run = SyntheticChainRun.usual();
        ChainDraws other =
                SyntheticChainRun.of(List.of("x[0]", "x[1]", "scale"), 3, 10).draws();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChainFolder.write(out, run.record(), other))
                .withMessage("the record must have one entry for each of 3 chains, got 4");
        assertThat(out).doesNotExist();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChainPage.render(
                        SyntheticChainRun.record(run.draws(), SyntheticChainRun.landscape(List.of("u", "v"))),
                        run.draws()))
                .withMessage("a landscape must be over two of the variables of the draws, got u and v");
    }
}
