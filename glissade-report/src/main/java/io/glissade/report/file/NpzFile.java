package io.glissade.report.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An archive of arrays as NumPy reads them: a zip file with one entry of the NPY format, version 1.0, for each array ({@code npyformat}); double
 * precision, little-endian, the last index fastest. Numbers are written as they come, the memory needed does not grow with them, and the same
 * numbers give the same bytes.
 */
public final class NpzFile implements Closeable {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    // A zip entry must have a time; the first one it can hold says that it means nothing.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13).order(ByteOrder.LITTLE_ENDIAN);
    private String array = "";
    private long missing;

    /** Starts the file anew. */
    public NpzFile(Path file) throws IOException {
        this.zip = new ZipOutputStream(new FileOutput(file), StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /**
     * Starts an array; the one before must be complete.
     *
     * @param name distinct in the file
     * @param shape not negative
     */
    public void begin(String name, int... shape) throws IOException {
        end();
        array = name;
        missing = 1;
        for (int length : shape) {
            missing = Math.multiplyExact(missing, (long) length);
        }
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(header(shape));
    }

    private static byte[] header(int[] shape) {
        String lengths = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String text = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + lengths + (shape.length == 1 ? "," : "")
                + "), }";
        int used = MAGIC.length + Short.BYTES + text.length() + 1;
        int padding = (ALIGNMENT - used % ALIGNMENT) % ALIGNMENT;
        byte[] line = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(MAGIC.length + Short.BYTES + line.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) line.length)
                .put(line)
                .array();
    }

    /** The next number of the array. */
    public void append(double value) throws IOException {
        if (missing == 0) {
            throw new IllegalStateException(
                    "array " + array + " must have as many numbers as its shape says, got more");
        }
        missing--;
        buffer.putDouble(value);
        if (!buffer.hasRemaining()) {
            flush();
        }
    }

    private void flush() throws IOException {
        zip.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private void end() throws IOException {
        if (missing > 0) {
            throw new IllegalStateException("array " + array + " lacks " + missing + " numbers");
        }
        flush();
        zip.closeEntry();
    }

    /** Ends the archive; what is missing in the last array is an error, but the file is closed all the same. */
    @Override
    public void close() throws IOException {
        try (zip) {
            end();
        }
    }
}
