package io.glissade.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is to be read.
 *
 * @param target the column of targets, by its name or its number from 1; {@code null} for the last one
 * @param weights the column of weights of the rows, likewise; {@code null} for none
 * @param header whether the first line names the columns
 * @param delimiter what stands between two fields; {@code null} to find out which of comma, semicolon and tab it is
 * @param missing the fields that stand for a missing value, blanks around them left out
 * @param storage of the design
 */
public record CsvOptions(
        @Nullable String target,
        @Nullable String weights,
        Header header,
        @Nullable Character delimiter,
        List<String> missing,
        Storage storage) {

    /** Whether the first line names the columns. */
    public enum Header {
        /** It does if it has no number and the second line has one. */
        AUTO,
        /** It does. */
        YES,
        /** It is a row; the columns are named by their numbers from 1. */
        NO
    }

    /** The last column is the target, nothing and {@code ?} are missing values, the rest is found out. */
    public static final CsvOptions DEFAULT =
            new CsvOptions(null, null, Header.AUTO, null, List.of("", "?"), Storage.AUTO);

    public CsvOptions {
        missing = List.copyOf(missing);
        if (delimiter != null && ",;\t".indexOf(delimiter) < 0) {
            throw new IllegalArgumentException(
                    "delimiter must be a comma, a semicolon or a tab, got '" + delimiter + "'");
        }
        if (target != null && target.equals(weights)) {
            throw new IllegalArgumentException(
                    "target and weights must be different columns, got " + target + " twice");
        }
    }
}
