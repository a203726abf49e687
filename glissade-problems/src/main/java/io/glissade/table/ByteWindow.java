package io.glissade.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A part of a long stream of bytes, moved along it. After {@link #ensureToken} the next {@value #LONGEST_TOKEN} bytes are there, or
 * all that are left and then a line feed, so that what reads a token need not look for the end of the bytes.
 */
final class ByteWindow {

    /** No token may be longer. */
    static final int LONGEST_TOKEN = 1_024;

    private static final int SIZE = 1 << 16;

    /** The bytes; those from {@link #at} to {@link #limit} are yet to be read. */
    final byte[] bytes = new byte[SIZE + 1];

    int at;
    int limit;

    private final InputStream in;
    private boolean ended;

    ByteWindow(InputStream in) {
        this.in = in;
    }

    /** Moves the window if less than a token is left of it. */
    void ensureToken() throws IOException {
        if (limit - at <= LONGEST_TOKEN && !ended) {
            System.arraycopy(bytes, at, bytes, 0, limit - at);
            limit -= at;
            at = 0;
            while (!ended && limit < SIZE) {
                int read = in.read(bytes, limit, SIZE - limit);
                ended = read < 0;
                limit += Math.max(read, 0);
            }
            bytes[limit] = '\n';
        }
    }

    /** Whether no byte is left; call {@link #ensureToken} first. */
    boolean atEnd() {
        return at >= limit;
    }

    /** The bytes from {@code from} to the next blank, for a message: at most 40 of them, and none that does not print. */
    String token(int from) {
        int to = from;
        while (to < limit && !isBlank(bytes[to]) && bytes[to] != '\n') {
            to++;
        }
        return excerpt(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    static boolean isBlank(byte one) {
        return one == ' ' || one == '\t' || one == '\r';
    }

    /** A text for a message of one line. */
    static String excerpt(String text) {
        String printable = text.replaceAll("[^ -~]", "?");
        return "'" + (printable.length() > 40 ? printable.substring(0, 40) + "..." : printable) + "'";
    }
}
