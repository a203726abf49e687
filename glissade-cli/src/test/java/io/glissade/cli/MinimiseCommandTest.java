package io.glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glissade.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MinimiseCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder = Path.of("");

    private int runs;

    private CommandRun minimise(String line) {
        List<Object> arguments =
                new ArrayList<>(List.of("minimise", "--out", folder.resolve("run" + ++runs), "--quiet"));
        arguments.addAll(List.of(line.split(" ")));
        return CommandRun.of(arguments.toArray());
    }

    private JsonNode json(String line) throws IOException {
        CommandRun run = minimise(line + " --json");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(Exit.DONE);
        return JSON.readTree(run.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rastrigin:dim=2",
                "ackley:dim=3",
                "himmelblau",
                "six-hump-camel",
                "muller-brown",
                "rosenbrock:dim=5",
                "double-well:dim=3"
            })
    void theDefaultsFindTheKnownMinimumAndCertifyIt(String target) throws IOException {
        JsonNode record = json(target);
        assertThat(record.path("value").asDouble() - record.path("knownMinimum").asDouble())
                .isBetween(-1e-9, 1e-9);
        // Ackley's minimum has an edge: there is no curvature to measure.
        assertThat(record.path("certificate").path("strict").asBoolean() || target.startsWith("ackley"))
                .isTrue();
        assertThat(record.path("headline").asText()).contains("It is the known global minimum.");
        assertThat(record.path("gradients").asLong()).isBetween(18_000L, 22_000L);
    }

    /** Curvatures of the double well at its minima: twice the scale along the first coordinate, the stiffness along the other. */
    @Test
    void theCertificateMeasuresTheCurvaturesAtTheMinimum() throws IOException {
        JsonNode certificate =
                json("double-well:dim=2,scale=3,stiffness=0.5 --gradients 2000").path("certificate");
        assertThat(certificate.path("smallestCurvature").asDouble()).isBetween(0.4999, 0.5001);
        assertThat(certificate.path("largestCurvature").asDouble()).isBetween(5.999, 6.001);
        assertThat(certificate.path("complete").asBoolean()).isTrue();
        assertThat(certificate.path("sentence").asText()).contains("a strict local minimum");
    }

    /** Six minima of the camel; the chains know at least four of them after a while, each once. */
    @Test
    void basinsAreTheDifferentMinima() throws IOException {
        JsonNode basins =
                json("six-hump-camel --gradients 40000 --chains 8 --patience 3").path("basins");
        assertThat(basins.size()).isBetween(4, 6);
        assertThat(basins.get(0).path("value").asDouble()).isBetween(-1.031629, -1.031628);
        int visits = 0;
        for (JsonNode basin : basins) {
            assertThat(basin.path("chains").asInt())
                    .isLessThanOrEqualTo(basin.path("visits").asInt());
            visits += basin.path("visits").asInt();
        }
        assertThat(visits).isGreaterThan(20);
    }

    @Test
    void theEvolutionStrategySpendsAsManyValues() throws IOException {
        JsonNode progress = json("rastrigin:dim=2 --gradients 6000 --compare").path("progress");
        assertThat(progress).hasSize(2);
        JsonNode other = progress.get(1);
        assertThat(json("rastrigin:dim=2 --gradients 1000 --values 300")
                        .path("progress")
                        .get(1)
                        .path("evaluations"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.asLong()).isLessThanOrEqualTo(300));
        assertThat(other.path("name").asText()).isEqualTo("CMA-ES");
        assertThat(other.path("unit").asText()).isEqualTo("values");
        JsonNode evaluations = other.path("evaluations");
        assertThat(evaluations.get(evaluations.size() - 1).asLong()).isBetween(100L, 6_000L);
        JsonNode best = other.path("best");
        assertThat(best.get(best.size() - 1).asDouble()).isLessThan(1);
        for (int i = 1; i < best.size(); i++) {
            assertThat(best.get(i).asDouble()).isLessThan(best.get(i - 1).asDouble());
        }
    }

    @Test
    void theFilesDoNotDependOnTheNumberOfThreads() throws IOException {
        assertThat(minimise("rastrigin:dim=4 --gradients 4000 --threads 1 --seed 5")
                        .code())
                .isEqualTo(Exit.DONE);
        assertThat(minimise("rastrigin:dim=4 --gradients 4000 --threads 3 --seed 5")
                        .code())
                .isEqualTo(Exit.DONE);
        for (String file : List.of("minima.csv", "point.csv", "progress.csv")) {
            assertThat(Files.readString(folder.resolve("run2").resolve(file)))
                    .as(file)
                    .isEqualTo(Files.readString(folder.resolve("run1").resolve(file)));
        }
        assertThat(folder.resolve("run1/report.html")).isNotEmptyFile();
    }

    /** A quadratic of a linear model has one minimum, which the least squares of `fit` finds too. */
    @Test
    void aDataFileIsMinimisedToTheOneMinimumOfItsPosterior() throws IOException {
        Path data = folder.resolve("data.csv");
        Files.writeString(data, "x,y\n0,1\n1,3\n2,5\n3,7\n");
        JsonNode record = json(data + " --noise 1 --gradients 2000");
        assertThat(record.path("basins")).hasSize(1);
        assertThat(record.path("certificate").path("strict").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rastrigin --chains 0 | --chains must be at least 1, got 0
            rastrigin --gradients 50 | --gradients must be at least 100 for each chain, that is 400, got 50
            rastrigin --kick 0 | --kick must be at least 1, got 0
            rastrigin --step 0 | --step must be positive and finite, got 0.0
            rastrigin --hot NaN | --hot must be positive and finite, got NaN
            rastrigin --tolerance -1 | --tolerance must be positive and finite, got -1.0
            rastrigin --values 0 | --values must be at least 1, got 0
            rastrigin --threads 0 | --threads must be at least 1, got 0
            rastigin | rastigin: no such target
            """)
    void badInputGetsOneLineAndLeavesNothing(String line, String part) {
        CommandRun run = minimise(line);
        assertThat(run.err()).startsWith("glissade: ").contains(part);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }
}
