package io.glissade.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The colour images of CIFAR-10: 32 x 32 pixels in ten classes, a training and a test part. Each channel of both parts is
 * normalised with mean and standard deviation of that channel in the training part. Source: {@code krizhevsky2009learning}.
 *
 * @param train what a network learns from
 * @param test what it is judged by
 * @param means of red, green and blue in the training part, brightness from 0 to 1
 * @param deviations of red, green and blue in the training part
 */
public record Cifar10(ImageSet train, ImageSet test, List<Double> means, List<Double> deviations) {

    /** The classes in the order of their numbers. */
    public static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private static final int SIDE = 32;
    private static final int RECORD_BYTES = 1 + 3 * SIDE * SIDE;
    private static final List<String> TRAINING_FILES = IntStream.rangeClosed(1, 5)
            .mapToObj(i -> "data_batch_" + i + ".bin")
            .toList();
    private static final String TEST_FILE = "test_batch.bin";

    /** Checks nothing; {@link #read} makes sets that fit together. */
    public Cifar10 {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    /**
     * Reads both parts, from the binary files as published or from a zip file of JPEG images.
     *
     * @param source a folder with {@code data_batch_1.bin} to {@code data_batch_5.bin} and {@code test_batch.bin}, each plain or
     *     gzip (then named {@code .gz}), in each of which an image is a byte for its class and 1,024 bytes each for red, green
     *     and blue; or a zip file, itself plain or gzip, of images {@code train/CLASS/*.jpg} and {@code test/CLASS/*.jpg}, or a
     *     folder in which it is the only one
     * @throws IOException if a file is missing, unreadable, empty, larger than 256 MiB unpacked, damaged, not of the format, or
     *     has an unknown class, or if a part has no image; in one line
     */
    public static Cifar10 read(Path source) throws IOException {
        ColourImages train = new ColourImages(SIDE);
        ColourImages test = new ColourImages(SIDE);
        if (Files.isDirectory(source) && Files.exists(packedOrPlain(source, TRAINING_FILES.get(0)))) {
            for (String name : TRAINING_FILES) {
                readRecords(packedOrPlain(source, name), train);
            }
            readRecords(packedOrPlain(source, TEST_FILE), test);
        } else {
            Path zip = Files.isDirectory(source) ? onlyZipIn(source) : source;
            JpegArchive.read(zip, CLASSES, SIDE, Map.of("train", train, "test", test));
        }
        for (ColourImages part : List.of(train, test)) {
            if (part.count() == 0) {
                throw new IOException(source + ": must hold images of both parts, has " + train.count()
                        + " to train on and " + test.count() + " to test on");
            }
        }
        List<Double> means = IntStream.range(0, 3).mapToObj(train::mean).toList();
        List<Double> deviations =
                IntStream.range(0, 3).mapToObj(train::deviation).toList();
        return new Cifar10(
                train.normalised(means, deviations, CLASSES.size(), source.toString()),
                test.normalised(means, deviations, CLASSES.size(), source.toString()),
                means,
                deviations);
    }

    private static Path packedOrPlain(Path folder, String name) {
        Path packed = folder.resolve(name + ".gz");
        return Files.exists(packed) ? packed : folder.resolve(name);
    }

    private static void readRecords(Path file, ColourImages images) throws IOException {
        byte[] bytes = SourceFile.read(file, SourceFile.MAXIMUM_BYTES);
        if (bytes.length % RECORD_BYTES != 0) {
            throw new IOException(file + ": must hold whole images of " + RECORD_BYTES + " bytes, holds " + bytes.length
                    + " bytes, " + bytes.length % RECORD_BYTES + " too many");
        }
        for (int start = 0; start < bytes.length; start += RECORD_BYTES) {
            int label = bytes[start] & 0xff;
            if (label >= CLASSES.size()) {
                throw new IOException(file + ": must hold classes below " + CLASSES.size() + ", image "
                        + start / RECORD_BYTES + " has " + label);
            }
            images.add(Arrays.copyOfRange(bytes, start + 1, start + RECORD_BYTES), label);
        }
    }

    private static Path onlyZipIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> zips = files.filter(file -> {
                        String name = file.toString();
                        return name.endsWith(".zip") || name.endsWith(".zip.gz");
                    })
                    .toList();
            if (zips.size() != 1) {
                throw new IOException(folder + ": must contain " + TRAINING_FILES.get(0)
                        + " and its like, plain or .gz, or " + "one zip file, has " + zips.size() + " zip files");
            }
            return zips.get(0);
        }
    }
}
