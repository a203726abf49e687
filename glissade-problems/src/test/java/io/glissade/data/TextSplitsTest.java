package io.glissade.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextSplitsTest {

    private final Path folder;

    TextSplitsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void write(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(name), name.endsWith(".gz") ? Gzip.pack(bytes) : bytes);
    }

    @Test
    void allPartsSpeakTheVocabularyOfTheTrainingPart() throws IOException {
        write("ptb.train.txt", " b a a \n a <unk> b \n");
        write("ptb.valid.txt.gz", "b b\n");
        write("ptb.test.txt", "a zebra b\n");
        TextSplits splits = TextSplits.read(folder);
        List<String> vocabulary = List.of("a", "<eos>", "b", "<unk>");
        assertThat(splits.train().vocabulary()).isEqualTo(vocabulary);
        assertThat(splits.validation().vocabulary()).isEqualTo(vocabulary);
        assertThat(splits.test().vocabulary()).isEqualTo(vocabulary);
        assertThat(splits.train().tokens()).containsExactly(2, 0, 0, 1, 0, 3, 2, 1);
        assertThat(splits.validation().tokens()).containsExactly(2, 2, 1);
        assertThat(splits.test().tokens()).containsExactly(0, 3, 2, 1);
        assertThat(splits.validation().origin()).endsWith("ptb.valid.txt.gz");
    }

    @Test
    void theNamesOfWikiTextAreKnownToo() throws IOException {
        for (String part : List.of("train", "valid", "test")) {
            write("wiki." + part + ".tokens.gz", " = x = \n\n x <unk>\n");
        }
        TextSplits splits = TextSplits.read(folder);
        assertThat(splits.train().vocabulary()).containsExactly("<eos>", "=", "x", "<unk>");
        assertThat(splits.test().tokens()).containsExactly(1, 2, 1, 0, 0, 2, 3, 0);
    }

    @Test
    void aStrangeWordNeedsAWordForTheUnknown() throws IOException {
        write("ptb.train.txt", "a b\n");
        write("ptb.valid.txt", "a b\n");
        write("ptb.test.txt", "a zebra yak\n");
        assertThatThrownBy(() -> TextSplits.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("ptb.test.txt")
                        + ": must hold words of the vocabulary only, as that has no <unk>; holds zebra");
    }

    @Test
    void missingAndDoubleNamesAreRefused() throws IOException {
        String rule = folder + ": must be a folder with one of ptb.train.txt and wiki.train.tokens, plain or .gz; has ";
        assertThatThrownBy(() -> TextSplits.read(folder)).hasMessage(rule + "neither");
        write("ptb.train.txt", "a\n");
        assertThatThrownBy(() -> TextSplits.read(folder))
                .hasMessage(folder.resolve("ptb.valid.txt") + ": must exist, no such file");
        write("wiki.train.tokens.gz", "a\n");
        assertThatThrownBy(() -> TextSplits.read(folder)).hasMessage(rule + "both");
        assertThatThrownBy(() -> TextSplits.read(folder.resolve("ptb.train.txt")))
                .hasMessageEndingWith("has neither");
    }
}
