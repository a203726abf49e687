package io.glissade.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Images with a class each, all of one size. Those read here are grey, from a pair of idx files as MNIST and its successors
 * come in: {@code *-images-idx3-ubyte} and beside it {@code *-labels-idx1-ubyte}, either of them plain or gzip (then named
 * {@code .gz}), at most 256 MiB unpacked. Those in colour come from {@link Cifar10}.
 */
public final class ImageSet {

    private static final Pattern IMAGES = Pattern.compile("(.*)images([-.])idx3-ubyte(\\.gz)?");

    private final float[] pixels;
    private final int[] labels;
    private final int channels;
    private final int rows;
    private final int columns;
    private final int classes;
    private final String origin;

    ImageSet(float[] pixels, int[] labels, int channels, int rows, int columns, int classes, String origin) {
        this.pixels = pixels;
        this.labels = labels;
        this.channels = channels;
        this.rows = rows;
        this.columns = columns;
        this.classes = classes;
        this.origin = origin;
    }

    /**
     * Reads a set whose number of classes is that of its largest label, plus one.
     *
     * @param source the file of images, or a folder with one; of several, that whose name begins with {@code train}
     *     comes first, then the order of the alphabet decides
     * @throws IOException if a file is missing, unreadable, empty, too large, not whole, not of the format, or if there
     *     are not as many labels as images; in one line
     */
    public static ImageSet read(Path source) throws IOException {
        return read(source, 0);
    }

    /**
     * Reads a set that must fit a known number of classes, such as the test set of a training set.
     *
     * @param classes every label must be below it; 0 to take what the labels say
     * @throws IOException as for {@link #read(Path)}, and if a label is out of range
     */
    public static ImageSet read(Path source, int classes) throws IOException {
        if (classes < 0) {
            throw new IllegalArgumentException("classes must not be negative, got " + classes);
        }
        Path imageFile = Files.isDirectory(source) ? imageFileIn(source) : source;
        IdxFile images = IdxFile.read(imageFile, 3);
        Path labelFile = labelFileBeside(imageFile);
        IdxFile labels = IdxFile.read(labelFile, 1);
        int count = images.size(0);
        if (labels.size(0) != count) {
            throw new IOException(labelFile + ": must hold one label for each of the " + count + " images in "
                    + imageFile.getFileName() + ", holds " + labels.size(0));
        }
        int[] numbers = new int[count];
        int largest = 0;
        for (int i = 0; i < count; i++) {
            numbers[i] = labels.value(i);
            largest = Math.max(largest, numbers[i]);
            if (classes > 0 && numbers[i] >= classes) {
                throw new IOException(labelFile + ": each label must be below the number of classes, " + classes
                        + "; label " + i + " is " + numbers[i]);
            }
        }
        float[] pixels = new float[count * images.size(1) * images.size(2)];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = images.value(i) / 255f;
        }
        int found = classes > 0 ? classes : largest + 1;
        return new ImageSet(pixels, numbers, 1, images.size(1), images.size(2), found, imageFile.toString());
    }

    private static Path imageFileIn(Path folder) throws IOException {
        if (!Files.isReadable(folder)) {
            throw new IOException(folder + ": must be readable, permission denied");
        }
        Comparator<Path> trainFirst = Comparator.comparing(file -> !name(file).startsWith("train"));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> IMAGES.matcher(name(file)).matches())
                    .min(trainFirst.thenComparing(ImageSet::name))
                    .orElseThrow(() ->
                            new IOException(folder + ": must contain a file *-images-idx3-ubyte or .gz, has none"));
        }
    }

    private static Path labelFileBeside(Path imageFile) throws IOException {
        Matcher name = IMAGES.matcher(name(imageFile));
        if (!name.matches()) {
            throw new IOException(
                    imageFile + ": must be named *-images-idx3-ubyte or .gz so that its labels are found");
        }
        String plain = name.group(1) + "labels" + name.group(2) + "idx1-ubyte";
        for (String candidate : List.of(plain, plain + ".gz")) {
            Path file = imageFile.resolveSibling(candidate);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new IOException(imageFile + ": must have its labels beside it, no file " + plain + " or .gz");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The number of images. */
    public int count() {
        return labels.length;
    }

    /** Numbers for each pixel: 1 for grey, 3 for red, green and blue. */
    public int channels() {
        return channels;
    }

    /** Pixels from top to bottom of each image. */
    public int rows() {
        return rows;
    }

    /** Pixels from left to right of each image. */
    public int columns() {
        return columns;
    }

    /** The number of classes; each label is below it. */
    public int classes() {
        return classes;
    }

    /**
     * Brightness, image after image, channel after channel, row after row: {@code count * channels * rows * columns} numbers,
     * from 0 to 1 but where the reader says that it normalises. The set's own array, to be read and not changed.
     */
    public float[] pixels() {
        return pixels;
    }

    /** The class of each image, in [0, classes): the set's own array, to be read and not changed. */
    public int[] labels() {
        return labels;
    }

    /** The file or folder it was read from. */
    public String origin() {
        return origin;
    }
}
