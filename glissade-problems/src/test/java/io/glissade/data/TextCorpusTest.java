package io.glissade.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextCorpusTest {

    private final Path folder;

    TextCorpusTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("text.txt"), bytes);
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String join(TextCorpus corpus, String separator) {
        return Arrays.stream(corpus.tokens())
                .mapToObj(corpus.vocabulary()::get)
                .reduce((left, right) -> left + separator + right)
                .orElse("");
    }

    @Test
    void charactersAreNumberedByCodePointAndSpellTheText() throws IOException {
        String text = "Weiß, 𝄞 naïve\r\n\tzz 😀";
        TextCorpus corpus = TextCorpus.characters(file(text));
        assertThat(join(corpus, "")).isEqualTo(text);
        assertThat(corpus.tokens()).hasSize(text.codePointCount(0, text.length()));
        assertThat(corpus.vocabulary().stream().map(character -> character.codePointAt(0)))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(corpus.origin()).isEqualTo(folder.resolve("text.txt").toString());
    }

    @Test
    void charactersBeyondTheBasicPlaneSurviveEveryBufferBoundary() throws IOException {
        for (int shift = 0; shift < 3; shift++) {
            String text = "a".repeat(shift) + "😀é".repeat(10_000);
            assertThat(join(TextCorpus.characters(file(text)), "")).isEqualTo(text);
        }
    }

    @Test
    void aByteOrderMarkIsNotACharacter() throws IOException {
        assertThat(TextCorpus.characters(file("\ufeffab")).vocabulary()).containsExactly("a", "b");
        assertThatThrownBy(() -> TextCorpus.characters(file("\ufeff")))
                .hasMessageEndingWith("text.txt: must not be empty, holds a byte order mark only");
    }

    @Test
    void gzipIsKnownByItsFirstBytesWhateverTheName() throws IOException {
        Path packed = file(Gzip.pack("to be or not to be".getBytes(StandardCharsets.UTF_8)));
        assertThat(join(TextCorpus.characters(packed), "")).isEqualTo("to be or not to be");
    }

    @Test
    void wordsAreNumberedByFrequencyThenAlphabetAndLinesEnd() throws IOException {
        TextCorpus corpus = TextCorpus.words(file("to be or\r\n\nnot  to\tbe"));
        assertThat(join(corpus, " ")).isEqualTo("to be or <eos> <eos> not to be <eos>");
        assertThat(corpus.vocabulary()).containsExactly("<eos>", "be", "to", "not", "or");
    }

    @Test
    void aFinalLineFeedEndsTheLastLineOnce() throws IOException {
        assertThat(join(TextCorpus.words(file("a b\n")), " ")).isEqualTo("a b <eos>");
        assertThat(join(TextCorpus.words(file("a b")), " ")).isEqualTo("a b <eos>");
    }

    @Test
    void aBoundedVocabularyTurnsTheRarestWordsIntoUnknown() throws IOException {
        TextCorpus corpus = TextCorpus.words(file("c c c b b a d\ne c\n"), 4);
        assertThat(corpus.vocabulary()).containsExactly("c", "<unk>", "<eos>", "b");
        assertThat(join(corpus, " ")).isEqualTo("c c c b b <unk> <unk> <eos> <unk> c <eos>");
        assertThat(TextCorpus.words(file("c b\n"), 3).vocabulary()).containsExactly("<eos>", "b", "c");
    }

    @Test
    void unknownWordsThatStandInTheTextAreCountedWithTheDropped() throws IOException {
        TextCorpus corpus = TextCorpus.words(file("<unk> a a b <unk>\n"), 3);
        assertThat(corpus.vocabulary()).containsExactly("<unk>", "a", "<eos>");
        assertThat(join(corpus, " ")).isEqualTo("<unk> a a <unk> <unk> <eos>");
    }

    @Test
    void theSampleHasItsPublishedLengthAndAlphabet() throws IOException {
        Path sample = Path.of(String.valueOf(System.getProperty("glissade.root")), "samples", "tinyshakespeare.txt");
        TextCorpus corpus = TextCorpus.characters(sample);
        assertThat(corpus.tokens()).hasSize(1_115_394);
        assertThat(corpus.vocabulary()).hasSize(65).startsWith("\n", " ", "!").endsWith("y", "z");
        assertThat(TextCorpus.words(sample, 10_000).vocabulary())
                .hasSize(10_000)
                .contains(TextCorpus.UNKNOWN, TextCorpus.END_OF_LINE);
    }

    @Test
    void missingFilesFoldersAndEmptyFilesAreRefused() throws IOException {
        assertThatThrownBy(() -> TextCorpus.characters(folder.resolve("none.txt")))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("none.txt") + ": must exist, no such file");
        assertThatThrownBy(() -> TextCorpus.characters(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": must be a file, is a directory");
        assertThatThrownBy(() -> TextCorpus.characters(file("")))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("text.txt: must not be empty, holds 0 bytes");
        assertThatThrownBy(() -> TextCorpus.words(file(Gzip.pack(new byte[0]))))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("text.txt: must not be empty, holds 0 bytes");
        assertThatThrownBy(() -> TextCorpus.words(file(" \n \n")))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("text.txt: must contain a word, holds white space only");
    }

    @Test
    void aFileWithoutPermissionIsRefused() throws IOException {
        Path file = file("text");
        Assumptions.assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "the user may read all");
        assertThatThrownBy(() -> TextCorpus.characters(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": must be readable, permission denied");
    }

    /** The memory of this process can be opened on Linux, but its first page cannot be read. */
    @Test
    void aFileWhoseReadingFailsIsNamed() {
        Path memory = Path.of("/proc/self/mem");
        Assumptions.assumeTrue(Files.isReadable(memory), "only where processes are files");
        assertThatThrownBy(() -> TextCorpus.characters(memory))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("/proc/self/mem: must be readable, reading it failed: ");
    }

    @Test
    void binaryDataIsRefusedWithTheOffsetOfItsFirstByte() throws IOException {
        assertThatThrownBy(() -> TextCorpus.characters(file(new byte[] {'a', 'b', 0, 'c'})))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("text.txt: must be text, has a NUL byte at offset 2");
        byte[] latin = ("a".repeat(9_000) + "é").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> TextCorpus.words(file(latin)))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("text.txt: must be UTF-8 text, has a malformed byte at offset 9000");
        byte[] cut = Arrays.copyOf("ab😀".getBytes(StandardCharsets.UTF_8), 4);
        assertThatThrownBy(() -> TextCorpus.characters(file(cut)))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("has a malformed byte at offset 2");
    }

    @Test
    void damagedGzipIsRefused() throws IOException {
        byte[] packed = Gzip.pack("to be or not to be".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> TextCorpus.characters(file(Arrays.copyOf(packed, packed.length - 9))))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("text.txt: must be whole gzip data, is truncated");
        packed[packed.length - 6] ^= 1;
        assertThatThrownBy(() -> TextCorpus.characters(file(packed)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("text.txt: must be whole gzip data, is damaged: ");
    }

    @Test
    void moreThanTheBoundIsRefusedWithoutUnpackingTheRest() throws IOException {
        byte[] bomb = Gzip.pack("a".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        assertThat(bomb.length).isLessThan(2_000);
        assertThatThrownBy(() -> TextCorpus.characters(file(bomb), 999_999))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("text.txt: must hold at most 999999 bytes unpacked, holds more");
        assertThat(TextCorpus.characters(file(bomb), 1_000_000).tokens()).hasSize(1_000_000);
    }

    @Test
    void aVocabularyTooSmallForTheMarksIsRefused() {
        assertThatThrownBy(() -> TextCorpus.words(folder, 2)).hasMessage("maximumVocabulary must be at least 3, got 2");
    }
}
