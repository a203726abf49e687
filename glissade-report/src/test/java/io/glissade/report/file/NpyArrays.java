package io.glissade.report.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads archives of arrays back by the letter of the format: magic string, version, length of the header, header, numbers. */
public final class NpyArrays {

    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '<f8', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), } *\\n");

    private NpyArrays() {}

    /**
     * An array.
     *
     * @param shape as the header says it
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Array(String shape, double[] numbers) {}

    /** The arrays of a file by name. */
    public static Map<String, Array> read(Path file) throws IOException {
        Map<String, Array> arrays = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName()).endsWith(".npy");
                String name = entry.getName().substring(0, entry.getName().length() - ".npy".length());
                arrays.put(name, array(zip.readAllBytes()));
            }
        }
        return arrays;
    }

    /** The array of a name that must be there. */
    public static Array of(Map<String, Array> arrays, String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }

    private static Array array(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[6];
        in.get(magic);
        assertThat(magic).isEqualTo(new byte[] {(byte) 0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59});
        assertThat(in.get()).as("major version").isEqualTo((byte) 1);
        assertThat(in.get()).as("minor version").isEqualTo((byte) 0);
        byte[] text = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(text);
        assertThat(in.position() % 64)
                .as("numbers begin at a multiple of 64 bytes")
                .isZero();
        Matcher header = HEADER.matcher(new String(text, StandardCharsets.US_ASCII));
        assertThat(header.matches()).isTrue();
        double[] numbers = new double[in.remaining() / Double.BYTES];
        in.asDoubleBuffer().get(numbers);
        long count = Arrays.stream(header.group(1).split(",", -1))
                .map(String::strip)
                .filter(length -> !length.isEmpty())
                .mapToLong(Long::parseLong)
                .reduce(1, (a, b) -> a * b);
        assertThat((long) numbers.length).isEqualTo(count);
        assertThat(in.remaining() % Double.BYTES).isZero();
        return new Array(header.group(1), numbers);
    }
}
