package io.glissade.table;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The columns of one CSV file: features, targets and weights. */
final class CsvTable implements Closeable {

    private final Path file;
    private final CsvLines lines;
    private final CsvOptions options;
    private final CsvRecord first;
    private final @Nullable CsvRecord second;
    private final CsvLayout layout;
    private final int target;
    private final int weights;
    /** One for each column of the file; {@code null} where it is left out. */
    private final @Nullable CsvColumn[] all;

    private final List<String> notes = new ArrayList<>();
    private int rows;

    private CsvTable(Path file, CsvLines lines, CsvOptions options, @Nullable Features model) throws IOException {
        this.file = file;
        this.lines = lines;
        this.options = options;
        CsvRecord record = lines.next();
        if (record == null) {
            throw new IOException(file + ": must hold at least one row, holds none");
        }
        this.first = record;
        this.second = lines.next();
        this.layout = CsvLayout.of(first, second, options.header());
        String broken = layout.broken();
        if (broken != null) {
            throw lines.refused(first.getStartingLineNumber(), broken);
        }
        notes.add(layout.note());
        this.all = new CsvColumn[layout.names().size()];
        NavigableSet<String> known = model == null ? null : new TreeSet<>(model.names());
        this.target = targetPlace(known);
        this.weights = options.weights() == null ? -1 : place("weights", options.weights());
        if (target >= 0 && target == weights) {
            throw new IOException(file + ": target and weights must be different columns, both are "
                    + ByteWindow.excerpt(layout.names().get(target)));
        }
        makeColumns(known);
    }

    /** @param model the features that the columns must give; {@code null} for those that they happen to give */
    static CsvTable open(Path file, CsvOptions options, @Nullable Features model) throws IOException {
        CsvLines lines = CsvLines.open(file, options.delimiter());
        try {
            return new CsvTable(file, lines, options, model);
        } catch (IOException failure) {
            lines.close();
            throw failure;
        }
    }

    /** -1 where a file for a model has no targets. */
    private int targetPlace(@Nullable NavigableSet<String> known) throws IOException {
        String wanted = options.target();
        if (wanted == null) {
            int last = layout.names().size() - 1;
            if (known == null || kind(layout.names().get(last), known) == null) {
                return last;
            }
            notes.add("no column of targets: the last one is a feature of the model");
            return -1;
        }
        if (known != null && layout.place(wanted) < 0) {
            notes.add("no column of targets: none is named or numbered " + wanted);
            return -1;
        }
        return place("target", wanted);
    }

    private int place(String what, String wanted) throws IOException {
        int place = layout.place(wanted);
        if (place < 0) {
            throw new IOException(file + ": " + what + " must be the name of a column or a number from 1 to "
                    + layout.names().size() + ", got " + ByteWindow.excerpt(wanted));
        }
        return place;
    }

    /** What a model takes a column for; {@code null} where it does not know it. */
    private static CsvColumn.@Nullable Kind kind(String name, NavigableSet<String> known) {
        if (known.contains(name)) {
            return CsvColumn.Kind.NUMBERS;
        }
        String category = known.ceiling(name + "=");
        return category != null && category.startsWith(name + "=") ? CsvColumn.Kind.TEXTS : null;
    }

    private void makeColumns(@Nullable NavigableSet<String> known) throws IOException {
        int ignored = 0;
        for (int c = 0; c < all.length; c++) {
            String name = layout.names().get(c);
            CsvColumn.Kind kind = c == target || known == null ? CsvColumn.Kind.ANY : kind(name, known);
            if (c == weights) {
                kind = CsvColumn.Kind.POSITIVE;
            }
            ignored += kind == null ? 1 : 0;
            all[c] = kind == null ? null : new CsvColumn(name, kind);
        }
        if (ignored > 0) {
            notes.add(GrowingRows.count(ignored, "column", "columns") + " that the model does not know left out");
        }
        if (columns().isEmpty() && known == null) {
            throw new IOException(file + ": must have a column besides targets and weights, has "
                    + GrowingRows.count(all.length, "column", "columns") + " between " + delimiterName());
        }
        if (known != null) {
            for (CsvColumn column : columns()) {
                known.remove(column.name());
                known.subSet(column.name() + "=", column.name() + ">").clear();
            }
            if (!known.isEmpty()) {
                throw new IOException(file + ": must have every column of the model, none gives feature "
                        + ByteWindow.excerpt(known.first()));
            }
        }
    }

    private String delimiterName() {
        return lines.delimiter() == ',' ? "commas" : lines.delimiter() == ';' ? "semicolons" : "tabs";
    }

    /** Reads all of them. */
    void readRows() throws IOException {
        if (layout.firstIsRow()) {
            readRow(first);
        }
        for (CsvRecord record = second; record != null; record = lines.next()) {
            readRow(record);
        }
        if (rows == 0) {
            throw new IOException(file + ": must hold at least one row, holds a first line only");
        }
        if (layout.promisedRows() >= 0 && layout.promisedRows() != rows) {
            throw new IOException(file + ": must hold as many rows as its first line states, " + layout.promisedRows()
                    + ", holds " + rows);
        }
        for (CsvColumn column : all) {
            if (column != null && column.isBroken()) {
                throw lines.refused(column.brokenLine(), column.refusal());
            }
        }
        if (lines.blankLines() > 0) {
            notes.add(GrowingRows.count(lines.blankLines(), "blank line", "blank lines") + " skipped");
        }
    }

    private void readRow(CsvRecord record) throws IOException {
        long line = record.getStartingLineNumber();
        if (record.getFieldCount() != all.length) {
            throw lines.refused(
                    line,
                    "a row must have " + GrowingRows.count(all.length, "field", "fields") + " between "
                            + delimiterName() + " like the first, got " + record.getFieldCount());
        }
        if (rows == GrowingRows.MOST - 1) {
            throw lines.refused(line, "rows must be at most " + rows + ", there are more");
        }
        for (int c = 0; c < all.length; c++) {
            CsvColumn column = all[c];
            if (column == null) {
                continue;
            }
            String field = record.getField(c).strip();
            boolean missing = options.missing().contains(field);
            if (c == target) {
                checkTarget(field, missing, line);
            }
            if (!column.add(field, missing, line)) {
                throw lines.refused(column.brokenLine(), column.refusal());
            }
        }
        rows++;
    }

    private void checkTarget(String field, boolean missing, long line) throws IOException {
        if (missing) {
            throw lines.refused(line, "target must not be missing, got " + ByteWindow.excerpt(field));
        }
        int classes = classNames().size();
        if (classes > 0 && !(field.matches("[0-9]{1,9}") && Integer.parseInt(field) < classes)) {
            throw lines.refused(
                    line,
                    "target must be a class from 0 to " + (classes - 1) + " as in the first line, got "
                            + ByteWindow.excerpt(field));
        }
    }

    /** Those of the first line, which are about the last column. */
    private List<String> classNames() {
        return target == all.length - 1 ? layout.classNames() : List.of();
    }

    int rows() {
        return rows;
    }

    /** The columns that give features. */
    List<CsvColumn> columns() {
        List<CsvColumn> columns = new ArrayList<>();
        for (int c = 0; c < all.length; c++) {
            CsvColumn column = all[c];
            if (column != null && c != target && c != weights) {
                columns.add(column);
            }
        }
        return columns;
    }

    /** One for each row, NaN where there are none. */
    double[] targets() {
        double[] targets = new double[rows];
        CsvColumn column = target < 0 ? null : all[target];
        if (column == null) {
            Arrays.fill(targets, Double.NaN);
            return targets;
        }
        List<String> sorted = targetNames();
        List<String> named = column.isText() ? column.texts() : classNames();
        int[] places = named.stream()
                .mapToInt(sorted == null ? text -> 0 : sorted::indexOf)
                .toArray();
        for (int i = 0; i < rows; i++) {
            targets[i] = column.isText()
                    ? places[column.code(i)]
                    : places.length > 0 ? places[(int) column.number(i)] : column.number(i);
        }
        return targets;
    }

    /** {@code null} where targets are numbers. */
    @Nullable
    List<String> targetNames() {
        CsvColumn column = target < 0 ? null : all[target];
        if (column == null || (!column.isText() && classNames().isEmpty())) {
            return null;
        }
        return column.isText() ? column.categories() : List.copyOf(new TreeSet<>(classNames()));
    }

    double @Nullable [] weights() {
        CsvColumn column = weights < 0 ? null : all[weights];
        if (column == null) {
            return null;
        }
        double[] numbers = new double[rows];
        Arrays.setAll(numbers, column::number);
        return numbers;
    }

    List<String> notes() {
        return notes;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
