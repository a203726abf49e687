package io.glissade.report.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.glissade.run.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

/** Reads CSV files of numbers: a header line, then numbers or empty fields. */
public final class TraceFile {

    private static final long MOST_NUMBERS = 100_000_000;

    private TraceFile() {}

    /**
     * Reads one.
     *
     * @throws IOException when it is missing or damaged; the message is one line that names file and line
     */
    public static Trace read(Path file) throws IOException {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(file, StandardCharsets.UTF_8)) {
            var records = reader.iterator();
            if (!records.hasNext()) {
                throw new IOException(file + " is empty; its first line must name the columns");
            }
            List<String> columns = records.next().getFields();
            Trace table;
            try {
                table = new Trace(columns);
            } catch (IllegalArgumentException damage) {
                throw new IOException(file + " line 1: " + damage.getMessage(), damage);
            }
            while (records.hasNext()) {
                table.append(numbers(file, columns, records.next()));
                if ((long) table.rows() * columns.size() > MOST_NUMBERS) {
                    throw new IOException(file + ": a table has at most " + MOST_NUMBERS + " numbers, got more");
                }
            }
            return table;
        } catch (CsvParseException damage) {
            throw new IOException(file + " is damaged: " + firstLine(damage), damage);
        } catch (UncheckedIOException failure) {
            throw new IOException("cannot read " + file + ": " + firstLine(failure), failure);
        } catch (FileSystemException failure) {
            throw new IOException("cannot read " + file + ": " + FileOutput.reason(failure), failure);
        }
    }

    private static double[] numbers(Path file, List<String> columns, CsvRecord line) throws IOException {
        if (line.getFieldCount() != columns.size()) {
            throw new IOException(file + " line " + line.getStartingLineNumber() + ": a line must have "
                    + columns.size() + " fields, got " + line.getFieldCount());
        }
        double[] row = new double[columns.size()];
        for (int c = 0; c < row.length; c++) {
            String field = line.getField(c);
            try {
                row[c] = field.isEmpty() ? Double.NaN : Double.parseDouble(field);
            } catch (NumberFormatException damage) {
                throw new IOException(
                        file + " line " + line.getStartingLineNumber() + ": " + columns.get(c)
                                + " must be a number or empty, got "
                                + field.substring(0, Math.min(40, field.length())),
                        damage);
            }
        }
        return row;
    }

    private static String firstLine(RuntimeException damage) {
        return String.valueOf(damage.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
