package io.glissade.data;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Cifar10Test {

    private static final int PIXELS = 1024;

    private final Path folder;

    Cifar10Test(@TempDir Path folder) {
        this.folder = folder;
    }

    /** One image a file: class i, red 10 i, green 255 in the upper half, blue 7. */
    private static byte[] records(int... labels) {
        byte[] bytes = new byte[labels.length * (1 + 3 * PIXELS)];
        for (int i = 0; i < labels.length; i++) {
            int start = i * (1 + 3 * PIXELS);
            bytes[start] = (byte) labels[i];
            Arrays.fill(bytes, start + 1, start + 1 + PIXELS, (byte) (10 * labels[i]));
            Arrays.fill(bytes, start + 1 + PIXELS, start + 1 + PIXELS + PIXELS / 2, (byte) 255);
            Arrays.fill(bytes, start + 1 + 2 * PIXELS, start + 1 + 3 * PIXELS, (byte) 7);
        }
        return bytes;
    }

    private void writeBinary() throws IOException {
        for (int i = 1; i <= 5; i++) {
            Files.write(folder.resolve("data_batch_" + i + ".bin"), records(i));
        }
        Files.write(folder.resolve("test_batch.bin.gz"), Gzip.pack(records(0, 9)));
    }

    /** Red of the training images is 10 to 50 in steps of 10: mean 30, deviation sqrt(200). */
    @Test
    void binaryFilesAreReadAndNormalisedByTheTrainingPart() throws IOException {
        writeBinary();
        Cifar10 cifar = Cifar10.read(folder);
        assertThat(cifar.train().labels()).containsExactly(1, 2, 3, 4, 5);
        assertThat(cifar.test().labels()).containsExactly(0, 9);
        for (ImageSet set : new ImageSet[] {cifar.train(), cifar.test()}) {
            assertThat(set.channels()).isEqualTo(3);
            assertThat(set.rows()).isEqualTo(32);
            assertThat(set.columns()).isEqualTo(32);
            assertThat(set.classes()).isEqualTo(10);
            assertThat(set.pixels()).hasSize(set.count() * 3 * PIXELS);
        }
        assertThat(cifar.means().get(0)).isCloseTo(30 / 255.0, within(1e-15));
        assertThat(cifar.deviations().get(0)).isCloseTo(Math.sqrt(200) / 255, within(1e-15));
        assertThat(cifar.deviations().get(2)).isCloseTo(0, within(1e-15));
        float[] pixels = cifar.test().pixels();
        int second = 3 * PIXELS;
        assertThat(pixels[0]).isCloseTo((float) (-30 / Math.sqrt(200)), within(1e-6f));
        assertThat(pixels[second + PIXELS - 1]).isCloseTo((float) (60 / Math.sqrt(200)), within(1e-6f));
        assertThat(pixels[second + PIXELS]).isCloseTo(1, within(1e-6f));
        assertThat(pixels[second + PIXELS + PIXELS / 2]).isCloseTo(-1, within(1e-6f));
        assertThat(pixels[second + 2 * PIXELS]).isCloseTo(0, within(1e-6f));
    }

    @Test
    void missingTruncatedAndMislabelledBinaryFilesAreNamed() throws IOException {
        assertRefused(": must contain data_batch_1.bin and its like, plain or .gz, or one zip file, has 0 zip files");
        writeBinary();
        Files.write(folder.resolve("data_batch_3.bin"), Arrays.copyOf(records(3, 3), 4_000));
        assertRefused("data_batch_3.bin: must hold whole images of 3073 bytes, holds 4000 bytes, 927 too many");
        Files.write(folder.resolve("data_batch_3.bin"), records(3, 10));
        assertRefused("data_batch_3.bin: must hold classes below 10, image 1 has 10");
        Files.delete(folder.resolve("data_batch_3.bin"));
        assertRefused("data_batch_3.bin: must exist, no such file");
    }

    private void assertRefused(String messageEnd) {
        assertThatThrownBy(() -> Cifar10.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.toString())
                .hasMessageEndingWith(messageEnd);
    }

    private static byte[] jpeg(int side, int rgb) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, rgb);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "jpg", out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> images() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("train/", new byte[0]);
        entries.put("train/frog/0000.jpg", jpeg(32, 0x204060));
        entries.put("train/airplane/0001.jpg", jpeg(32, 0x8040c0));
        entries.put("test/truck/0000.jpg", jpeg(32, 0x50a090));
        return entries;
    }

    /** JPEG keeps one colour all over up to a few steps of 255; training means lie between the two images. */
    @Test
    void jpegImagesInAZipFileAreReadPlainOrPacked() throws IOException {
        byte[] zip = zip(images());
        for (byte[] bytes : new byte[][] {zip, Gzip.pack(zip)}) {
            Path file = Files.write(folder.resolve(bytes == zip ? "a.zip" : "b.zip.gz"), bytes);
            Cifar10 cifar = Cifar10.read(file);
            assertThat(cifar.train().labels()).containsExactly(6, 0);
            assertThat(cifar.test().labels()).containsExactly(9);
            double[] means = {0x50, 0x40, 0x90};
            for (int c = 0; c < 3; c++) {
                assertThat(cifar.means().get(c) * 255).isCloseTo(means[c], within(3.0));
            }
            assertThat(cifar.train().pixels()[0]).isCloseTo(-1, within(0.05f));
            assertThat(cifar.train().pixels()[3 * PIXELS + 2 * PIXELS]).isCloseTo(1, within(0.05f));
        }
        assertRefused(", or one zip file, has 2 zip files");
        Files.delete(folder.resolve("a.zip"));
        assertThat(Cifar10.read(folder).train().count()).isEqualTo(2);
    }

    @Test
    void entriesThatDoNotBelongAreNamed() throws IOException {
        Path file = folder.resolve("a.zip");
        Files.write(file, zip(Map.of("train/unicorn/1.jpg", jpeg(32, 0))));
        assertRefused("dog, frog, horse, ship, truck; holds train/unicorn/1.jpg");
        Files.write(file, zip(Map.of("train/dog/1.jpg", jpeg(16, 0))));
        assertRefused("must hold images of 32 x 32 pixels, train/dog/1.jpg has 16 x 16");
        Files.write(file, zip(Map.of("train/dog/1.jpg", "no image".getBytes(StandardCharsets.UTF_8))));
        assertThatThrownBy(() -> Cifar10.read(file)).hasMessageContaining("train/dog/1.jpg cannot be decoded");
        Files.write(file, zip(Map.of("train/dog/1.jpg", new byte[70_000])));
        assertRefused("must hold entries of at most 65536 bytes, train/dog/1.jpg is larger");
        Files.write(file, zip(Map.of("train/dog/1.jpg", jpeg(32, 0))));
        assertRefused("must hold images of both parts, has 1 to train on and 0 to test on");
        Files.writeString(file, "no zip");
        assertRefused("must be a zip file, plain or gzip, and begin with PK");
    }

    @Test
    void aDamagedZipFileGivesImagesOrOneLine() throws IOException {
        byte[] zip = zip(images());
        forAll(64, 400, random -> damaged(random, zip), bytes -> {
            Path file = Files.write(folder.resolve("damaged.zip"), bytes);
            try {
                assertThat(Cifar10.read(file).train().channels()).isEqualTo(3);
            } catch (IOException refusal) {
                assertThat(refusal.getMessage()).startsWith(file + ": must ").doesNotContain("\n", "\r");
            }
        });
    }

    private static byte[] damaged(RandomGenerator random, byte[] original) {
        byte[] bytes =
                random.nextInt(4) == 0 ? Arrays.copyOf(original, random.nextInt(original.length)) : original.clone();
        for (int i = 0; i < 3 && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
