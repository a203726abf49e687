package io.glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.glissade.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Penalties learned against an attacker on the training rows, beside the same without him. */
final class TunePoisonTest {

    private static final int STEPS = 5;
    private static final int ATTACK_STEPS = 3;
    private static final int OUTER_STEPS = 3;
    private static final int TRIALS = 3;

    @TempDir
    Path folder = Path.of("");

    private CommandRun tune(String budget) throws IOException {
        return TuneRuns.tune(
                TuneRuns.sparse(folder, 60, false),
                folder.resolve("run"),
                "--poison",
                "budget=" + budget,
                "--attack-steps",
                ATTACK_STEPS,
                "--steps",
                STEPS,
                "--outer-steps",
                OUTER_STEPS,
                "--random-trials",
                TRIALS,
                "--train-rows",
                12,
                "--noise",
                0.5,
                "--seed",
                1);
    }

    private List<String[]> trace() throws IOException {
        return Files.readAllLines(folder.resolve("run").resolve("trace.csv")).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    void robustAndPlainAndRandomSearchStandSideBySideAndNoiseCostsWhatTheCoefficientsSay() throws IOException {
        CommandRun run = tune("1000");
        assertThat(run.code()).isEqualTo(Exit.DONE);
        JsonNode json = TuneRuns.json(run);
        assertThat(json.at("/data/rows to train").asInt()).isEqualTo(12);
        List<String> names = List.of("robust", "plain", "random");
        for (int r = 0; r < names.size(); r++) {
            JsonNode one = json.path("runs").get(r);
            JsonNode attacked = json.path("attacked").get(r);
            assertThat(one.path("name").asText()).isEqualTo(names.get(r));
            assertThat(attacked.path("name").asText()).isEqualTo(names.get(r));
            assertThat(attacked.path("load").asDouble()).isBetween(0.0, 1.0);
            assertThat(attacked.path("unbounded").asInt()).isZero();
            double squaredNorm = attacked.path("load").asDouble() * 1000 / TuneRuns.FEATURES;
            for (String part : List.of("validation", "test")) {
                assertThat(attacked.path(part).asDouble())
                        .isCloseTo(one.at("/losses/" + part).asDouble() + 0.25 * squaredNorm / 2, within(1e-9));
            }
        }
        assertThat(json.path("strategy").asText()).isEqualTo("robust");
        assertThat(json.path("winner").asText()).isIn("robust", "random");
        assertThat(notes(json)).anyMatch(note -> note.startsWith("The attack has a bound at every point"));
        assertThat(trace()).hasSize(1 + 2 * (OUTER_STEPS + 1) + TRIALS);
        assertThat(trace().get(0)).endsWith("attack_load");
        // Seven shared penalties, then the points of the way, each with the learner's steps for every step of the
        // attacker and once more.
        int evaluations = 7 + OUTER_STEPS + 1;
        assertThat(json.at("/runs/0/innerSteps").asInt()).isEqualTo(evaluations * (ATTACK_STEPS + 1) * STEPS);
        assertThat(json.at("/runs/1/innerSteps").asInt()).isEqualTo(evaluations * STEPS);
        assertThat(folder.resolve("run").resolve("model.json")).exists();
    }

    @Test
    void anAttackerWhoPaysMoreIsWeakerUntilTheRobustModelIsThePlainOne() throws IOException {
        JsonNode json = TuneRuns.json(tune("1e9"));
        assertThat(json.at("/runs/0/losses/validation").asDouble())
                .isCloseTo(json.at("/runs/1/losses/validation").asDouble(), within(1e-6));
        Files.move(folder.resolve("run"), folder.resolve("weak"));
        JsonNode strong = TuneRuns.json(tune("2"));
        assertThat(strong.at("/runs/0/losses/train").asDouble())
                .isGreaterThan(strong.at("/runs/1/losses/train").asDouble() + 5e-3);
        assertThat(strong.at("/attacked/0/load").asDouble())
                .isLessThan(0.8 * strong.at("/attacked/1/load").asDouble());
    }

    @Test
    void anAttackWithoutBoundIsFlaggedEverywhere() throws IOException {
        CommandRun run = tune("0.5");
        assertThat(run.code()).isEqualTo(Exit.DONE);
        JsonNode json = TuneRuns.json(run);
        JsonNode attacked = json.path("attacked").get(0);
        assertThat(attacked.path("load").asDouble()).isGreaterThan(1);
        assertThat(attacked.path("unbounded").asInt()).isPositive();
        assertThat(attacked.path("points").asInt()).isEqualTo(OUTER_STEPS + 1);
        assertThat(notes(json)).anyMatch(note -> note.startsWith("Warning: the attack has no bound"));
        long flagged = IntStream.range(1, OUTER_STEPS + 2)
                .filter(line -> Double.parseDouble(at(line)) >= 1)
                .count();
        assertThat(flagged).isEqualTo(attacked.path("unbounded").asLong());
        assertThat(Files.readString(folder.resolve("run").resolve("report.html")))
                .contains("<strong>no bound</strong>");
    }

    private String at(int line) {
        try {
            String[] fields = trace().get(line);
            return fields[fields.length - 1];
        } catch (IOException damage) {
            throw new IllegalStateException(damage);
        }
    }

    private static List<String> notes(JsonNode json) {
        return StreamSupport.stream(json.path("notes").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
