package io.glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.glissade.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sparse fits in each set of atoms and with each penalty. */
final class SparseAtomsTest {

    @TempDir
    Path folder = Path.of("");

    private SparseRuns runs = new SparseRuns(folder);

    @BeforeEach
    void start() {
        runs = new SparseRuns(folder);
    }

    private Path table() throws IOException {
        return FitTables.csv(folder.resolve("t.csv"), "a,b,c", FitTables.features(), FitTables.numbers());
    }

    private Path groups(String text) throws IOException {
        return Files.writeString(folder.resolve("groups.txt"), text);
    }

    private JsonNode converged(Object... more) throws IOException {
        CommandRun run = runs.run(table(), more);
        assertThat(run.code()).as(run.out()).isEqualTo(Exit.DONE);
        JsonNode json = SparseRuns.json(run);
        assertThat(json.path("relativeGap").asDouble()).isBetween(-1e-12, 1e-6);
        return json;
    }

    @ParameterizedTest
    @CsvSource({
        "l1, coordinate",
        "positive, coordinate",
        "tv, corrective",
        "k-support:2, corrective",
        "nuclear:1x3, corrective",
        "nuclear:3x1, corrective"
    })
    void everySetIsFittedToACertifiedGapByTheMethodThatSuitsIt(String atoms, String method) throws IOException {
        JsonNode json = converged("--atoms", atoms, "--standardise");
        assertThat(json.path("method").asText()).isEqualTo(method);
        assertThat(json.path("atoms").asText()).isEqualTo(atoms);
    }

    @Test
    void positiveLeavesNoCoefficientBelowZero() throws IOException {
        converged("--atoms", "positive", "--penalty", "linear:0.01max");
        JsonNode weights = SparseRuns.read(runs.folder(1).resolve("model.json")).at("/outputs/0/weights");
        assertThat(weights).isNotEmpty();
        weights.forEach(weight -> assertThat(weight.asDouble()).isPositive());
    }

    @Test
    void groupsComeAndGoAsAWholeAndSingletonsOfWeightOneAreTheLasso() throws IOException {
        Path two = groups("# two groups\nfirst, a, c\nsecond,2\n");
        converged("--atoms", "group:" + two, "--penalty", "linear:0.05max");
        JsonNode weights = SparseRuns.read(runs.folder(1).resolve("model.json")).at("/outputs/0/weights");
        assertThat(weights.has("a")).isEqualTo(weights.has("c"));
        assertThat(Files.readString(runs.folder(1).resolve("support.csv"))).contains("a c");
        Path single = groups("x a weight=1\ny b weight=1\nz c weight=1\n");
        double grouped = converged("--atoms", "group:" + single, "--penalty", "linear:0.1")
                .path("value")
                .asDouble();
        double plain = converged("--penalty", "linear:0.1").path("value").asDouble();
        assertThat(Math.abs(grouped - plain)).isLessThan(2e-6 * plain);
    }

    @Test
    void groupsMayOverlap() throws IOException {
        Path over = groups("first a b\nsecond b c\n");
        assertThat(converged("--atoms", "group:" + over).path("support").asLong())
                .isBetween(1L, 2L);
    }

    @Test
    void totalVariationHasNoInterceptAndCountsJumps() throws IOException {
        JsonNode json = converged("--atoms", "tv", "--penalty", "linear:2max");
        assertThat(json.path("support").asLong()).isZero();
        JsonNode model = SparseRuns.read(runs.folder(1).resolve("model.json")).at("/outputs/0");
        assertThat(model.path("intercept").asDouble()).isZero();
        double first = model.at("/weights/a").asDouble();
        assertThat(Arrays.asList("b", "c"))
                .allSatisfy(name ->
                        assertThat(model.at("/weights/" + name).asDouble()).isEqualTo(first));
    }

    @Test
    void aBoundIsKept() throws IOException {
        converged("--penalty", "bound:0.5", "--standardise");
        double total = Files.readAllLines(runs.folder(1).resolve("support.csv")).stream()
                .skip(1)
                .mapToDouble(line -> Math.abs(Double.parseDouble(line.split(",", -1)[2])))
                .sum();
        assertThat(total).isBetween(0.4999, 0.5000001);
    }

    @ParameterizedTest
    @CsvSource({"'log:0.5,2,0.1'", "'scad:3,2,0.1'", "'mcp:2,2,0.1'"})
    void concavePenaltiesEndAtAStationaryPointAndTheirScreeningIsNeverCalledSafe(String penalty) throws IOException {
        CommandRun run =
                runs.run(table(), "--standardise", "--penalty", penalty, "--screening", "on", "--tolerance", 1e-3);
        assertThat(run.code()).as(run.out()).isEqualTo(Exit.DONE);
        JsonNode json = SparseRuns.json(run);
        assertThat(json.path("method").asText()).isEqualTo("conditional-gradient");
        assertThat(json.path("headline").asText())
                .startsWith("The point is stationary")
                .doesNotContain("proved");
        assertThat(json.path("screening").asText()).startsWith("heuristic, never safe");
        assertThat(json.path("removalsAreProven").asBoolean()).isFalse();
        assertThat(Files.readString(runs.folder(1).resolve("report.html"))).contains("heuristic, never safe");
    }

    @Test
    void poissonGoesWithoutScreeningByTheConditionalGradient() throws IOException {
        double[] counts = Arrays.stream(FitTables.numbers())
                .map(t -> Math.floor(Math.abs(t)))
                .toArray();
        Path data = FitTables.csv(folder.resolve("counts.csv"), "a,b,c", FitTables.features(), counts);
        CommandRun run =
                runs.run(data, "--loss", "poisson", "--standardise", "--penalty", "power:2,1", "--tolerance", 1e-3);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(Exit.DONE);
        assertThat(SparseRuns.json(run).path("method").asText()).isEqualTo("conditional-gradient");
        assertThat(SparseRuns.json(run).path("screening").asText()).isEqualTo("off");
    }
}
