package io.glissade.data;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file, a reader gives the data that stands in it or one line that says why not. */
final class DamagedFilesTest {

    private static final byte[] TEXT =
            "To be, or not to be: that is the question. 😀 naïve\n".repeat(3).getBytes(StandardCharsets.UTF_8);

    private final Path folder;

    DamagedFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void damagedTextGivesItsTextOrOneLine() {
        forAll(60, 3_000, random -> damaged(random, TEXT), bytes -> {
            Path file = Files.write(folder.resolve("text"), bytes);
            try {
                TextCorpus corpus = TextCorpus.characters(file);
                assertThat(spelt(corpus)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
                assertThat(TextCorpus.words(file, 5).vocabulary()).hasSizeLessThanOrEqualTo(5);
            } catch (IOException refusal) {
                assertOneLine(refusal, file);
            }
        });
    }

    @Test
    void damagedGzipGivesTheOriginalTextOrOneLine() throws IOException {
        byte[] packed = Gzip.pack(TEXT);
        forAll(61, 3_000, random -> damaged(random, packed), bytes -> {
            Path file = Files.write(folder.resolve("text.gz"), bytes);
            try {
                TextCorpus corpus = TextCorpus.characters(file);
                boolean stillPacked = bytes.length > 1 && bytes[0] == packed[0] && bytes[1] == packed[1];
                byte[] expected = stillPacked ? TEXT : bytes;
                assertThat(spelt(corpus)).isEqualTo(new String(expected, StandardCharsets.UTF_8));
            } catch (IOException refusal) {
                assertOneLine(refusal, file);
            }
        });
    }

    @Test
    void damagedImagesGiveTheirPixelsOrOneLine() throws IOException {
        byte[] images = IdxImages.images(4, 3, 5);
        Files.write(folder.resolve("a-labels-idx1-ubyte"), IdxImages.labels(0, 1, 2, 1));
        forAll(62, 3_000, random -> damaged(random, images), bytes -> {
            Path file = Files.write(folder.resolve("a-images-idx3-ubyte"), bytes);
            try {
                ImageSet set = ImageSet.read(file);
                assertThat(set.count()).isEqualTo(ByteBuffer.wrap(bytes).getInt(4));
                assertThat(set.count() * set.rows() * set.columns()).isEqualTo(bytes.length - 16);
                for (int i = 0; i < set.pixels().length; i++) {
                    assertThat(set.pixels()[i]).isEqualTo((bytes[16 + i] & 0xff) / 255f);
                }
            } catch (IOException refusal) {
                assertOneLine(refusal, file);
            }
        });
    }

    @Test
    void damagedLabelsGiveTheirNumbersOrOneLine() throws IOException {
        byte[] labels = IdxImages.labels(0, 1, 2, 1, 9, 3);
        Path images = Files.write(folder.resolve("b-images-idx3-ubyte"), IdxImages.images(6, 2, 2));
        forAll(63, 3_000, random -> damaged(random, labels), bytes -> {
            Path file = Files.write(folder.resolve("b-labels-idx1-ubyte"), bytes);
            try {
                ImageSet set = ImageSet.read(images);
                assertThat(bytes).hasSize(14);
                for (int i = 0; i < 6; i++) {
                    assertThat(set.labels()[i]).isEqualTo(bytes[8 + i] & 0xff).isLessThan(set.classes());
                }
            } catch (IOException refusal) {
                assertOneLine(refusal, file);
            }
        });
    }

    private static String spelt(TextCorpus corpus) {
        StringBuilder text = new StringBuilder();
        for (int token : corpus.tokens()) {
            text.append(corpus.vocabulary().get(token));
        }
        return text.toString();
    }

    private static void assertOneLine(IOException refusal, Path file) {
        assertThat(refusal.getMessage()).startsWith(file + ": must ").doesNotContain("\n", "\r");
    }

    /** One to three changes: a byte set, a bit flipped, the end cut off, a piece doubled or a piece removed. */
    private static byte[] damaged(RandomGenerator random, byte[] original) {
        byte[] bytes = original.clone();
        int changes = random.nextInt(1, 4);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            int place = random.nextInt(bytes.length);
            int end = Math.min(bytes.length, place + random.nextInt(1, 8));
            switch (random.nextInt(5)) {
                case 0 -> bytes[place] = (byte) random.nextInt(256);
                case 1 -> bytes[place] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, place);
                case 3 -> bytes = join(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, place, bytes.length));
                default -> bytes = join(Arrays.copyOf(bytes, place), Arrays.copyOfRange(bytes, end, bytes.length));
            }
        }
        return bytes;
    }

    private static byte[] join(byte[] head, byte[] tail) {
        return ByteBuffer.allocate(head.length + tail.length)
                .put(head)
                .put(tail)
                .array();
    }
}
