package io.glissade.data;

import java.nio.ByteBuffer;

/** Idx files in memory for the readers' tests. */
final class IdxImages {

    private IdxImages() {}

    /** Images whose pixel number i is i modulo 256. */
    static byte[] images(int count, int rows, int columns) {
        byte[] pixels = new byte[count * rows * columns];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        return ByteBuffer.allocate(16 + pixels.length)
                .putInt(0x803)
                .putInt(count)
                .putInt(rows)
                .putInt(columns)
                .put(pixels)
                .array();
    }

    static byte[] labels(int... labels) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
        for (int label : labels) {
            bytes.put((byte) label);
        }
        return bytes.array();
    }
}
