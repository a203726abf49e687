package io.glissade.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a whole file, unpacked if it is gzip. */
final class SourceFile {

    /** No reader takes more, packed or unpacked: 256 MiB, a hundred times the samples, and a bound on gzip bombs. */
    static final int MAXIMUM_BYTES = 1 << 28;

    private SourceFile() {}

    /** At least one byte and at most {@code maximumBytes}. */
    static byte[] read(Path file, int maximumBytes) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + ": must exist, no such file");
        }
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": must be a file, is a directory");
        }
        if (!Files.isReadable(file)) {
            throw new IOException(file + ": must be readable, permission denied");
        }
        byte[] bytes;
        try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = isGzip(packed) ? new GZIPInputStream(packed, 1 << 16) : packed) {
            bytes = in.readNBytes(maximumBytes + 1);
        } catch (EOFException end) {
            throw new IOException(file + ": must be whole gzip data, is truncated", end);
        } catch (ZipException damage) {
            throw new IOException(file + ": must be whole gzip data, is damaged: " + damage.getMessage(), damage);
        } catch (IOException failure) {
            throw new IOException(file + ": must be readable, reading it failed: " + failure.getMessage(), failure);
        }
        if (bytes.length > maximumBytes) {
            throw new IOException(file + ": must hold at most " + maximumBytes + " bytes unpacked, holds more");
        }
        if (bytes.length == 0) {
            throw new IOException(file + ": must not be empty, holds 0 bytes");
        }
        return bytes;
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }
}
