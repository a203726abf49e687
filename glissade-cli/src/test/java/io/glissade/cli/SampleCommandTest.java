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
import org.junit.jupiter.params.provider.ValueSource;

final class SampleCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder = Path.of("");

    private int runs;

    private CommandRun sample(String line) {
        List<Object> arguments = new ArrayList<>(List.of("sample", "--out", folder.resolve("run" + ++runs), "--quiet"));
        arguments.addAll(List.of(line.split(" ")));
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(Exit.DONE);
        return run;
    }

    private JsonNode json(String line) throws IOException {
        return JSON.readTree(sample(line + " --json").out());
    }

    private static double figure(JsonNode record, String name) {
        return Double.parseDouble(record.path("figures").path(name).asText("NaN"));
    }

    /** The largest of some dozens of normal numbers; the seed is fixed. */
    private static void assertMomentsAreExact(JsonNode record) {
        assertThat(figure(record, "largest deviation of a mean, in standard errors"))
                .isLessThan(4);
        assertThat(figure(record, "largest deviation of a variance, in standard errors"))
                .isLessThan(4);
    }

    @Test
    void theDefaultsDrawAGaussianWithinItsErrors() throws IOException {
        JsonNode record = json("gaussian:dim=10,condition=100 --scheme ubu --chains 4");
        assertThat(record.path("worstRHat").asDouble()).isLessThan(1.01);
        assertThat(record.path("leastEss").asDouble()).isGreaterThan(400);
        assertMomentsAreExact(record);
        assertThat(record.path("warnings")).isEmpty();
        assertThat(record.path("table")).hasSize(10);
        assertThat(record.path("settings").path("friction").asDouble()).isEqualTo(0.2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baoab",
                "bu",
                "obabo",
                "aboba",
                "sghmc",
                "frozen-gradient",
                "euler",
                "overdamped",
                "mala",
                "adjusted"
            })
    void everySchemeDrawsAGaussianWithinItsErrors(String scheme) throws IOException {
        assertMomentsAreExact(json("gaussian:dim=3,condition=4 --bias 0.005 --draws 300 --scheme " + scheme));
    }

    @Test
    void aTemperatureScalesTheVariance() throws IOException {
        JsonNode record = json("gaussian:dim=2,condition=4,rotation=1 --temperature 9 --draws 500");
        assertMomentsAreExact(record);
        assertThat(record.path("table").path(0).path("exactSd").asDouble()).isBetween(3.0, 6.0);
    }

    @Test
    void aRotationKeepsTheDistribution() throws IOException {
        assertMomentsAreExact(
                json(
                        "gaussian:dim=4,condition=10 --scheme overdamped --rotation random:norm=2,seed=3 --draws 200 --bias 0.02"));
        assertMomentsAreExact(
                json("gaussian:dim=2,condition=10 --scheme overdamped --rotation optimal --draws 200 --bias 0.02"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "double-well:dim=2,scale=2",
                "banana",
                "mixture:separation=3,weight=0.3",
                "funnel:dim=3,deviation=0.5"
            })
    void whatIsNoGaussianIsDrawnWithinItsErrorsByMeasuredCurvature(String target) throws IOException {
        JsonNode record = json(target + " --draws 300");
        assertMomentsAreExact(record);
        assertThat(record.path("notes").toString()).contains("Curvatures were measured");
    }

    @Test
    void replicasCrossWhatOneTemperatureDoesNot() throws IOException {
        JsonNode record = json("mixture:separation=8 --temperatures 2,4,8 --draws 3000 --seed 1");
        assertMomentsAreExact(record);
        assertThat(record.path("swaps")).hasSize(3);
        assertThat(record.path("swaps").path(0).path("rate").asDouble()).isBetween(0.1, 0.9);
        JsonNode alone = json("mixture:separation=8 --draws 300");
        assertThat(alone.path("worstRHat").asDouble()).isGreaterThan(1.05);
        assertThat(alone.path("warnings").path(0).asText()).contains("R-hat");
    }

    @Test
    void theSameSeedGivesTheSameFilesOnAnyNumberOfThreads() throws IOException {
        String line = "banana --chains 5 --draws 100 --thin 3 --temperatures 2 --threads ";
        sample(line + 1);
        sample(line + 3);
        for (String file : List.of("draws.csv", "trace.csv", "moves.csv", "summary.csv")) {
            assertThat(folder.resolve("run2").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("run1").resolve(file));
        }
        sample(line + 1 + " --seed 1");
        assertThat(Files.readString(folder.resolve("run3/draws.csv")))
                .isNotEqualTo(Files.readString(folder.resolve("run1/draws.csv")));
    }

    @Test
    void moreDrawsBeginWithTheSameOnes() throws IOException {
        sample("banana --chains 1 --draws 20");
        sample("banana --chains 1 --draws 30");
        String fewer = Files.readString(folder.resolve("run1/draws.csv"));
        assertThat(Files.readString(folder.resolve("run2/draws.csv")))
                .startsWith(fewer)
                .isNotEqualTo(fewer);
    }

    @Test
    void aLinearPosteriorHasItsExactMoments() throws IOException {
        Path data = FitTables.csv(folder.resolve("t.csv"), "a,b,c", FitTables.features(), FitTables.numbers());
        JsonNode record = json(data + " --loss squared --draws 500 --noise 0.5 --precision 2");
        assertMomentsAreExact(record);
        assertThat(record.path("table").path(0).path("name").asText()).isEqualTo("a");
        assertThat(record.path("table").path(3).path("name").asText()).isEqualTo("(intercept)");
    }

    @Test
    void minibatchesOfALinearPosteriorAreUnbiased() throws IOException {
        Path data = FitTables.csv(folder.resolve("t.csv"), "a,b,c", FitTables.features(), FitTables.numbers());
        JsonNode record = json(
                data
                        + " --loss squared --scheme sghmc --batch 40 --noise 2 --precision 5 --step 0.01 --friction 10 --draws 200 --thin 40");
        assertThat(figure(record, "largest deviation of a mean, in standard errors"))
                .isLessThan(4);
        assertThat(record.path("notes").toString()).contains("random minibatches");
    }

    @Test
    void exitTimesAreThoseOfChainsThatDidNotBeginThere() throws IOException {
        JsonNode record = json("double-well --scheme overdamped --chains 8 --draws 50 --exit-set x[0]>=1");
        JsonNode run = JSON.readTree(folder.resolve("run1/run.json").toFile());
        JsonNode exits = run.path("exits").path(0);
        assertThat(exits.path("name").asText()).isEqualTo("First time with x[0]>=1 (without 2 that began there)");
        assertThat(exits.path("times").size() + exits.path("unfinished").asInt())
                .isEqualTo(6);
        assertThat(exits.path("times")).isNotEmpty().allSatisfy(time -> assertThat(time.asDouble())
                .isPositive());
        assertThat(record.path("outcome").asText()).isEqualTo("Completed");
    }

    /** The step falls as 1/(10 + k)^power of the moves: what stands beside a draw is the step of the move that led to it. */
    @Test
    void aMoveIsRecordedWithItsOwnStep() throws IOException {
        sample(
                "gaussian:dim=2,condition=4 --schedule decay:power=0.5 --step 0.5 --warm-up 0 --thin 1 --draws 100 --chains 4");
        List<String> rows = Files.readAllLines(folder.resolve("run1/moves.csv"));
        int column = List.of(rows.get(0).split(",")).indexOf("step_size");
        assertThat(Double.parseDouble(rows.get(1).split(",", -1)[column])).isEqualTo(0.5);
        assertThat(Double.parseDouble(rows.get(31).split(",", -1)[column])).isBetween(0.2499, 0.2501);
    }

    @Test
    void annealingHasNoTable() throws IOException {
        JsonNode record = json("ackley --schedule anneal:from=5 --temperature 0.01 --draws 50");
        assertThat(record.path("table")).isEmpty();
        assertThat(record.path("temperature").isNull()).isTrue();
    }

    @Test
    void theTableOnTheScreenNamesEveryVariableAndItsDeviation() {
        String out = sample("gaussian:dim=2,condition=4 --draws 100").out();
        assertThat(out).contains("R-hat", "ESS bulk", "exact mean", "x[0]", "x[1]");
        assertThat(out).containsPattern("[+-]\\d+\\.\\d se");
    }

    @Test
    void theFolderHoldsEveryFileAndCanBeDrawnAgain() {
        sample("himmelblau --draws 50");
        for (String file : List.of("draws.csv", "summary.csv", "trace.csv", "moves.csv", "run.json", "report.html")) {
            assertThat(folder.resolve("run1").resolve(file)).isNotEmptyFile();
        }
        CommandRun again = CommandRun.of("report", folder.resolve("run1"));
        assertThat(again.code()).isEqualTo(Exit.DONE);
    }

    @Test
    void aStepBeyondTheMeasuredLimitWarns() throws IOException {
        JsonNode record = json("mixture --step 2.05 --warm-up 0 --thin 1 --draws 10");
        assertThat(record.path("warnings").path(0).asText())
                .contains("is not below")
                .contains("curvature that was measured");
    }

    @Test
    void aTrainedNetworkIsDrawnAroundItsCheckpoint() throws IOException {
        Path trained = folder.resolve("trained");
        CommandRun train = CommandRun.smallTraining(
                CommandRun.TEXT, trained, "--rule", "sgd:lr=1", "--checkpoint", 30, "--quiet", "--probe", "off");
        assertThat(train.code()).isEqualTo(Exit.DONE);
        JsonNode record = json(trained + " --temperature 1e-6 --draws 5 --thin 1 --chains 2 --warm-up 2 --precision 1");
        assertThat(record.path("table").path(0).path("name").asText()).isEqualTo("loss");
        assertThat(record.path("table").path(0).path("mean").asDouble()).isBetween(1.0, 6.0);
        assertThat(record.path("table").path(2).path("mean").asDouble()).isPositive();
        assertThat(record.path("target").path("rule").asText()).isEqualTo("sgd:lr=1");
    }
}
