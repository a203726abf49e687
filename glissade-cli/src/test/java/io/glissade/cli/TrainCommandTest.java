package io.glissade.cli;

import static io.glissade.cli.CommandRun.IMAGES;
import static io.glissade.cli.CommandRun.TEXT;
import static io.glissade.cli.CommandRun.smallTraining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glissade.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrainCommandTest {

    @TempDir
    Path folder = Path.of("");

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static List<Path> traces(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(file -> file.endsWith("trace.csv")).sorted().toList();
        }
    }

    @Test
    void aRunLeavesAFolderThatHoldsTogether() throws IOException {
        Path out = folder.resolve("run");
        CommandRun run = smallTraining(TEXT, out, "--probe", "every=5,points=2", "--json");
        assertThat(run.code()).isEqualTo(Exit.DONE);
        JsonNode record = json(run.out());
        assertThat(json(Files.readString(out.resolve("run.json")))).isEqualTo(record);
        assertThat(record.path("outcome").asText()).isEqualTo("Completed");
        assertThat(record.path("rules")).hasSize(7);
        for (JsonNode rule : record.path("rules")) {
            Path rules = out.resolve(rule.path("folder").asText());
            List<String> lines = Files.readAllLines(rules.resolve("trace.csv"));
            assertThat(lines).hasSize(1 + 31);
            assertThat(lines.get(0)).startsWith("iteration,epoch,loss,gradient_norm,clipped_gradient_norm,step_size");
            assertThat(Files.readAllLines(rules.resolve("timing.csv"))).hasSize(1 + 31);
            assertThat(Files.readAllLines(rules.resolve("layers.csv"))).hasSize(1 + 7);
            assertThat(rule.path("fit").path("points").asInt()).isEqualTo(7);
            assertThat(rule.path("cost").path("probeEvaluations").asInt()).isEqualTo(7 * 3 + 1);
            assertThat(rule.path("cost").path("overhead").asDouble()).isGreaterThan(1);
        }
        assertThat(Files.readString(out.resolve("report.html"))).contains("clip:lr=12,threshold=0.25");
    }

    @Test
    void theSameSeedGivesTheSameTraceBitForBitAndAnotherSeedDoesNot() throws IOException {
        Object[] rules = {"--rule", "sgd:lr=1", "--rule", "clip:lr=2,threshold=0.5,scope=layer", "--probe", "every=7"};
        for (String seed : List.of("1", "1b", "2")) {
            Object[] seeded = Stream.concat(Stream.of(rules), Stream.of("--seed", seed.substring(0, 1)))
                    .toArray();
            assertThat(smallTraining(TEXT, folder.resolve(seed), seeded).code()).isEqualTo(Exit.DONE);
        }
        List<Path> once = traces(folder.resolve("1"));
        List<Path> again = traces(folder.resolve("1b"));
        List<Path> other = traces(folder.resolve("2"));
        assertThat(once).hasSize(2);
        for (int i = 0; i < once.size(); i++) {
            assertThat(Files.mismatch(once.get(i), again.get(i))).isEqualTo(-1);
            assertThat(Files.mismatch(once.get(i), other.get(i))).isPositive();
        }
    }

    @Test
    void theNumberOfThreadsChangesNoNumber() throws IOException {
        smallTraining(TEXT, folder.resolve("one"), "--threads", 1);
        smallTraining(TEXT, folder.resolve("two"), "--threads", 2);
        List<Path> one = traces(folder.resolve("one"));
        List<Path> two = traces(folder.resolve("two"));
        assertThat(one).hasSize(7);
        for (int i = 0; i < one.size(); i++) {
            assertThat(Files.mismatch(one.get(i), two.get(i))).isEqualTo(-1);
        }
    }

    @Test
    void theRuleWithoutNumbersRunsBesideTheOthers() throws IOException {
        Path out = folder.resolve("run");
        CommandRun run =
                smallTraining(TEXT, out, "--rule", "auto", "--rule", "auto:decay=0", "--rule", "sgd:lr=1", "--json");
        assertThat(run.code()).isEqualTo(Exit.DONE);
        JsonNode rules = json(run.out()).path("rules");
        assertThat(rules.path(0).path("label").asText()).isEqualTo("auto");
        assertThat(rules.path(1).path("label").asText()).isEqualTo("auto:decay=0");
        assertThat(rules.path(0).path("formula").asText()).contains("last 25 %");
        for (int i = 0; i < 2; i++) {
            assertThat(rules.path(i).path("steps").asInt()).isEqualTo(30);
            assertThat(rules.path(i).path("finalLoss").asDouble()).isPositive();
        }
        CommandRun wrong = smallTraining(TEXT, folder.resolve("wrong"), "--rule", "auto:decay=1");
        assertThat(wrong.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(wrong.err()).contains("--rule auto:decay=1: decay must be in [0, 1), got 1.0");
    }

    @Test
    void everyRuleSeesTheSameStart() throws IOException {
        Path out = folder.resolve("run");
        smallTraining(TEXT, out, "--rule", "sgd:lr=1", "--rule", "normalised:lr=1,beta=0.1");
        List<Path> traces = traces(out);
        String first = Files.readAllLines(traces.get(0)).get(1);
        String second = Files.readAllLines(traces.get(1)).get(1);
        assertThat(first.split(",", -1)[2]).isEqualTo(second.split(",", -1)[2]);
        assertThat(first.split(",", -1)[3]).isEqualTo(second.split(",", -1)[3]);
    }

    @Test
    void aRuleThatDivergesEndsAloneAndIsNamed() throws IOException {
        Path out = folder.resolve("run");
        CommandRun run =
                smallTraining(TEXT, out, "--rule", "sgd:lr=1e38", "--rule", "clip:lr=1,threshold=0.1", "--json");
        assertThat(run.code()).isEqualTo(Exit.DIVERGED);
        JsonNode record = json(run.out());
        assertThat(record.path("outcome").asText()).isEqualTo("Diverged");
        JsonNode diverged = record.path("rules").path(0);
        assertThat(diverged.path("outcome").asText()).isEqualTo("Diverged");
        assertThat(diverged.path("sentence").asText()).matches("Step \\d+, minibatch \\d+: .*(weight|bias|loss).*");
        assertThat(record.path("rules").path(1).path("steps").asInt()).isEqualTo(30);
        assertThat(record.path("headline").asText()).contains("sgd:lr=1e38 diverged");
        assertThat(Files.readString(out.resolve("report.html"))).contains("Diverged");
    }

    @Test
    void aRuleThatExplodesWithFiniteNumbersEndsAloneToo() throws IOException {
        CommandRun run =
                smallTraining(TEXT, folder.resolve("run"), "--rule", "sgd:lr=1e6", "--rule", "sgd:lr=1", "--json");
        assertThat(run.code()).isEqualTo(Exit.DIVERGED);
        JsonNode rules = json(run.out()).path("rules");
        assertThat(rules.path(0).path("sentence").asText())
                .matches("Step \\d+, minibatch \\d+: the loss \\S+ is more than 1000 times the first, \\S+; "
                        + "the largest gradient is that of (embedding|lstm|output)\\.\\w+, \\S+");
        assertThat(rules.path(1).path("steps").asInt()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "conv"})
    void imagesAreClassified(String model) throws IOException {
        Path out = folder.resolve("run");
        CommandRun run = CommandRun.of(
                "train",
                IMAGES,
                "--model",
                model,
                "--epochs",
                5,
                "--batch",
                50,
                "--width",
                32,
                "--out",
                out,
                "--json",
                "--rule",
                "sgd:lr=0.1");
        assertThat(run.code()).isEqualTo(Exit.DONE);
        JsonNode rule = json(run.out()).path("rules").path(0);
        assertThat(rule.path("steps").asInt()).isEqualTo(100);
        assertThat(rule.path("finalLoss").asDouble()).isLessThan(1.6);
    }

    @Test
    void wordsMakeALanguageModelToo() throws IOException {
        CommandRun run = smallTraining(
                TEXT, folder.resolve("run"), "--tokens", "word", "--vocabulary", 500, "--rule", "sgd:lr=1");
        assertThat(run.code()).isEqualTo(Exit.DONE);
        assertThat(run.out()).contains("500 words");
        JsonNode settings = json(Files.readString(folder.resolve("run").resolve("run.json")))
                .path("settings");
        assertThat(settings.path("model").asText()).isEqualTo("lstm");
        assertThat(settings.path("tokens").asText()).isEqualTo("word");
        assertThat(settings.path("vocabulary").asInt()).isEqualTo(500);
        assertThat(settings.path("seed").asInt(-1)).isZero();
    }

    @Test
    void quietSaysNothingOnStandardErrorAndTheTableStillComes() {
        CommandRun run = smallTraining(TEXT, folder.resolve("run"), "--quiet", "--probe", "off");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("normalised:lr=4,beta=0.1", "Verdict:");
    }

    @Test
    void theReportCanBeDrawnAgainFromTheFiles() throws IOException {
        Path out = folder.resolve("run");
        smallTraining(TEXT, out);
        String page = Files.readString(out.resolve("report.html"));
        Files.delete(out.resolve("report.html"));
        assertThat(CommandRun.of("report", out).code()).isEqualTo(Exit.DONE);
        assertThat(Files.readString(out.resolve("report.html"))).isEqualTo(page);
    }
}
