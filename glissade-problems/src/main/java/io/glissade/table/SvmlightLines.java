package io.glissade.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of an svmlight file, read token by token into compressed rows. */
final class SvmlightLines {

    private final Path file;
    private final ByteWindow window;
    private final DecimalNumber number = new DecimalNumber();
    private final GrowingRows rows = new GrowingRows();
    private final int least;
    private final int last;
    private final boolean skipUnknown;

    private int smallest = Integer.MAX_VALUE;
    private int largest = -1;
    private long line;
    private long blankLines;
    private long comments;
    private long groups;
    private long unknown;

    /** @param skipUnknown whether an index that is too large is left out rather than refused */
    SvmlightLines(Path file, InputStream in, SvmlightOptions options, boolean skipUnknown) {
        this.file = file;
        this.window = new ByteWindow(in);
        this.skipUnknown = skipUnknown;
        // Without a base, 0 is still possible and so is the index that equals the number of features.
        Integer base = options.base();
        this.least = base == null ? 0 : base;
        int features = options.features() > 0 ? options.features() : SvmlightReader.MOST_FEATURES;
        this.last = (base == null ? 1 : base) + features - 1;
    }

    /** Reads them all. */
    void read() throws IOException {
        window.ensureToken();
        while (!window.atEnd()) {
            line++;
            skipBlanks();
            if (atEndOfLine()) {
                blankLines += window.bytes[window.at] == '#' ? 0 : 1;
            } else {
                readRow();
            }
            skipLine();
            window.ensureToken();
        }
        if (rows.rows() == 0) {
            throw new IOException(file + ": must hold at least one row, holds none");
        }
    }

    private void readRow() throws IOException {
        double target = readNumber("target", "") + 0.0;
        int before = -1;
        for (skipBlanks(); !atEndOfLine(); skipBlanks()) {
            if (isGroup()) {
                skipGroup();
                continue;
            }
            int index = readIndex(before);
            before = index;
            double value = readNumber("value of feature ", Integer.toString(index));
            if (index > last) {
                unknown++;
            } else if (value != 0) {
                if (rows.fullOfEntries()) {
                    throw refused("entries must be at most " + GrowingRows.MOST + ", there are more");
                }
                rows.add(index, value);
            }
        }
        if (rows.fullOfRows()) {
            throw refused("rows must be at most " + (GrowingRows.MOST - 1) + ", there are more");
        }
        rows.endRow(target);
    }

    /** The index up to its colon. */
    private int readIndex(int before) throws IOException {
        byte[] bytes = window.bytes;
        int start = window.at;
        int at = start;
        long index = 0;
        for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            index = Math.min(Integer.MAX_VALUE, index * 10 + bytes[at] - '0');
        }
        requireShort(start, at);
        if (at == start || bytes[at] != ':') {
            throw refused("an entry must be index:value with a whole number as index, got " + window.token(start));
        }
        if (index < least || (index > last && !skipUnknown) || index == Integer.MAX_VALUE) {
            throw refused("index must be from " + least + " to " + last + ", got " + window.token(start));
        }
        if (index <= before) {
            throw refused("indices of a row must ascend strictly, got " + index + " after " + before);
        }
        if (index <= last) {
            smallest = Math.min(smallest, (int) index);
            largest = Math.max(largest, (int) index);
        }
        window.at = at + 1;
        return (int) index;
    }

    /** A number that ends with a blank, the line or a comment. */
    private double readNumber(String name, String which) throws IOException {
        window.ensureToken();
        int start = window.at;
        double value = number.read(window.bytes, start);
        int end = number.end();
        requireShort(start, end);
        byte next = window.bytes[end];
        boolean ends = ByteWindow.isBlank(next) || next == '\n' || next == '#';
        if (!ends || Double.isNaN(value)) {
            throw refused(name + which + " must be a finite number, got " + window.token(start));
        }
        if (Double.isInfinite(value)) {
            throw refused(name + which + " must be finite, got " + window.token(start));
        }
        window.at = end;
        return value;
    }

    private boolean isGroup() {
        byte[] bytes = window.bytes;
        int at = window.at;
        return bytes[at] == 'q' && bytes[at + 1] == 'i' && bytes[at + 2] == 'd' && bytes[at + 3] == ':';
    }

    private void skipGroup() throws IOException {
        groups++;
        int start = window.at;
        int at = start;
        while (!ByteWindow.isBlank(window.bytes[at]) && window.bytes[at] != '\n' && window.bytes[at] != '#') {
            at++;
        }
        requireShort(start, at);
        window.at = at;
    }

    /** What is longer may go on past the window. */
    private void requireShort(int start, int end) throws IOException {
        if (end - start > ByteWindow.LONGEST_TOKEN) {
            throw refused("a number must have at most " + ByteWindow.LONGEST_TOKEN + " characters, got "
                    + window.token(start));
        }
    }

    /** Moves to the next token of the line, all of which is then in the window. */
    private void skipBlanks() throws IOException {
        do {
            window.ensureToken();
            int stop = Math.min(window.limit, window.at + ByteWindow.LONGEST_TOKEN / 2);
            while (window.at < stop && ByteWindow.isBlank(window.bytes[window.at])) {
                window.at++;
            }
        } while (window.at < window.limit && ByteWindow.isBlank(window.bytes[window.at]));
        window.ensureToken();
    }

    private boolean atEndOfLine() {
        return window.atEnd() || window.bytes[window.at] == '\n' || window.bytes[window.at] == '#';
    }

    /** Past the next line feed. */
    private void skipLine() throws IOException {
        if (!window.atEnd() && window.bytes[window.at] == '#') {
            comments++;
        }
        while (!window.atEnd()) {
            if (window.bytes[window.at++] == '\n') {
                return;
            }
            window.ensureToken();
        }
    }

    private IOException refused(String what) {
        return new IOException(file + ": line " + line + ": " + what);
    }

    GrowingRows rows() {
        return rows;
    }

    /** The largest integer where no row has an entry. */
    int smallestIndex() {
        return smallest;
    }

    /** -1 where no row has an entry. */
    int largestIndex() {
        return largest;
    }

    /** What was passed over. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (blankLines > 0) {
            notes.add(GrowingRows.count(blankLines, "blank line", "blank lines") + " skipped");
        }
        if (comments > 0) {
            notes.add(GrowingRows.count(comments, "comment", "comments") + " skipped");
        }
        if (groups > 0) {
            notes.add(GrowingRows.count(groups, "group (qid)", "groups (qid)") + " ignored");
        }
        if (unknown > 0) {
            notes.add(GrowingRows.count(unknown, "entry", "entries")
                    + " of features that the model does not have left out");
        }
        return notes;
    }
}
