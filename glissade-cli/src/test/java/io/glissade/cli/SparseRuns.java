package io.glissade.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sparse fits into folders of their own. */
final class SparseRuns {

    static final Path ADULT = CommandRun.ROOT.resolve("samples/a9a-sample.svm.gz");
    static final Path ABALONE = CommandRun.ROOT.resolve("samples/abalone.csv");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private int runs;

    SparseRuns(Path folder) {
        this.folder = folder;
    }

    CommandRun run(Path data, Object... more) {
        List<Object> arguments = new ArrayList<>(
                List.of("sparse", data, "--out", folder(++runs), "--quiet", "--json", "--threads", 1, "--seconds", 60));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    Path folder(int run) {
        return folder.resolve("run" + run);
    }

    static JsonNode json(CommandRun run) throws IOException {
        return JSON.readTree(run.out());
    }

    static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }
}
