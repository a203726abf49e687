package io.glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glissade.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits on small tables whose optimum is known otherwise. */
final class FitCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double[][] ROWS = FitTables.features();

    @TempDir
    Path folder = Path.of("");

    private int runs;

    private CommandRun fit(Path data, Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of("fit", data, "--out", out(++runs), "--quiet", "--json", "--threads", 1));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    private Path out(int run) {
        return folder.resolve("run" + run);
    }

    /** The weights of features 1 to 3 and the intercept. */
    private double[] weights(int run) throws IOException {
        JsonNode output = JSON.readTree(out(run).resolve("model.json").toFile()).at("/outputs/0");
        JsonNode weights = output.path("weights");
        return new double[] {
            weights.path("1").asDouble(),
            weights.path("2").asDouble(),
            weights.path("3").asDouble(),
            output.path("intercept").asDouble()
        };
    }

    private Path numbers() throws IOException {
        return FitTables.svmlight(folder.resolve("numbers.svm"), ROWS, FitTables.numbers());
    }

    private Path signs() throws IOException {
        return FitTables.svmlight(folder.resolve("signs.svm"), ROWS, FitTables.signs());
    }

    @Test
    void leastSquaresWithAPenaltyIsTheSolutionOfTheNormalEquations() throws IOException {
        CommandRun run = fit(numbers(), "--tolerance", 1e-12, "--l2", 0.1);
        assertThat(run.code()).isEqualTo(Exit.DONE);
        assertThat(weights(1)).containsExactly(FitTables.ridge(ROWS, FitTables.numbers(), 0.1), within(1e-5));
    }

    @Test
    void logisticRegressionIsWhereNewtonEndsAndTheValueIsAboveTheDual() throws IOException {
        CommandRun run = fit(signs(), "--tolerance", 1e-12);
        assertThat(run.code()).isEqualTo(Exit.DONE);
        double l2 = 1.0 / FitTables.ROWS;
        assertThat(weights(1)).containsExactly(FitTables.logistic(ROWS, FitTables.signs(), l2), within(1e-5));
        JsonNode json = JSON.readTree(run.out());
        assertThat(json.path("l2").asDouble()).isEqualTo(l2);
        assertThat(json.path("value").asDouble() - json.path("dual").asDouble())
                .isEqualTo(json.path("gap").asDouble())
                .isBetween(-1e-15, 1e-12);
        assertThat(json.path("gradientNorm").asDouble()).isBetween(0.0, 1e-5);
    }

    @Test
    void theJsonObjectHoldsEveryNumberAScriptAsksFor() throws IOException {
        CommandRun run = fit(signs(), "--test", signs());
        JsonNode json = JSON.readTree(run.out());
        assertThat(run.err()).isEmpty();
        for (String number :
                List.of("value", "dual", "gap", "relativeGap", "gradientNorm", "passes", "seconds", "l2", "l1")) {
            assertThat(json.path(number).isNumber()).as(number).isTrue();
        }
        assertThat(json.path("converged").asBoolean()).isTrue();
        assertThat(json.path("method").asText()).isNotEmpty();
        assertThat(json.path("reason").asText()).isNotEmpty();
        assertThat(json.at("/test/accuracy").asDouble()).isBetween(0.7, 1.0);
        assertThat(json.at("/test/AUC").asDouble()).isBetween(0.7, 1.0);
        assertThat(json.at("/test/log-loss").asDouble()).isBetween(0.1, 0.6);
        assertThat(json.at("/runs/0/outcome").asText()).isEqualTo("Converged");
    }

    @Test
    void theFolderHoldsRecordTraceModelAndAPageThatIsDrawnAgainToTheLastByte() throws IOException {
        fit(signs());
        Path run = out(1);
        try (var files = Files.list(run)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("run.json", "trace.csv", "model.json", "report.html");
        }
        byte[] page = Files.readAllBytes(run.resolve("report.html"));
        Files.delete(run.resolve("report.html"));
        assertThat(CommandRun.of("report", run).code()).isEqualTo(Exit.DONE);
        assertThat(run.resolve("report.html")).hasBinaryContent(page);
    }

    @Test
    void aToleranceThatIsNotReachedEndsWithThreeAndLeavesEverything() throws IOException {
        CommandRun run = fit(signs(), "--method", "sag", "--tolerance", 1e-10, "--passes", 2);
        assertThat(run.code()).isEqualTo(Exit.NOT_REACHED);
        JsonNode json = JSON.readTree(run.out());
        assertThat(json.path("converged").asBoolean()).isFalse();
        assertThat(json.path("relativeGap").asDouble()).isBetween(1e-10, 2.0);
        assertThat(json.path("headline").asText()).contains("the tolerance 1e-10 was not reached");
        assertThat(out(1).resolve("report.html")).isNotEmptyFile();
        assertThat(fit(signs(), "--tolerance", 1e-10, "--seconds", 1e-9).code()).isEqualTo(Exit.NOT_REACHED);
    }

    @Test
    void anObjectiveThatOverflowsEndsWithFourAndLeavesNoModelToTrust() throws IOException {
        Path counts = FitTables.svmlight(
                folder.resolve("counts.svm"),
                ROWS,
                IntStream.range(0, FitTables.ROWS).asDoubleStream().toArray());
        fit(counts, "--loss", "poisson", "--standardise");
        Path model = out(1).resolve("model.json");
        Files.writeString(model, Files.readString(model).replaceFirst("\"3\" : [-0-9.eE]+", "\"3\" : 1e300"));
        CommandRun run = fit(counts, "--loss", "poisson", "--start", model);
        assertThat(run.code()).isEqualTo(Exit.DIVERGED);
        assertThat(JSON.readTree(run.out()).path("headline").asText()).startsWith("Diverged: ");
    }

    @Test
    void withoutAPenaltyTheCertificateIsTheNormOfTheGradientAndItIsSaid() throws IOException {
        CommandRun run = fit(signs(), "--l2", 0, "--passes", 5000);
        assertThat(run.code()).isEqualTo(Exit.DONE);
        JsonNode json = JSON.readTree(run.out());
        assertThat(json.path("dual").isNull()).isTrue();
        assertThat(json.path("gradientNorm").asDouble()).isLessThanOrEqualTo(1e-6);
        assertThat(json.path("notes").toString()).contains("no dual bound", "norm of the gradient");
        assertThat(weights(1)).containsExactly(FitTables.logistic(ROWS, FitTables.signs(), 0), within(1e-3));
    }

    @Test
    void aPathEndsWhereSingleFitsEnd() throws IOException {
        CommandRun path = fit(signs(), "--path", "l2=1,0.1,0.01", "--tolerance", 1e-10);
        assertThat(path.code()).isEqualTo(Exit.DONE);
        JsonNode json = JSON.readTree(path.out());
        List<String> penalties = List.of("1", "0.1", "0.01");
        for (int k = 0; k < 3; k++) {
            JsonNode single = JSON.readTree(
                    fit(signs(), "--l2", penalties.get(k), "--tolerance", 1e-10).out());
            assertThat(json.at("/runs/" + k + "/value").asDouble())
                    .isCloseTo(single.path("value").asDouble(), within(2e-10));
        }
        double[] last = weights(4);
        assertThat(weights(1)).containsExactly(last, within(1e-4));
    }

    @Test
    void aComparisonDrawsEveryMethodFromTheSameStart() throws IOException {
        CommandRun run = fit(signs(), "--compare", "sag,sag-lipschitz,l-bfgs");
        assertThat(run.code()).isEqualTo(Exit.DONE);
        assertThat(StreamSupport.stream(JSON.readTree(run.out()).path("runs").spliterator(), false)
                        .map(one -> one.path("method").asText()))
                .containsExactly("sag", "sag-lipschitz", "l-bfgs");
        List<String> trace = Files.readAllLines(out(1).resolve("trace.csv"));
        List<String> first = new ArrayList<>();
        for (String method : List.of("sag", "sag-lipschitz", "l-bfgs")) {
            List<String> rows =
                    trace.stream().filter(line -> line.startsWith(method + ",")).toList();
            assertThat(rows).hasSizeGreaterThan(3);
            first.add(rows.get(0).split(",", -1)[5]);
        }
        assertThat(first).containsOnly(first.get(0));
    }

    @Test
    void aFitOnStandardisedFeaturesIsTheFitOfStandardisedDataFoldedBack() throws IOException {
        double[][] scaled = new double[FitTables.ROWS][FitTables.FEATURES];
        double[] mean = new double[FitTables.FEATURES];
        double[] deviation = new double[FitTables.FEATURES];
        for (int j = 0; j < FitTables.FEATURES; j++) {
            int column = j;
            mean[j] = Arrays.stream(ROWS)
                    .mapToDouble(row -> row[column])
                    .average()
                    .orElseThrow();
            deviation[j] = Math.sqrt(Arrays.stream(ROWS)
                            .mapToDouble(row -> Math.pow(row[column] - mean[column], 2))
                            .sum()
                    / (FitTables.ROWS - 1));
            for (int i = 0; i < FitTables.ROWS; i++) {
                scaled[i][j] = (ROWS[i][j] - mean[j]) / deviation[j];
            }
        }
        fit(numbers(), "--standardise", "--tolerance", 1e-12, "--l2", 0.3);
        double[] raw = weights(1);
        double[] expected = FitTables.ridge(scaled, FitTables.numbers(), 0.3);
        for (int j = 0; j < FitTables.FEATURES; j++) {
            expected[j] /= deviation[j];
            expected[FitTables.FEATURES] -= expected[j] * mean[j];
        }
        assertThat(raw).containsExactly(expected, within(1e-5));
    }

    @Test
    void weightsInAFileAreRowsThatManyTimes() throws IOException {
        double[][] repeated = new double[FitTables.ROWS * 2][];
        double[] targets = new double[repeated.length];
        List<String> weights = new ArrayList<>();
        int rows = 0;
        for (int i = 0; i < FitTables.ROWS; i++) {
            int times = 1 + i % 3 % 2;
            weights.add(Integer.toString(times));
            for (int k = 0; k < times; k++) {
                repeated[rows] = ROWS[i];
                targets[rows++] = FitTables.numbers()[i];
            }
        }
        Path file = Files.write(folder.resolve("weights.txt"), weights);
        JsonNode weighted = JSON.readTree(
                fit(numbers(), "--weights", file, "--tolerance", 1e-12).out());
        assertThat(weighted.path("l2").asDouble()).isEqualTo(1.0 / rows);
        double[] expected = FitTables.ridge(Arrays.copyOf(repeated, rows), Arrays.copyOf(targets, rows), 1.0 / rows);
        assertThat(weights(1)).containsExactly(expected, within(1e-5));
    }

    @Test
    void aPenalisedBiasIsAColumnOfOnes() throws IOException {
        double[][] wider = new double[FitTables.ROWS][];
        for (int i = 0; i < wider.length; i++) {
            wider[i] = Arrays.copyOf(ROWS[i], 4);
            wider[i][3] = 1;
        }
        Path ones = FitTables.svmlight(folder.resolve("ones.svm"), wider, FitTables.signs());
        JsonNode bias =
                JSON.readTree(fit(signs(), "--method", "sag", "--append-bias").out());
        JsonNode column =
                JSON.readTree(fit(ones, "--method", "sag", "--no-intercept").out());
        assertThat(bias.path("value").asDouble()).isEqualTo(column.path("value").asDouble());
        JsonNode model = JSON.readTree(out(2).resolve("model.json").toFile());
        assertThat(weights(1)[3]).isEqualTo(model.at("/outputs/0/weights/4").asDouble());
        assertThat(model.at("/outputs/0/intercept").asDouble()).isZero();
    }

    @Test
    void aStartAtTheOptimumNeedsNoPass() throws IOException {
        fit(signs(), "--tolerance", 1e-9, "--standardise", "--method", "sag");
        CommandRun run = fit(
                signs(),
                "--tolerance",
                1e-6,
                "--standardise",
                "--method",
                "sag",
                "--start",
                out(1).resolve("model.json"));
        assertThat(JSON.readTree(run.out()).path("passes").asDouble()).isZero();
    }

    @Test
    void theSameSeedGivesTheSameModelOnAnyNumberOfThreads() throws IOException {
        fit(signs(), "--seed", 5, "--method", "sag");
        CommandRun.of("fit", signs(), "--out", out(++runs), "--quiet", "--seed", 5, "--threads", 4, "--method", "sag");
        assertThat(weights(1)).containsExactly(weights(2));
        fit(signs(), "--seed", 6, "--method", "sag");
        assertThat(weights(3)).isNotEqualTo(weights(1));
    }

    @Test
    void textTargetsAreClassesAndTheTableOnStandardOutputEndsWithAVerdict() throws IOException {
        List<String> lines = new ArrayList<>(List.of("age,<b>&size,colour,answer"));
        for (int i = 0; i < FitTables.ROWS; i++) {
            lines.add(ROWS[i][0] + "," + ROWS[i][1] + "," + (i % 2 == 0 ? "red" : "green") + ","
                    + (FitTables.signs()[i] > 0 ? "yes" : "no"));
        }
        Path csv = Files.write(folder.resolve("people.csv"), lines);
        CommandRun run = CommandRun.of("fit", csv, "--out", out(1), "--standardise", "--threads", 1);
        assertThat(run.code()).isEqualTo(Exit.DONE);
        assertThat(run.err()).contains("Loss: logistic, as the targets have two values", "gap ", "Report: ");
        assertThat(run.out())
                .startsWith("Logistic regression on people.csv")
                .contains("rel. gap", "Converged", "Verdict: The objective is within ");
        JsonNode model = JSON.readTree(out(1).resolve("model.json").toFile());
        assertThat(model.path("classes").toString()).isEqualTo("[\"no\",\"yes\"]");
        assertThat(model.at("/outputs/0/weights").has("colour=red")).isTrue();
        assertThat(Files.readString(out(1).resolve("report.html")))
                .contains("&lt;b&gt;&amp;size")
                .doesNotContain("<b>&size");
    }

    @Test
    void everyMethodOfTheTableReachesTheSameOptimum() throws IOException {
        double[] expected = FitTables.logistic(ROWS, FitTables.signs(), 0.1);
        for (String method : List.of(
                "sag",
                "sag-lipschitz",
                "sag-known-lipschitz",
                "sag-constant",
                "sag-theorem",
                "saga",
                "svrg",
                "sdca",
                "l-bfgs",
                "newton-cholesky")) {
            boolean hasIntercept = !method.equals("sdca");
            CommandRun run = hasIntercept
                    ? fit(signs(), "--method", method, "--l2", 0.1, "--tolerance", 1e-9, "--passes", 20000)
                    : fit(signs(), "--method", method, "--l2", 0.1, "--tolerance", 1e-9, "--no-intercept");
            assertThat(run.code()).as(method).isEqualTo(Exit.DONE);
            if (hasIntercept) {
                assertThat(weights(runs)).as(method).containsExactly(expected, within(1e-3));
            }
        }
    }

    @Test
    void severalClassesOfTextsAreMultinomialAndPredictedWithProbabilities() throws IOException {
        List<String> lines = new ArrayList<>(List.of("a,b,kind"));
        for (double[] row : ROWS) {
            lines.add(row[0] + "," + row[1] + "," + (row[0] > 1.5 ? "high" : row[1] > -2 ? "mid" : "low"));
        }
        Path csv = Files.write(folder.resolve("kinds.csv"), lines);
        CommandRun run = fit(csv, "--tolerance", 1e-8, "--test", csv);
        assertThat(run.code()).isEqualTo(Exit.DONE);
        JsonNode json = JSON.readTree(run.out());
        assertThat(json.at("/settings/loss").asText()).startsWith("multinomial");
        CommandRun predicted = CommandRun.of("predict", out(1).resolve("model.json"), csv);
        List<String> rows = predicted.out().lines().toList();
        assertThat(rows.get(0))
                .isEqualTo("margin:high,margin:low,margin:mid,probability:high,probability:low,probability:mid,class");
        int right = 0;
        for (int i = 0; i < ROWS.length; i++) {
            String[] fields = rows.get(i + 1).split(",", -1);
            double sum = 0;
            for (int k = 3; k < 6; k++) {
                sum += Double.parseDouble(fields[k]);
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
            right += lines.get(i + 1).endsWith("," + fields[6]) ? 1 : 0;
        }
        assertThat(json.at("/test/accuracy").asDouble()).isEqualTo((double) right / ROWS.length);
        assertThat(right).isGreaterThan(60);
    }

    @Test
    void noClassOfLibtorchIsLoadedForAFit() throws IOException, InterruptedException {
        Path log = folder.resolve("classes.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Glissade.class.getName(),
                        "fit",
                        signs().toString(),
                        "--out",
                        out(1).toString(),
                        "--quiet")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        List<String> loaded = Files.readAllLines(log);
        assertThat(loaded).anyMatch(line -> line.contains("io.glissade.finitesum."));
        assertThat(loaded).noneMatch(line -> line.contains(" org.bytedeco."));
    }
}
