package io.glissade.cli.reproduce.clipping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.glissade.cli.console.BadInput;
import io.glissade.cli.console.Exit;
import io.glissade.cli.figure.Figure;
import io.glissade.cli.train.TrainCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The figures that need a network, scaled to two cores: A8 and A9 on a language model, A10 on a residual network. Each is one
 * call of {@code glissade train}; what is held against the claims stands in its {@code run.json}.
 *
 * @param corpus text of A8 and A9
 * @param images of A10
 * @param kept where the runs are kept, {@code null} to remove them
 * @param err progress, {@code null} for none
 */
public record TrainingFigures(
        Path corpus,
        Path images,
        @Nullable Path kept,
        @Nullable PrintWriter err) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PLAIN = "sgd:lr=2";
    private static final String CLIPPED = "clip:lr=30,threshold=0.25";
    private static final String UNCLIPPED = "sgd:lr=30";
    private static final String MOMENTUM = "sgd:lr=0.1,momentum=0.9";
    private static final String LONG_CLIPPED = "clip:lr=5,threshold=0.25";

    public Map<String, Supplier<List<Figure>>> groups() {
        Map<String, Supplier<List<Figure>>> groups = new LinkedHashMap<>();
        groups.put("A8 and A9", this::languageModel);
        groups.put("A10", this::residualNetwork);
        return groups;
    }

    private List<Figure> languageModel() {
        List<String> arguments = new ArrayList<>(List.of(
                corpus.toString(),
                "--preset=awd-lstm-small",
                "--width=200",
                "--embedding=200",
                "--batch=20",
                "--sequence=35",
                "--steps=800",
                "--probe=every=8",
                "--evaluate=200",
                "--seed=1"));
        if (!Files.isDirectory(corpus)) {
            arguments.add("--held-out=0.05");
        }
        for (String rule :
                List.of(PLAIN, "clip:lr=2,threshold=0.25", CLIPPED, "sgd:lr=5", "sgd:lr=10", "sgd:lr=20", UNCLIPPED)) {
            arguments.add("--rule=" + rule);
        }
        return languageModel(train("language-model", arguments));
    }

    /** A8 and A9 from the record of a run. */
    static List<Figure> languageModel(JsonNode run) {
        JsonNode clipped = rule(run, CLIPPED);
        JsonNode plain = rule(run, PLAIN);
        double with = clipped.at("/fit/correlation").asDouble(Double.NaN);
        double without = plain.at("/fit/correlation").asDouble(Double.NaN);
        double best = Double.POSITIVE_INFINITY;
        double bestHeldOut = Double.POSITIVE_INFINITY;
        for (JsonNode rule : run.get("rules")) {
            if (rule.get("label").asText().startsWith("sgd")
                    && !rule.get("outcome").asText().equals("Diverged")) {
                best = Math.min(best, rule.get("finalLoss").asDouble(Double.POSITIVE_INFINITY));
                bestHeldOut = Math.min(bestHeldOut, rule.at("/heldOut/loss").asDouble(Double.POSITIVE_INFINITY));
            }
        }
        double loss = clipped.get("finalLoss").asDouble(Double.NaN);
        double heldOut = clipped.at("/heldOut/loss").asDouble(Double.NaN);
        JsonNode unclipped = rule(run, UNCLIPPED);
        boolean diverged = unclipped.get("outcome").asText().equals("Diverged");
        double unclippedLoss = unclipped.get("finalLoss").asDouble(Double.NaN);
        int points = clipped.at("/fit/points").asInt();
        return List.of(
                new Figure(
                        "A8/correlation",
                        "log smoothness and log gradient norm are correlated under " + CLIPPED,
                        "above 0.5 over at least 100 points on identical minibatches",
                        String.format(
                                Locale.ROOT,
                                "%.2f over %d points; share of the ceiling %.2f, at fixed radius %.2f",
                                with,
                                points,
                                clipped.at("/fit/ceilingShare").asDouble(Double.NaN),
                                clipped.at("/controlFit/correlation").asDouble(Double.NaN)),
                        with > 0.5 && points >= 100),
                new Figure(
                        "A8/contrast",
                        "and less so under " + PLAIN,
                        "lower by at least 0.2",
                        String.format(Locale.ROOT, "%.2f against %.2f", without, with),
                        with - without >= 0.2),
                new Figure(
                        "A9/training-loss",
                        CLIPPED + " ends below every unclipped rule, steps 2 to 30",
                        String.format(Locale.ROOT, "below %.4f", best),
                        String.format(Locale.ROOT, "%.4f", loss),
                        loss < best),
                new Figure(
                        "A9/held-out-loss",
                        "on held-out text too",
                        String.format(Locale.ROOT, "below %.4f", bestHeldOut),
                        String.format(Locale.ROOT, "%.4f", heldOut),
                        heldOut < bestHeldOut),
                new Figure(
                        "A9/unclipped",
                        "the same step without clipping diverges or is worse",
                        String.format(Locale.ROOT, "diverged, or above %.4f", loss),
                        diverged ? "diverged" : String.format(Locale.ROOT, "%.4f", unclippedLoss),
                        diverged || unclippedLoss > loss));
    }

    private List<Figure> residualNetwork() {
        List<String> arguments = new ArrayList<>(List.of(
                images.toString(),
                "--preset=resnet20-cifar10",
                "--steps=600",
                "--probe=every=6",
                "--evaluate=200",
                "--seed=1"));
        return residualNetwork(train("residual-network", arguments));
    }

    /** A10 from the record of a run. */
    static List<Figure> residualNetwork(JsonNode run) {
        JsonNode momentum = rule(run, MOMENTUM);
        JsonNode clipped = rule(run, LONG_CLIPPED);
        double reference = 100 * momentum.at("/heldOut/bestAccuracy").asDouble(Double.NaN);
        double best = Double.NEGATIVE_INFINITY;
        for (JsonNode rule : run.get("rules")) {
            if (rule.get("label").asText().startsWith("clip")) {
                best = Math.max(best, 100 * rule.at("/heldOut/bestAccuracy").asDouble(Double.NEGATIVE_INFINITY));
            }
        }
        return List.of(
                new Figure(
                        "A10/accuracy",
                        "the better clipped rule is within 0.5 points of momentum, after equal steps",
                        String.format(Locale.ROOT, "at least %.2f %%", reference - 0.5),
                        String.format(Locale.ROOT, "%.2f %%", best),
                        best >= reference - 0.5),
                new Figure(
                        "A10/momentum",
                        "no correlation of log smoothness and log gradient norm with momentum",
                        "95 % interval reaches 0 or below",
                        interval(momentum),
                        momentum.at("/fit/correlationLow").asDouble(Double.NaN) <= 0),
                new Figure(
                        "A10/clipped",
                        "a correlation under " + LONG_CLIPPED,
                        "95 % interval above 0",
                        interval(clipped)
                                + String.format(
                                        Locale.ROOT,
                                        "; share of the ceiling %.2f",
                                        clipped.at("/fit/ceilingShare").asDouble(Double.NaN)),
                        clipped.at("/fit/correlationLow").asDouble(Double.NaN) > 0));
    }

    private static String interval(JsonNode rule) {
        return String.format(
                Locale.ROOT,
                "%.2f [%.2f, %.2f]",
                rule.at("/fit/correlation").asDouble(Double.NaN),
                rule.at("/fit/correlationLow").asDouble(Double.NaN),
                rule.at("/fit/correlationHigh").asDouble(Double.NaN));
    }

    private static JsonNode rule(JsonNode run, String label) {
        for (JsonNode rule : run.get("rules")) {
            if (rule.get("label").asText().equals(label)) {
                return rule;
            }
        }
        throw new IllegalStateException("the run has no rule " + label);
    }

    /** One call of {@code train}, its record as data. */
    private JsonNode train(String name, List<String> arguments) {
        try {
            Path folder = kept != null
                    ? kept.resolve(name)
                    : Files.createTempDirectory("glissade").resolve(name);
            List<String> all = new ArrayList<>(arguments);
            all.addAll(List.of("--json", "--out=" + folder));
            StringWriter document = new StringWriter();
            StringWriter messages = new StringWriter();
            PrintWriter progress = err != null ? err : new PrintWriter(messages, true);
            if (err == null) {
                all.add("--quiet");
            }
            CommandLine line = new CommandLine(new TrainCommand(new PrintWriter(document), progress))
                    .setCaseInsensitiveEnumValuesAllowed(true);
            line.setExecutionExceptionHandler((failure, command, parsed) -> {
                throw failure;
            });
            int code = line.execute(all.toArray(String[]::new));
            if (code != Exit.DONE && code != Exit.DIVERGED) {
                throw new BadInput("train " + String.join(" ", all) + " ended with exit code " + code);
            }
            if (kept == null) {
                remove(folder.getParent());
            }
            return JSON.readTree(document.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure.getMessage(), failure);
        }
    }

    private static void remove(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Path[] inner = files.sorted(Comparator.reverseOrder()).toArray(Path[]::new);
            for (Path file : Arrays.asList(inner)) {
                Files.delete(file);
            }
        }
    }
}
