package io.glissade.report.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** The bytes of a safetensors file: length of the header, header, numbers. */
final class SafetensorsFile {

    /** A multiple of every width. */
    private static final int CHUNK_BYTES = 1 << 20;

    private SafetensorsFile() {}

    static void write(Path file, Map<String, Numbers> arrays, Map<String, String> metadata) throws IOException {
        SafetensorsHeader header = SafetensorsHeader.of(arrays, metadata);
        ByteBuffer chunk = chunk();
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            byte[] json = header.json();
            writeFully(chunk.putLong(json.length).flip(), out);
            writeFully(ByteBuffer.wrap(json), out);
            for (SafetensorsHeader.Entry entry : header.entries()) {
                Numbers numbers = header.numbers(entry, arrays);
                int perChunk = CHUNK_BYTES / numbers.width();
                for (int start = 0; start < numbers.length(); start += perChunk) {
                    int count = Math.min(perChunk, numbers.length() - start);
                    numbers.put(start, count, chunk.clear());
                    writeFully(chunk.limit(count * numbers.width()), out);
                }
            }
            out.force(true);
        }
    }

    static Safetensors read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": must be a file, is " + (Files.exists(file) ? "none" : "missing"));
        }
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer chunk = chunk();
            SafetensorsHeader header = SafetensorsHeader.read(file, in.size(), length -> {
                byte[] bytes = new byte[length];
                readFully(ByteBuffer.wrap(bytes), in);
                return bytes;
            });
            Safetensors found = new Safetensors();
            header.metadata().forEach(found::putText);
            for (SafetensorsHeader.Entry entry : header.entries()) {
                Numbers numbers = Numbers.zeros(entry.type(), entry.length());
                int perChunk = CHUNK_BYTES / numbers.width();
                for (int start = 0; start < numbers.length(); start += perChunk) {
                    int count = Math.min(perChunk, numbers.length() - start);
                    readFully(chunk.clear().limit(count * numbers.width()), in);
                    numbers.get(start, count, chunk.flip());
                }
                found.put(entry.name(), numbers);
            }
            return found;
        } catch (EOFException end) {
            throw new IOException(file + ": must hold as many bytes as its header promises, is truncated", end);
        }
    }

    private static ByteBuffer chunk() {
        return ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeFully(ByteBuffer bytes, FileChannel out) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static void readFully(ByteBuffer bytes, FileChannel in) throws IOException {
        while (bytes.hasRemaining()) {
            if (in.read(bytes) < 0) {
                throw new EOFException();
            }
        }
    }
}
