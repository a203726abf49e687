package io.glissade.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What may happen to the bytes of a file. */
final class Damage {

    private Damage() {}

    /** Up to three bytes, or runs of them, changed, put in, taken out or repeated, or the end cut off. */
    static byte[] of(RandomGenerator random, byte[] whole) {
        byte[] bytes = whole;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + 1 + (random.nextInt(4) == 0 ? random.nextInt(12) : 0));
            byte[] middle = Arrays.copyOfRange(bytes, at, to);
            byte[] likely = " \n:,\"#.-+e019\r\t?xq".getBytes(StandardCharsets.US_ASCII);
            byte[] put = {random.nextBoolean() ? likely[random.nextInt(likely.length)] : (byte) random.nextInt(256)};
            bytes = switch (random.nextInt(5)) {
                case 0 -> joined(Arrays.copyOf(bytes, at), put, Arrays.copyOfRange(bytes, to, bytes.length));
                case 1 -> joined(Arrays.copyOf(bytes, at), put, Arrays.copyOfRange(bytes, at, bytes.length));
                case 2 -> joined(Arrays.copyOf(bytes, at), new byte[0], Arrays.copyOfRange(bytes, to, bytes.length));
                case 3 -> joined(Arrays.copyOf(bytes, to), middle, Arrays.copyOfRange(bytes, to, bytes.length));
                default -> Arrays.copyOf(bytes, random.nextInt(4) == 0 ? at : bytes.length);
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second, byte[] third) {
        ByteBuffer all = ByteBuffer.allocate(first.length + second.length + third.length);
        return all.put(first).put(second).put(third).array();
    }

    /** Whether bytes begin as gzip does. */
    static boolean isGzip(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }
}
