package io.glissade.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The code points of a text file in UTF-8; anything else is taken for binary and refused. */
final class Utf8Text {

    private Utf8Text() {}

    /** The code points, without a byte order mark. At least one. */
    static int[] read(Path file, int maximumBytes) throws IOException {
        byte[] bytes = SourceFile.read(file, maximumBytes);
        int start = startsWithByteOrderMark(bytes) ? 3 : 0;
        if (start == bytes.length) {
            throw new IOException(file + ": must not be empty, holds a byte order mark only");
        }
        return decode(file, bytes, start, count(file, bytes, start));
    }

    private static boolean startsWithByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }

    /** In UTF-8 every byte but 10xxxxxx begins a code point. */
    private static int count(Path file, byte[] bytes, int start) throws IOException {
        int count = 0;
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw new IOException(file + ": must be text, has a NUL byte at offset " + i);
            }
            if ((bytes[i] & 0xc0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    private static int[] decode(Path file, byte[] bytes, int start, int count) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes).position(start);
        CharBuffer characters = CharBuffer.allocate(1 << 13);
        int[] codePoints = new int[count];
        int length = 0;
        CoderResult result;
        do {
            result = decoder.decode(in, characters, true);
            if (result.isError()) {
                throw new IOException(file + ": must be UTF-8 text, has a malformed byte at offset " + in.position());
            }
            characters.flip();
            while (characters.hasRemaining()) {
                char c = characters.get();
                codePoints[length++] = Character.isHighSurrogate(c) ? Character.toCodePoint(c, characters.get()) : c;
            }
            characters.clear();
        } while (result.isOverflow());
        return codePoints;
    }
}
