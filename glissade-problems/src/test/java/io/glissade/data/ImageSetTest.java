package io.glissade.data;

import static io.glissade.data.IdxImages.images;
import static io.glissade.data.IdxImages.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageSetTest {

    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";

    private final Path folder;

    ImageSetTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void assertRefused(ThrowingCallable reading, String messageEnd) {
        assertThatThrownBy(reading).isInstanceOf(IOException.class).hasMessageEndingWith(messageEnd);
    }

    @Test
    void pixelsAndLabelsComeBackInOrder() throws IOException {
        Path file = write(IMAGES, images(3, 5, 40));
        write(LABELS, labels(2, 0, 7));
        ImageSet set = ImageSet.read(file);
        assertThat(set.count()).isEqualTo(3);
        assertThat(set.rows()).isEqualTo(5);
        assertThat(set.columns()).isEqualTo(40);
        assertThat(set.classes()).isEqualTo(8);
        assertThat(set.labels()).containsExactly(2, 0, 7);
        assertThat(set.pixels()).hasSize(600).startsWith(0f, 1 / 255f, 2 / 255f).contains(1f);
        assertThat(set.pixels()[599]).isEqualTo((599 % 256) / 255f);
        assertThat(set.origin()).isEqualTo(file.toString());
    }

    @Test
    void aFolderGivesItsTrainingSetFirstPlainOrPacked() throws IOException {
        write("t10k-images-idx3-ubyte", images(1, 2, 2));
        write("t10k-labels-idx1-ubyte", labels(1));
        assertThat(ImageSet.read(folder).count()).isEqualTo(1);
        write(IMAGES + ".gz", Gzip.pack(images(2, 2, 2)));
        write(LABELS, labels(1, 0));
        assertThat(ImageSet.read(folder).count()).isEqualTo(2);
        assertThat(ImageSet.read(folder).origin()).endsWith(IMAGES + ".gz");
    }

    @Test
    void namesWithADotAreFoundToo() throws IOException {
        write("train-images.idx3-ubyte", images(1, 2, 2));
        write("train-labels.idx1-ubyte.gz", Gzip.pack(labels(4)));
        assertThat(ImageSet.read(folder).labels()).containsExactly(4);
    }

    @Test
    void theSampleHoldsAThousandImagesInTenClasses() throws IOException {
        Path sample = Path.of(String.valueOf(System.getProperty("glissade.root")), "samples", "fashion-mnist");
        ImageSet train = ImageSet.read(sample);
        assertThat(train.count()).isEqualTo(1_000);
        assertThat(train.rows()).isEqualTo(28);
        assertThat(train.columns()).isEqualTo(28);
        assertThat(train.classes()).isEqualTo(10);
        assertThat(train.labels()).startsWith(9, 0, 0, 3);
        ImageSet test = ImageSet.read(sample.resolve("t10k-images-idx3-ubyte.gz"), train.classes());
        assertThat(test.count()).isEqualTo(200);
        assertThat(test.labels()).startsWith(9, 2, 1, 1);
    }

    @Test
    void aLabelOutsideTheKnownClassesIsRefusedWithItsPlace() throws IOException {
        Path file = write(IMAGES, images(3, 2, 2));
        write(LABELS, labels(2, 0, 7));
        assertThat(ImageSet.read(file, 8).classes()).isEqualTo(8);
        assertThat(ImageSet.read(file, 20).classes()).isEqualTo(20);
        assertRefused(
                () -> ImageSet.read(file, 7),
                LABELS + ": each label must be below the number of classes, 7; label 2 is 7");
        assertThatThrownBy(() -> ImageSet.read(file, -1)).hasMessage("classes must not be negative, got -1");
    }

    @Test
    void missingFilesAndPartnersAreNamed() throws IOException {
        assertRefused(() -> ImageSet.read(folder.resolve("none")), "none: must exist, no such file");
        assertRefused(() -> ImageSet.read(folder), ": must contain a file *-images-idx3-ubyte or .gz, has none");
        Path file = write(IMAGES, images(1, 2, 2));
        assertRefused(
                () -> ImageSet.read(file),
                IMAGES + ": must have its labels beside it, no file train-labels-idx1-ubyte or .gz");
        Path renamed = write("pictures", images(1, 2, 2));
        assertRefused(
                () -> ImageSet.read(renamed),
                "pictures: must be named *-images-idx3-ubyte or .gz so that its labels are found");
    }

    @Test
    void aWrongMagicNumberNamesExpectedAndFound() throws IOException {
        Path file = write(IMAGES, labels(1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertRefused(
                () -> ImageSet.read(file),
                IMAGES + ": must be an idx file of unsigned bytes with 3 dimensions and begin with 0x00000803,"
                        + " begins with 0x00000801");
        write(IMAGES, images(1, 2, 2));
        write(LABELS, images(1, 2, 2));
        assertRefused(() -> ImageSet.read(file), "begin with 0x00000801, begins with 0x00000803");
    }

    @Test
    void labelsMustBeAsManyAsImages() throws IOException {
        Path file = write(IMAGES, images(3, 2, 2));
        write(LABELS, labels(1, 2));
        assertRefused(
                () -> ImageSet.read(file),
                LABELS + ": must hold one label for each of the 3 images in " + IMAGES + ", holds 2");
    }

    @Test
    void theLengthMustBeThatOfTheHeader() throws IOException {
        byte[] whole = images(3, 2, 2);
        Path file = write(IMAGES, Arrays.copyOf(whole, 20));
        assertRefused(
                () -> ImageSet.read(file),
                "must hold as many bytes after its header as that promises (12), holds 4: it is truncated");
        write(IMAGES, Arrays.copyOf(whole, 30));
        assertRefused(
                () -> ImageSet.read(file), "must hold as many bytes after its header as that promises (12), holds 14");
        write(IMAGES, Arrays.copyOf(whole, 15));
        assertRefused(() -> ImageSet.read(file), "must have an idx header of 16 bytes, is truncated at 15");
        write(IMAGES, new byte[] {1});
        assertRefused(() -> ImageSet.read(file), "must have an idx header of 16 bytes, is truncated at 1");
        write(IMAGES, new byte[0]);
        assertRefused(() -> ImageSet.read(file), "must not be empty, holds 0 bytes");
    }

    @Test
    void sizesOfZeroOrBeyondEveryFileAreRefused() throws IOException {
        Path file = write(IMAGES, images(0, 2, 2));
        assertRefused(() -> ImageSet.read(file), "must have sizes of at least 1 in its header, size 1 is 0");
        byte[] huge = images(1, 2, 2);
        for (int position = 4; position < 16; position += 4) {
            ByteBuffer.wrap(huge).putInt(position, -1);
        }
        write(IMAGES, huge);
        assertRefused(() -> ImageSet.read(file), "that promises (more), holds 4: it is truncated");
    }
}
