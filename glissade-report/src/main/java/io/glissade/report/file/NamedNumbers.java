package io.glissade.report.file;

import com.fasterxml.jackson.core.io.NumberOutput;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A CSV file whose first columns are names and whose others are numbers: UTF-8, one header line, line feeds, empty fields for NaN. For a file of
 * numbers alone that can be gone on with there is {@link NumberTable}.
 */
public final class NamedNumbers implements Closeable {

    private static final int MOST_ROWS = 5_000_000;
    private static final int SHOWN = 40;

    private final CsvWriter writer;
    private final List<String> columns;
    private final Set<String> whole;

    /**
     * Starts the file anew.
     *
     * @param whole the columns of integers
     */
    public NamedNumbers(Path file, List<String> columns, Set<String> whole) throws IOException {
        this.columns = List.copyOf(columns);
        this.whole = Set.copyOf(whole);
        this.writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(new FileOutput(file), StandardCharsets.UTF_8);
        writer.writeRecord(columns);
    }

    /**
     * A line.
     *
     * @param names the first fields
     * @param numbers the others, NaN where a field is empty
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Row(List<String> names, double[] numbers) {}

    /**
     * Adds a line.
     *
     * @throws UncheckedIOException when it cannot be written; the message is one line that names the file
     */
    public void append(List<String> names, double... numbers) {
        if (names.size() + numbers.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a line must have " + columns.size() + " fields, got " + (names.size() + numbers.length));
        }
        List<String> fields = new ArrayList<>(names);
        for (double number : numbers) {
            fields.add(text(number, whole.contains(columns.get(fields.size()))));
        }
        writer.writeRecord(fields);
    }

    private static String text(double value, boolean whole) {
        if (Double.isNaN(value)) {
            return "";
        }
        return whole ? Long.toString((long) value) : NumberOutput.toString(value, true);
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /**
     * Reads such a file.
     *
     * @param names how many of the columns are names
     * @throws IOException when it is missing or damaged; the message is one line that names file and line
     */
    public static List<Row> read(Path file, List<String> columns, int names) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("cannot read " + file + ": no such file");
        }
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(file, StandardCharsets.UTF_8)) {
            for (CsvRecord line : reader) {
                if (line.getStartingLineNumber() == 1) {
                    if (!line.getFields().equals(columns)) {
                        throw new IOException(file + " line 1: columns must be " + String.join(",", columns));
                    }
                    continue;
                }
                rows.add(row(file, line, columns, names));
                if (rows.size() > MOST_ROWS) {
                    throw new IOException(file + ": there must be at most " + MOST_ROWS + " rows, got more");
                }
            }
        } catch (CsvParseException | UncheckedIOException damage) {
            String message =
                    String.valueOf(damage.getMessage()).lines().findFirst().orElse("unreadable");
            throw new IOException(file + " is damaged: " + message, damage);
        }
        return rows;
    }

    private static Row row(Path file, CsvRecord line, List<String> columns, int names) throws IOException {
        String where = file + " line " + line.getStartingLineNumber() + ": ";
        if (line.getFieldCount() != columns.size()) {
            throw new IOException(
                    where + "a line must have " + columns.size() + " fields, got " + line.getFieldCount());
        }
        double[] numbers = new double[columns.size() - names];
        for (int c = names; c < columns.size(); c++) {
            String field = line.getField(c);
            try {
                numbers[c - names] = field.isEmpty() ? Double.NaN : Double.parseDouble(field);
            } catch (NumberFormatException damage) {
                String shown = field.substring(0, Math.min(SHOWN, field.length()));
                throw new IOException(where + columns.get(c) + " must be a number or empty, got " + shown, damage);
            }
        }
        return new Row(List.copyOf(line.getFields().subList(0, names)), numbers);
    }
}
