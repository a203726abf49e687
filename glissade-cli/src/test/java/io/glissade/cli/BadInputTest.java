package io.glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input gets one line that says what, where, the rule and the value; exit code 2; and no folder. */
final class BadInputTest {

    @TempDir
    Path folder = Path.of("");

    private void assertRefused(CommandRun run, String... parts) {
        assertThat(run.err()).startsWith("glissade: ").contains(parts);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("run")).doesNotExist();
        assertThat(folder.resolve("run.partial")).doesNotExist();
    }

    private CommandRun train(Object data, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("train", data, "--out", folder.resolve("run"), "--quiet"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of(
                        List.of("--rule", "adamax"),
                        List.of("--rule adamax: unknown rule 'adamax'; the rules are adagc, adam, adamw, agc")),
                Arguments.of(
                        List.of("--rule", "clip:treshold=1"),
                        List.of("unknown key 'treshold'; clip takes lr, threshold")),
                Arguments.of(
                        List.of("--rule", "clip:threshold=-1"),
                        List.of("threshold must be positive and finite, got -1.0")),
                Arguments.of(List.of("--rule", "clip:threshold=-1,scope=layer"), List.of("threshold must be positive")),
                Arguments.of(List.of("--rule", "sgd:lr=0"), List.of("lr must be positive and finite, got 0.0")),
                Arguments.of(List.of("--rule", "sgd:lr=fast"), List.of("lr must be a number, got 'fast'")),
                Arguments.of(List.of("--rule", "sgd:lr"), List.of("expected key=value, got 'lr'")),
                Arguments.of(List.of("--rule", "sgd:momentum=1"), List.of("momentum must be in [0, 1), got 1.0")),
                Arguments.of(
                        List.of("--rule", "clip:scope=unit"),
                        List.of("scope must be global, layer or element, got 'unit'")),
                Arguments.of(
                        List.of("--rule", "sgd:lr=1", "--rule", "sgd:lr=1"), List.of("each rule must be given once")),
                Arguments.of(List.of("--steps", "0"), List.of("--steps must be at least 1, got 0")),
                Arguments.of(
                        List.of("--preset", "gpt"),
                        List.of("--preset must be one of awd-lstm-ptb, awd-lstm-small, resnet20-cifar10, got gpt")),
                Arguments.of(
                        List.of("--non-finite", "ignore"),
                        List.of("--non-finite must be error, skip or roll-back, got ignore")),
                Arguments.of(
                        List.of("--held-out", "0.7"),
                        List.of("--held-out must be a file or a share in (0, 0.5], got 0.7")),
                Arguments.of(
                        List.of("--decay-at", "0.7,0.5"),
                        List.of("--decay-at must be ascending shares between 0 and 1, got [0.7, 0.5]")),
                Arguments.of(List.of("--checkpoint", "0"), List.of("--checkpoint must be at least 1, got 0")),
                Arguments.of(List.of("--evaluate", "0"), List.of("--evaluate must be at least 1, got 0")),
                Arguments.of(
                        List.of("--weight-decay", "-1"),
                        List.of("--weight-decay must not be negative and be finite, got -1.0")),
                Arguments.of(List.of("--model", "resnet20"), List.of("--model resnet20 needs images, got a text file")),
                Arguments.of(List.of("--steps", "many"), List.of("--steps", "many")),
                Arguments.of(List.of("--epochs", "-1"), List.of("--epochs must be in (0, 1e6], got -1.0")),
                Arguments.of(List.of("--steps", "1", "--epochs", "1"), List.of("give one of them")),
                Arguments.of(List.of("--batch", "0"), List.of("--batch must be at least 1, got 0")),
                Arguments.of(
                        List.of("--probe", "every=0"), List.of("every must be a whole number of at least 1, got '0'")),
                Arguments.of(List.of("--probe", "often"), List.of("--probe often: expected every=K,points=M or off")),
                Arguments.of(List.of("--probe", "each=3"), List.of("unknown key 'each'; the keys are every, points")),
                Arguments.of(List.of("--model", "transformer"), List.of("--model", "transformer")),
                Arguments.of(List.of("--bogus"), List.of("--bogus")));
    }

    @ParameterizedTest
    @MethodSource("options")
    void optionsOutOfRange(List<String> options, List<String> parts) {
        assertRefused(train(CommandRun.TEXT, options.toArray()), parts.toArray(String[]::new));
    }

    @Test
    void anUnknownVerbSuggestsTheNearest() {
        assertRefused(CommandRun.of("trian", "x"), "unknown argument 'trian'; did you mean", "train");
    }

    @Test
    void aMissingFile() {
        assertRefused(train(folder.resolve("none.txt")), "none.txt", "no such file");
    }

    @Test
    void anEmptyBinaryOrShortText() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        assertRefused(train(empty), "empty.txt", "empty");
        Path binary = Files.write(folder.resolve("binary.txt"), new byte[] {65, 0, 66, 67});
        assertRefused(train(binary), "binary.txt");
        Path brief = Files.writeString(folder.resolve("short.txt"), "to be or not to be");
        assertRefused(train(brief), "short.txt", "--batch 32", "--sequence 50", "at least 1632 characters, got 18");
        Path dull = Files.writeString(folder.resolve("dull.txt"), "a".repeat(5000));
        assertRefused(train(dull), "dull.txt", "at least 2 different characters, got 1");
    }

    @Test
    void aFolderWithoutImages() throws IOException {
        Path none = Files.createDirectory(folder.resolve("photos"));
        assertRefused(train(none), "photos");
        assertRefused(train(CommandRun.IMAGES, "--model", "lstm"), "--model lstm needs a text, got grey images");
        assertRefused(train(CommandRun.IMAGES, "--batch", "2000"), "too few images", "got 1000");
    }

    @Test
    void aRunFolderThatExistsIsLeftAlone() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("note.txt"), "mine");
        CommandRun run = CommandRun.of("train", CommandRun.TEXT, "--out", taken, "--quiet");
        assertRefused(run, "taken", "exists already");
        assertThat(taken.resolve("note.txt")).hasContent("mine");
    }

    @Test
    void aFileWhereTheRunFolderShouldGo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused(CommandRun.of("train", CommandRun.TEXT, "--out", file.resolve("below"), "--quiet"), "file");
    }

    @Test
    void aFolderThatIsNoRun() {
        assertRefused(CommandRun.of("report", folder), "run.json");
    }

    @Test
    void aFigureOrPaperThatDoesNotExist() {
        assertRefused(
                CommandRun.of("reproduce", "clipping/A99"),
                "clipping/A99: no such figure; the figures are A1, A2, A3, A4, A5, A6, A7, and more with --full");
        assertRefused(
                CommandRun.of("reproduce", "sgld"),
                "sgld: no such paper; the papers are clipping, finite-sums, conditional-gradient, langevin and multilevel");
    }
}
