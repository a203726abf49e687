package io.glissade.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs of tune on small made tables. */
final class TuneRuns {

    static final ObjectMapper JSON = new ObjectMapper();

    /** Of so many features three matter. */
    static final int FEATURES = 20;

    private TuneRuns() {}

    /** Rows of which the first three features decide and noise as large as they are: other features only mislead. */
    static Path sparse(Path folder, int rows, boolean classes) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        double[][] features = new double[rows][FEATURES];
        double[] targets = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < FEATURES; j++) {
                features[i][j] = random.nextGaussian();
            }
            double margin = features[i][0] - features[i][1] + features[i][2] + random.nextGaussian();
            targets[i] = classes ? (margin > 0 ? 1 : -1) : margin;
        }
        String names = IntStream.range(0, FEATURES).mapToObj(j -> "x" + j).collect(Collectors.joining(","));
        return FitTables.csv(folder.resolve("made.csv"), names, features, targets);
    }

    static CommandRun tune(Path data, Path out, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("tune", data, "--out", out, "--quiet", "--json"));
        List<Object> given = List.of(more);
        Map<String, Integer> small = Map.of("--steps", 20, "--outer-steps", 10, "--random-trials", 4);
        small.forEach((option, value) -> {
            if (!given.contains(option)) {
                arguments.addAll(List.of(option, value));
            }
        });
        arguments.addAll(given);
        return CommandRun.of(arguments.toArray());
    }

    static JsonNode json(CommandRun run) throws IOException {
        return JSON.readTree(run.out());
    }
}
