package io.glissade.table;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the first line of a CSV file is: names of columns, a row, or the line of scikit-learn's data files, the number of rows, the
 * number of features and the names of the classes.
 *
 * @param names of all columns
 * @param firstIsRow whether the first line is data
 * @param promisedRows the number of rows that the first line states; -1 where it does not
 * @param classNames in the order of their numbers from 0; empty where the first line does not state them
 * @param note on what was found
 */
record CsvLayout(List<String> names, boolean firstIsRow, long promisedRows, List<String> classNames, String note) {

    static CsvLayout of(CsvRecord first, @Nullable CsvRecord second, CsvOptions.Header header) {
        int columns = (second == null ? first : second).getFieldCount();
        boolean secondHasNumber = second != null && fields(second).stream().anyMatch(CsvColumn::isNumber);
        boolean firstHasNumber = fields(first).stream().anyMatch(CsvColumn::isNumber);
        if (header == CsvOptions.Header.AUTO && second != null && isSummary(fields(first), fields(second))) {
            List<String> classes = fields(first).subList(2, first.getFieldCount());
            return new CsvLayout(
                    numbers(columns),
                    false,
                    Long.parseLong(first.getField(0).strip()),
                    List.copyOf(classes),
                    "first line taken for numbers of rows and features and names of the classes "
                            + String.join(", ", classes) + "; columns are named by their numbers");
        }
        if (header == CsvOptions.Header.YES
                || (header == CsvOptions.Header.AUTO && !firstHasNumber && secondHasNumber)) {
            return new CsvLayout(
                    named(fields(first)), false, -1, List.of(), "first line taken for the names of the columns");
        }
        return new CsvLayout(
                numbers(first.getFieldCount()),
                true,
                -1,
                List.of(),
                "first line taken for data; columns are named by their numbers");
    }

    static List<String> fields(CsvRecord record) {
        return record.getFields().stream().map(String::strip).toList();
    }

    private static boolean isSummary(List<String> first, List<String> second) {
        return first.size() >= 4
                && first.get(0).matches("[1-9][0-9]{0,8}")
                && first.get(1).equals(Integer.toString(second.size() - 1))
                && first.stream().skip(2).noneMatch(CsvColumn::isNumber)
                && new TreeSet<>(first.subList(2, first.size())).size() == first.size() - 2
                && second.stream().allMatch(CsvColumn::isNumber);
    }

    private static List<String> numbers(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).toList();
    }

    /** A column without a name gets its number. */
    private static List<String> named(List<String> fields) {
        List<String> names = new ArrayList<>();
        for (String field : fields) {
            names.add(field.isEmpty() ? Integer.toString(names.size() + 1) : field);
        }
        return names;
    }

    /** What is wrong with the names; {@code null} where they tell the columns and their categories apart. */
    @Nullable
    String broken() {
        TreeSet<String> seen = new TreeSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                return "names of columns must differ, " + ByteWindow.excerpt(name) + " comes twice";
            }
        }
        if (seen.contains(Features.CONSTANT)) {
            return "no column may be named " + Features.CONSTANT + ", which is kept for the column of ones";
        }
        for (String name : names) {
            String category = seen.ceiling(name + "=");
            if (category != null && category.startsWith(name + "=")) {
                return "no column may be named like a category of another, " + ByteWindow.excerpt(category) + " is, of "
                        + ByteWindow.excerpt(name);
            }
        }
        return null;
    }

    /** The place of a column given by its name or its number from 1; -1 where there is none. */
    int place(String wanted) {
        int place = names.indexOf(wanted);
        if (place < 0 && wanted.matches("[1-9][0-9]{0,8}") && Integer.parseInt(wanted) <= names.size()) {
            place = Integer.parseInt(wanted) - 1;
        }
        return place;
    }
}
