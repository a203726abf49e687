package io.glissade.cli.train;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.workload.Workload;
import io.glissade.report.checkpoint.Safetensors;
import io.glissade.report.file.StrictJson;
import io.glissade.torch.TorchSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a run of {@code train} with checkpoints left: its command line and where one of its rules stands.
 *
 * @param rule the label of the rule
 */
public record TrainedRun(Path folder, String rule, Path checkpoint) {

    private static final String COMMAND = "command.json";

    /**
     * Finds the checkpoint of a rule.
     *
     * @param rule its label; {@code null} for the only one
     */
    public static TrainedRun open(Path folder, @Nullable String rule) throws IOException {
        if (!Files.isRegularFile(folder.resolve(COMMAND))) {
            throw new BadInput(
                    folder + ": must be the run folder of a training with --checkpoint, holds no " + COMMAND);
        }
        Map<String, Path> found = new LinkedHashMap<>();
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path one : folders.sorted().toList()) {
                Path file = one.resolve(Checkpoint.FILE);
                if (Files.isRegularFile(file)) {
                    found.put(String.valueOf(Safetensors.read(file).metadata().get(Checkpoint.RULE)), file);
                }
            }
        }
        if (found.isEmpty()) {
            throw new BadInput(folder + ": no rule has left a " + Checkpoint.FILE);
        }
        String names = found.keySet().stream().collect(Collectors.joining("; "));
        if (rule == null && found.size() > 1) {
            throw new BadInput(folder + ": --rule must say which checkpoint, one of " + names);
        }
        String chosen = rule == null ? found.keySet().iterator().next() : rule;
        Path file = found.get(chosen);
        if (file == null) {
            throw new BadInput("--rule must be one of " + names + ", got " + rule);
        }
        return new TrainedRun(folder, chosen, file);
    }

    /** The data and the model as the run opened them. The caller closes it. */
    public Workload workload() throws IOException {
        List<String> kept = StrictJson.readStrings(folder.resolve(COMMAND));
        return TrainCommand.workload(kept);
    }

    /** The weights at the checkpoint. The caller closes them. */
    public Tensor point(TorchSpace space) throws IOException {
        Tensor point = space.zero();
        try {
            Checkpoint.load(Safetensors.read(checkpoint), space).vector(Checkpoint.POINT, point);
            return point;
        } catch (IllegalArgumentException mismatch) {
            point.close();
            throw new IOException(checkpoint + ": " + mismatch.getMessage(), mismatch);
        }
    }
}
