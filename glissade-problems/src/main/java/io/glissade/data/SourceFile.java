package io.glissade.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file, unpacked if it is gzip, whatever its name. What goes wrong ends in one line that names the file. */
public final class SourceFile {

    /** No reader of whole files takes more, packed or unpacked: 256 MiB, a hundred times the samples, and a bound on gzip bombs. */
    static final int MAXIMUM_BYTES = 1 << 28;

    private SourceFile() {}

    /**
     * The bytes one after the other.
     *
     * @return to be closed by the caller; its reads too fail in one line that names the file
     * @throws IOException if there is no such file, or it is a directory or not readable
     */
    public static InputStream open(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + ": must exist, no such file");
        }
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": must be a file, is a directory");
        }
        if (!Files.isReadable(file)) {
            throw new IOException(file + ": must be readable, permission denied");
        }
        InputStream packed = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            return new Explained(file, isGzip(packed) ? new GZIPInputStream(packed, 1 << 16) : packed);
        } catch (IOException failure) {
            packed.close();
            throw explained(file, failure);
        }
    }

    /** At least one byte and at most {@code maximumBytes}. */
    static byte[] read(Path file, int maximumBytes) throws IOException {
        byte[] bytes;
        try (InputStream in = open(file)) {
            bytes = in.readNBytes(maximumBytes + 1);
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

    private static IOException explained(Path file, IOException failure) {
        if (failure instanceof EOFException) {
            return new IOException(file + ": must be whole gzip data, is truncated", failure);
        }
        if (failure instanceof ZipException) {
            return new IOException(file + ": must be whole gzip data, is damaged: " + failure.getMessage(), failure);
        }
        return new IOException(file + ": must be readable, reading it failed: " + failure.getMessage(), failure);
    }

    private static final class Explained extends FilterInputStream {

        private final Path file;

        Explained(Path file, InputStream in) {
            super(in);
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return in.read(bytes, from, length);
            } catch (IOException failure) {
                throw explained(file, failure);
            }
        }
    }
}
