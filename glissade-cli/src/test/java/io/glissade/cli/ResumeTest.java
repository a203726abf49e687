package io.glissade.cli;

import static io.glissade.cli.CommandRun.IMAGES;
import static io.glissade.cli.CommandRun.TEXT;
import static io.glissade.cli.CommandRun.smallTraining;
import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that goes on from its checkpoint is the run that was never interrupted, bit for bit. */
final class ResumeTest {

    private static final List<String> COMPARED = List.of("trace.csv", "layers.csv", "held-out.csv");

    @TempDir
    Path folder = Path.of("");

    private static List<Path> tables(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(file -> COMPARED.contains(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    private void assertResumedEqualsWhole(Object data, Object... options) throws IOException {
        Path whole = folder.resolve("whole");
        Path parts = folder.resolve("parts");
        Object[] checkpointed = Stream.concat(Stream.of(options), Stream.of("--checkpoint", 7, "--probe", "every=4"))
                .toArray();
        assertThat(smallTraining(data, whole, checkpointed).code()).isEqualTo(Exit.DONE);
        Object[] shorter =
                Stream.concat(Stream.of(checkpointed), Stream.of("--threads=1")).toArray();
        assertThat(CommandRun.of(Stream.concat(
                                Stream.of("train", data, "--out", parts, "--width=8", "--batch", 4, "--sequence", 10),
                                Stream.concat(Stream.of("--steps=18"), Stream.of(shorter)))
                        .toArray()))
                .extracting(CommandRun::code)
                .isEqualTo(Exit.DONE);
        CommandRun resumed = CommandRun.of("train", "--resume", parts, "--steps", 30, "--quiet");
        assertThat(resumed.err()).isEmpty();
        assertThat(resumed.code()).isEqualTo(Exit.DONE);
        List<Path> expected = tables(whole);
        assertThat(expected).isNotEmpty();
        for (Path file : expected) {
            Path other = parts.resolve(whole.relativize(file));
            assertThat(Files.readString(other)).as(file.toString()).isEqualTo(Files.readString(file));
        }
        assertThat(Files.readString(parts.resolve("report.html"))).contains("All 30 steps were taken.");
    }

    @Test
    void onATextWithMomentumAndHeldOutData() throws IOException {
        assertResumedEqualsWhole(
                TEXT,
                "--rule=sgd:lr=1,momentum=0.5",
                "--rule=clip:lr=4,threshold=0.2",
                "--held-out=0.001",
                "--evaluate=6");
    }

    @Test
    void withDropoutRandomWindowsAndWeightDecay() throws IOException {
        assertResumedEqualsWhole(
                TEXT,
                "--preset=awd-lstm-ptb",
                "--embedding=6",
                "--layers=2",
                "--held-out=0.001",
                "--evaluate=18",
                "--non-finite=roll-back");
    }

    @Test
    void onImagesWithBatchNormalisationAndAugmentation() throws IOException {
        assertResumedEqualsWhole(
                IMAGES,
                "--preset=resnet20-cifar10",
                "--rule=clip:lr=1,threshold=0.25",
                "--decay-at=0.03",
                "--evaluate=18");
    }

    @Test
    void aRunWithoutCheckpointsOrWithOtherSettingsIsRefusedInOneLine() {
        Path out = folder.resolve("run");
        smallTraining(TEXT, out, "--rule=sgd:lr=1", "--probe=off");
        CommandRun without = CommandRun.of("train", "--resume", out);
        assertThat(without.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(without.err()).contains("holds no command.json").hasLineCount(1);
        Path kept = folder.resolve("kept");
        smallTraining(TEXT, kept, "--rule=sgd:lr=1", "--probe=off", "--checkpoint=10");
        CommandRun other = CommandRun.of("train", "--resume", kept, "--batch", 8);
        assertThat(other.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(other.err()).contains("--resume takes the settings of the run it goes on with", "got --batch");
        assertThat(kept).as("the run that could not go on").isDirectory();
    }
}
