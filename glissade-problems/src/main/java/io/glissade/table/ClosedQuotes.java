package io.glissade.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

/**
 * Passes the text of a CSV file on and refuses what the library behind it would take for something else: the end within a quoted
 * field, as such a file is cut off; and a carriage return within one that no line feed follows, which beside a quote makes it lose the field or
 * the end of the record.
 */
final class ClosedQuotes extends FilterReader {

    private enum At {
        START_OF_FIELD,
        WITHIN_FIELD,
        WITHIN_QUOTES,
        QUOTE_WITHIN_QUOTES
    }

    private final Path file;
    private final char delimiter;
    private At at = At.START_OF_FIELD;
    private char before = '\n';
    private long line = 1;
    private long opened;

    ClosedQuotes(Path file, char delimiter, Reader in) {
        super(in);
        this.file = file;
        this.delimiter = delimiter;
    }

    @Override
    public int read(char[] text, int from, int length) throws IOException {
        int read = in.read(text, from, length);
        if (read < 0 && at == At.WITHIN_QUOTES) {
            throw new IOException(
                    file + ": line " + opened + ": a quoted field must be closed, the file ends within it");
        }
        for (int i = from; i < from + read; i++) {
            follow(text[i]);
        }
        return read;
    }

    private void follow(char c) throws IOException {
        if (at == At.WITHIN_QUOTES && before == '\r' && c != '\n') {
            throw new IOException(file + ": line " + opened
                    + ": a quoted field must not hold a carriage return without a line feed, one does");
        }
        if (c == '\r' || (c == '\n' && before != '\r')) {
            line++;
        }
        before = c;
        if (at == At.WITHIN_QUOTES) {
            at = c == '"' ? At.QUOTE_WITHIN_QUOTES : at;
        } else if (c == '"' && at != At.WITHIN_FIELD) {
            opened = at == At.START_OF_FIELD ? line : opened;
            at = At.WITHIN_QUOTES;
        } else {
            at = c == delimiter || c == '\n' || c == '\r' ? At.START_OF_FIELD : At.WITHIN_FIELD;
        }
    }
}
