package io.glissade.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * An array of unsigned bytes in the idx format: a magic number 0x0000080D for D dimensions, then D sizes, both as 32-bit
 * big-endian numbers, then the bytes with the last index running fastest.
 *
 * <p>Reference: LeCun, Cortes and Burges, The MNIST database of handwritten digits, section on file formats.
 */
final class IdxFile {

    private final ByteBuffer bytes;
    private final int dimensions;

    private IdxFile(ByteBuffer bytes, int dimensions) {
        this.bytes = bytes;
        this.dimensions = dimensions;
    }

    /** Reads a file that must have this many dimensions, each of size 1 or more, and end where its header says. */
    static IdxFile read(Path file, int dimensions) throws IOException {
        byte[] all = SourceFile.read(file, SourceFile.MAXIMUM_BYTES);
        ByteBuffer bytes = ByteBuffer.wrap(all);
        int headerBytes = 4 + 4 * dimensions;
        int magic = 0x0800 + dimensions;
        if (all.length >= 4 && bytes.getInt(0) != magic) {
            throw new IOException(file + ": must be an idx file of unsigned bytes with " + dimensions
                    + " dimensions and begin with " + hex(magic) + ", begins with " + hex(bytes.getInt(0)));
        }
        if (all.length < headerBytes) {
            throw new IOException(
                    file + ": must have an idx header of " + headerBytes + " bytes, is truncated at " + all.length);
        }
        // A product above the file's length is wrong already, whatever the sizes after it; stopping avoids overflow.
        long promised = 1;
        for (int i = 0; i < dimensions; i++) {
            long size = Integer.toUnsignedLong(bytes.getInt(4 + 4 * i));
            if (size == 0) {
                throw new IOException(
                        file + ": must have sizes of at least 1 in its header, size " + (i + 1) + " is 0");
            }
            promised = promised > all.length ? promised : promised * size;
        }
        int found = all.length - headerBytes;
        if (promised != found) {
            String amount = promised > all.length ? "more" : Long.toString(promised);
            throw new IOException(file + ": must hold as many bytes after its header as that promises (" + amount
                    + "), holds " + found + (promised > found ? ": it is truncated" : ""));
        }
        return new IdxFile(bytes, dimensions);
    }

    private static String hex(int number) {
        return "0x" + HexFormat.of().toHexDigits(number);
    }

    /** The size of a dimension; their product is below 2^28. */
    int size(int dimension) {
        return bytes.getInt(4 + 4 * dimension);
    }

    /** Byte number {@code index} of the contents, in [0, 255]. */
    int value(int index) {
        return bytes.get(4 + 4 * dimensions + index) & 0xff;
    }
}
