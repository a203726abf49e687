package io.glissade.cli.console;

import java.util.List;
import java.util.Locale;

/** A table for a terminal, and what stands in its cells. */
public final class TextTable {

    private TextTable() {}

    /**
     * Columns as wide as their widest cell, each row on a line of its own.
     *
     * @param rows the header first, all of one length
     * @param left how many columns stand to the left; the others, numbers, to the right
     */
    public static String of(List<List<String>> rows, int left) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < row.size(); c++) {
                String format = c < left ? "%-" + widths[c] + "s  " : "%" + widths[c] + "s  ";
                line.append(String.format(Locale.ROOT, format, row.get(c)));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    /** A number in a format of {@link String#format}; a hyphen where it is not finite. */
    public static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }

    /** Seconds to two digits or whole. */
    public static String seconds(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2g", value);
    }
}
