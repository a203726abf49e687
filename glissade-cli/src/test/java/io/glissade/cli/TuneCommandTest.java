package io.glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.glissade.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hyper-parameters learned on small made tables. */
final class TuneCommandTest {

    @TempDir
    Path folder = Path.of("");

    private Path out(int run) {
        return folder.resolve("run" + run);
    }

    private double[] lambdas(int run) throws IOException {
        return Files.readAllLines(out(run).resolve("penalties.csv")).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[2]))
                .toArray();
    }

    @Test
    void penaltiesOfFeaturesThatMatterAreLetGoAndTheOthersHeldDownAndBothLossesBeatTheBestSharedPenalty()
            throws IOException {
        Path data = TuneRuns.sparse(folder, 240, false);
        JsonNode own =
                TuneRuns.json(TuneRuns.tune(data, out(1), "--outer-steps", 40, "--steps", 40, "--random-trials", 0));
        JsonNode shared = TuneRuns.json(TuneRuns.tune(
                data, out(2), "--penalties", "shared", "--steps", 40, "--outer-steps", 1, "--random-trials", 40));
        double[] lambda = lambdas(1);
        assertThat(lambda).hasSize(TuneRuns.FEATURES);
        double largest = Math.max(lambda[0], Math.max(lambda[1], lambda[2]));
        double[] useless = Arrays.stream(lambda).skip(3).sorted().toArray();
        assertThat(useless[useless.length / 2]).isGreaterThan(10 * largest);
        assertThat(own.path("validation").asDouble())
                .isLessThan(shared.path("randomValidation").asDouble());
        assertThat(own.path("test").asDouble())
                .isLessThan(shared.path("randomTest").asDouble());
    }

    @Test
    void theFolderHoldsEverythingAndThePageIsDrawnAgainToTheLastByte() throws IOException {
        CommandRun run = TuneRuns.tune(TuneRuns.sparse(folder, 60, false), out(1));
        assertThat(run.code()).isEqualTo(Exit.DONE);
        assertThat(run.err()).isEmpty();
        try (var files = Files.list(out(1))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("run.json", "trace.csv", "penalties.csv", "model.json", "report.html");
        }
        byte[] page = Files.readAllBytes(out(1).resolve("report.html"));
        Files.delete(out(1).resolve("report.html"));
        assertThat(CommandRun.of("report", out(1)).code()).isEqualTo(Exit.DONE);
        assertThat(out(1).resolve("report.html")).hasBinaryContent(page);
        JsonNode json = TuneRuns.json(run);
        for (String number : List.of("validation", "test", "randomValidation", "randomTest", "sharedValidation")) {
            assertThat(json.path(number).isNumber()).as(number).isTrue();
        }
        assertThat(json.path("winner").asText()).isIn("reverse", "random");
        assertThat(Files.readAllLines(out(1).resolve("trace.csv"))).hasSize(1 + 11 + 4);
    }

    @Test
    void aNumberOfTrialsMakesTheRunRepeatableButForItsSeconds() throws IOException {
        Path data = TuneRuns.sparse(folder, 60, false);
        for (int run = 1; run <= 2; run++) {
            assertThat(TuneRuns.tune(data, out(run)).code()).isEqualTo(Exit.DONE);
        }
        assertThat(out(1).resolve("penalties.csv")).hasSameBinaryContentAs(out(2).resolve("penalties.csv"));
        assertThat(out(1).resolve("model.json")).hasSameBinaryContentAs(out(2).resolve("model.json"));
    }

    @Test
    void theModelPredictsWhatTheTestMetricsSay() throws IOException {
        Path data = TuneRuns.sparse(folder, 60, true);
        JsonNode json = TuneRuns.json(TuneRuns.tune(data, out(1), "--holdout", 0, "--test", data));
        CommandRun predicted = CommandRun.of("predict", out(1).resolve("model.json"), data, "--quiet");
        assertThat(predicted.code()).isEqualTo(Exit.DONE);
        JsonNode kept = json.at("/runs").get(json.path("winner").asText().equals("random") ? 1 : 0);
        double accuracy = kept.at("/metrics/0/value").asDouble();
        assertThat(kept.at("/metrics/0/name").asText()).isEqualTo("accuracy");
        assertThat(accuracy).isBetween(0.6, 1.0);
        assertThat(predicted.out().lines()).hasSize(61);
    }

    @Test
    @Tag("long")
    void exactStrategiesAgreeStepByStepAndImplicitOneWhereTheInnerStepsConverge() throws IOException {
        JsonNode json = TuneRuns.json(TuneRuns.tune(
                TuneRuns.sparse(folder, 60, false),
                out(1),
                "--steps",
                300,
                "--outer-steps",
                3,
                "--random-trials",
                0,
                "--compare",
                "reverse,forward,checkpointed,implicit"));
        assertThat(json.path("runs")).hasSize(4);
        double first = json.at("/runs/0/losses/validation").asDouble();
        json.path("runs").forEach(run -> assertThat(run.at("/losses/validation").asDouble())
                .as(run.path("name").asText())
                .isCloseTo(first, within(1e-9)));
    }

    @Test
    void trainingRowsWithAFalseTargetGetTheLeastWeights() throws IOException {
        Path data = TuneRuns.sparse(folder, 120, false);
        Object[] options = {"--learn", "weights", "--l2", 0.1, "--outer-steps", 30, "--seed", 1, "--random-trials", 0};
        TuneRuns.tune(data, out(1), options);
        List<String> lines = new ArrayList<>(Files.readAllLines(data));
        int damaged = 8;
        for (String trained : Files.readAllLines(out(1).resolve("weights.csv")).subList(1, 1 + damaged)) {
            int row = Integer.parseInt(trained.split(",", -1)[1]);
            lines.set(row, lines.get(row).replaceFirst(",[^,]*$", ",40"));
        }
        Files.write(data, lines);
        TuneRuns.tune(data, out(2), options);
        List<String> weights = Files.readAllLines(out(2).resolve("weights.csv"));
        assertThat(weights.subList(1, 1 + damaged))
                .filteredOn(line -> line.startsWith("40"))
                .hasSizeGreaterThan(5);
    }

    @Test
    void stepSizesStayBelowTheLastStableOneAndNetworksAndGroupsAndClassesAreLearned() throws IOException {
        Path data = TuneRuns.sparse(folder, 60, true);
        assertThat(TuneRuns.tune(data, out(1), "--learn", "penalties,step-sizes")
                        .code())
                .isEqualTo(Exit.DONE);
        double[] factors = Files.readAllLines(out(1).resolve("step-sizes.csv")).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[1]))
                .toArray();
        assertThat(factors).hasSize(TuneRuns.FEATURES + 1);
        assertThat(Arrays.stream(factors)).allMatch(factor -> factor > 0 && factor < 2);
        Path groups = Files.writeString(
                folder.resolve("groups.txt"),
                "a,x0,x1,x2\nb," + "x3,x4,x5,x6,x7,x8,x9,x10,x11,x12,x13,x14,x15,x16,x17,x18,x19\n");
        assertThat(TuneRuns.tune(data, out(2), "--groups", groups).code()).isEqualTo(Exit.DONE);
        double[] lambda = lambdas(2);
        assertThat(lambda).hasSize(TuneRuns.FEATURES);
        assertThat(lambda[0]).isEqualTo(lambda[2]).isLessThan(lambda[3]);
        JsonNode network = TuneRuns.json(TuneRuns.tune(data, out(3), "--model", "network", "--hidden", 4));
        assertThat(network.path("penalties")).hasSize(2);
        assertThat(out(3).resolve("model.json")).doesNotExist();
    }

    @Test
    void aToleranceThatIsNotReachedEndsWithThree() throws IOException {
        Path data = TuneRuns.sparse(folder, 60, false);
        assertThat(TuneRuns.tune(data, out(1), "--outer-steps", 1, "--tolerance", 1e-12)
                        .code())
                .isEqualTo(Exit.NOT_REACHED);
        assertThat(TuneRuns.tune(data, out(2), "--tolerance", 1e3).code()).isEqualTo(Exit.DONE);
    }
}
