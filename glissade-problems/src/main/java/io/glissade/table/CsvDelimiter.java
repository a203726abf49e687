package io.glissade.table;

import java.util.List;

/** Finds out what stands between the fields of a CSV file. */
final class CsvDelimiter {

    /** In the order in which they are tried: the later ones come within fields more often. */
    private static final List<Character> KNOWN = List.of('\t', ';', ',');

    private CsvDelimiter() {}

    /**
     * The first of tab, semicolon and comma that comes equally often, and at all, in the first two lines that are not blank; else
     * the one that comes most often in the first, and the comma where none does. What stands in quotes does not count.
     */
    static char of(String start) {
        String[] lines = firstTwo(start);
        for (char one : KNOWN) {
            long count = count(one, lines[0]);
            if (count > 0 && count == count(one, lines[1])) {
                return one;
            }
        }
        char most = ',';
        for (char one : KNOWN) {
            most = count(one, lines[0]) > count(most, lines[0]) ? one : most;
        }
        return most;
    }

    private static long count(char one, String line) {
        return line.chars().filter(c -> c == one).count();
    }

    /** Two lines without what stands in quotes; empty where there are none. */
    private static String[] firstTwo(String start) {
        StringBuilder[] lines = {new StringBuilder(), new StringBuilder()};
        int line = 0;
        boolean quoted = false;
        for (int i = 0; i < start.length() && line < 2; i++) {
            char c = start.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                line += lines[line].toString().isBlank() ? 0 : 1;
            } else if (!quoted) {
                lines[line].append(c);
            }
        }
        return new String[] {lines[0].toString(), lines[1].toString()};
    }
}
