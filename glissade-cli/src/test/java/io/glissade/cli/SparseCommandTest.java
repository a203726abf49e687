package io.glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.glissade.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sparse fits on the samples: what is certified, what is left behind, how a run ends. */
final class SparseCommandTest {

    @TempDir
    Path folder = Path.of("");

    private SparseRuns runs = new SparseRuns(folder);

    @BeforeEach
    void start() {
        runs = new SparseRuns(folder);
    }

    @Test
    void theDefaultsGiveACertifiedLassoAndSayWhichMethodRan() throws IOException {
        CommandRun run = runs.run(SparseRuns.ADULT);
        assertThat(run.code()).isEqualTo(Exit.DONE);
        assertThat(run.err()).isEmpty();
        JsonNode json = SparseRuns.json(run);
        assertThat(json.path("relativeGap").asDouble()).isBetween(-1e-12, 1e-6);
        assertThat(json.path("value").asDouble() - json.path("dual").asDouble())
                .isCloseTo(json.path("gap").asDouble(), within(1e-15));
        assertThat(json.path("method").asText()).isEqualTo("coordinate");
        assertThat(json.path("reason").asText()).startsWith("coordinate, because ");
        assertThat(json.path("removalsAreProven").asBoolean()).isTrue();
        long support = json.path("support").asLong();
        assertThat(support).isBetween(5L, 30L).isEqualTo(json.path("nonZero").asLong());
        assertThat(json.path("kept").asLong()).isGreaterThanOrEqualTo(support);
        assertThat(json.path("kept").asLong() + json.path("removed").asLong()).isEqualTo(121);
        assertThat(Files.readAllLines(runs.folder(1).resolve("support.csv"))).hasSize((int) support + 1);
    }

    @Test
    void theFolderHoldsEveryTableAndAPageThatIsDrawnAgainToTheLastByte() throws IOException {
        runs.run(SparseRuns.ADULT);
        Path run = runs.folder(1);
        try (var files = Files.list(run)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "run.json",
                            "trace.csv",
                            "path.csv",
                            "support.csv",
                            "screening.csv",
                            "model.json",
                            "report.html");
        }
        byte[] page = Files.readAllBytes(run.resolve("report.html"));
        Files.delete(run.resolve("report.html"));
        assertThat(CommandRun.of("report", run).code()).isEqualTo(Exit.DONE);
        assertThat(run.resolve("report.html")).hasBinaryContent(page);
    }

    @Test
    void everyRemovedFeatureHasACertificateAndNoWeightInAMuchMoreExactFit() throws IOException {
        runs.run(SparseRuns.ADULT, "--tolerance", 1e-3);
        runs.run(SparseRuns.ADULT, "--tolerance", 1e-10, "--screening", "off");
        JsonNode exact = SparseRuns.read(runs.folder(2).resolve("model.json")).at("/outputs/0/weights");
        List<String> lines = Files.readAllLines(runs.folder(1).resolve("screening.csv"));
        assertThat(lines).hasSizeGreaterThan(50);
        assertThat(lines.get(0)).isEqualTo("element,features,iteration,gap,radius,threshold,level,margin");
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            double margin =
                    Double.parseDouble(fields[5]) - Double.parseDouble(fields[6]) - Double.parseDouble(fields[4]);
            assertThat(margin).isPositive().isCloseTo(Double.parseDouble(fields[7]), within(1e-15));
            assertThat(exact.has(fields[0])).as("feature " + fields[0]).isFalse();
        }
    }

    @Test
    void conditionalGradientsAndCoordinatesMeetAtTheSameObjective() throws IOException {
        double least = Double.NaN;
        for (String method :
                List.of("coordinate", "corrective", "away", "pairwise", "conditional-gradient", "open-loop")) {
            CommandRun run =
                    runs.run(SparseRuns.ADULT, "--penalty", "power:2,0.05", "--method", method, "--tolerance", 1e-4);
            assertThat(run.code()).as(method).isEqualTo(Exit.DONE);
            JsonNode json = SparseRuns.json(run);
            assertThat(json.path("method").asText()).isEqualTo(method);
            double value = json.path("value").asDouble();
            least = Double.isNaN(least) ? value : least;
            assertThat(value).as(method).isCloseTo(least, within(2e-4 * least));
            assertThat(json.path("rho").asDouble()).isEqualTo(0.05);
        }
    }

    @Test
    void aPathBeginsAtZeroAndEachWeightIsCertified() throws IOException {
        CommandRun run =
                runs.run(SparseRuns.ABALONE, "--standardise", "--path", "20,0.01", "--test", SparseRuns.ABALONE);
        assertThat(run.code()).isEqualTo(Exit.DONE);
        JsonNode points = SparseRuns.json(run).path("points");
        assertThat(points).hasSize(20);
        assertThat(points.at("/0/support").asLong()).isZero();
        assertThat(points.at("/19/support").asLong()).isGreaterThan(5);
        assertThat(points.at("/19/weight").asDouble())
                .isCloseTo(0.01 * points.at("/0/weight").asDouble(), within(1e-12));
        double before = Double.POSITIVE_INFINITY;
        for (JsonNode point : points) {
            assertThat(point.path("relativeGap").asDouble()).isLessThanOrEqualTo(1e-6);
            assertThat(point.path("value").asDouble()).isLessThan(before);
            before = point.path("value").asDouble();
        }
        List<String> path = Files.readAllLines(runs.folder(1).resolve("path.csv"));
        assertThat(path).hasSize(21);
        assertThat(path.get(0)).endsWith("iterations,seconds,test RMSE,test R2");
        assertThat(Files.readString(runs.folder(1).resolve("report.html"))).contains("Coefficients along the path");
    }

    @Test
    void predictTakesTheModel() throws IOException {
        runs.run(SparseRuns.ADULT, "--test", SparseRuns.ADULT);
        CommandRun predicted = CommandRun.of("predict", runs.folder(1).resolve("model.json"), SparseRuns.ADULT);
        assertThat(predicted.code()).isEqualTo(Exit.DONE);
        assertThat(predicted.out().lines()).hasSize(2001);
        assertThat(predicted.err()).containsPattern("accuracy: 0\\.8");
        assertThat(SparseRuns.read(runs.folder(1).resolve("model.json"))
                        .at("/l1")
                        .asDouble())
                .isPositive();
    }

    @Test
    void aBudgetThatIsSpentEndsWithThreeAndLeavesWhatThereIs() throws IOException {
        CommandRun run = runs.run(
                SparseRuns.ADULT, "--penalty", "power:2,0.01", "--method", "conditional-gradient", "--steps", 3);
        assertThat(run.code()).isEqualTo(Exit.NOT_REACHED);
        JsonNode json = SparseRuns.json(run);
        assertThat(json.path("outcome").asText()).isEqualTo("BudgetSpent");
        assertThat(json.path("iterations").asLong()).isEqualTo(3);
        assertThat(json.path("headline").asText()).contains("the tolerance 1e-6 was not reached");
        assertThat(runs.folder(1).resolve("model.json")).isNotEmptyFile();
    }

    @Test
    void openLoopStepsThatExpandTheGapEndWithFourAndAreNamed() throws IOException {
        CommandRun run =
                runs.run(SparseRuns.ABALONE, "--penalty", "power:2,1e-6", "--method", "open-loop:0", "--steps", 2000);
        assertThat(run.code()).isEqualTo(Exit.DIVERGED);
        assertThat(SparseRuns.json(run).path("headline").asText())
                .startsWith("Diverged: ")
                .contains("open-loop", "offset");
        assertThat(runs.folder(1).resolve("model.json")).doesNotExist();
        assertThat(runs.folder(1).resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void leukemiaIsCertifiedWithTheDefaults() throws IOException {
        Path genes = CommandRun.ROOT.resolve("../shared/data/leukemia/leukemia_train.csv.gz");
        assumeTrue(Files.isRegularFile(genes), "no leukemia data in ../shared/data");
        CommandRun run = runs.run(genes, "--target", 1, "--standardise");
        assertThat(run.code()).isEqualTo(Exit.DONE);
        assertThat(SparseRuns.json(run).path("relativeGap").asDouble()).isBetween(-1e-12, 1e-6);
        assertThat(SparseRuns.json(run).path("support").asLong()).isBetween(5L, 38L);
    }
}
