package io.glissade.report.file;

import com.fasterxml.jackson.core.io.NumberOutput;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A CSV file of numbers that grows row by row: UTF-8, one header line, line feeds, empty fields for NaN. */
public final class NumberTable implements Closeable {

    private final CsvWriter writer;
    private final boolean[] whole;
    private final @Nullable String[] fields;

    /**
     * Starts the file with its header, or goes on with one that exists.
     *
     * @param columns the first one counts up; those named in {@code wholeColumns} hold integers
     * @param kept the last count whose row is kept, -1 for a new file
     */
    public NumberTable(Path file, List<String> columns, Set<String> wholeColumns, long kept) throws IOException {
        this.whole = new boolean[columns.size()];
        this.fields = new String[columns.size()];
        for (int c = 0; c < whole.length; c++) {
            whole[c] = wholeColumns.contains(columns.get(c));
        }
        boolean goOn = kept >= 0 && Files.exists(file);
        if (goOn) {
            cut(file, kept);
        }
        FileOutput output = goOn ? new FileOutput(file, StandardOpenOption.APPEND) : new FileOutput(file);
        this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(output, StandardCharsets.UTF_8);
        if (!goOn) {
            record(columns.toArray(String[]::new));
        }
    }

    /** Leaves the header and the rows up to {@code kept}; a row that a broken run left half-written goes too. */
    private static void cut(Path file, long kept) throws IOException {
        Path shorter = file.resolveSibling(file.getFileName() + ".cut");
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                OutputStream out = new FileOutput(shorter)) {
            String line = lines.readLine();
            long previous = -1;
            while (line != null) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                line = lines.readLine();
                long count = line == null ? -1 : count(line);
                if (count <= previous || count > kept) {
                    break;
                }
                previous = count;
            }
        }
        Files.move(shorter, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static long count(String line) {
        int comma = line.indexOf(',');
        try {
            return Long.parseLong(comma < 0 ? line : line.substring(0, comma));
        } catch (NumberFormatException damage) {
            return -1;
        }
    }

    /** Adds one row: a number for each column. */
    public void append(double... row) throws IOException {
        for (int c = 0; c < row.length; c++) {
            fields[c] = field(row[c], whole[c]);
        }
        record(fields);
    }

    private void record(@Nullable String[] values) throws IOException {
        try {
            writer.writeRecord(values);
        } catch (UncheckedIOException failure) {
            throw cause(failure);
        }
    }

    /** What was added is on disk when this returns. */
    public void flush() throws IOException {
        try {
            writer.flush();
        } catch (UncheckedIOException failure) {
            throw cause(failure);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } catch (UncheckedIOException failure) {
            throw cause(failure);
        }
    }

    private static IOException cause(UncheckedIOException failure) {
        IOException cause = failure.getCause();
        return cause != null ? cause : new IOException(failure);
    }

    // Double.toString of JDK 17 and 19 differ in the last digit; Jackson's writer is the same everywhere.
    private static @Nullable String field(double value, boolean whole) {
        if (Double.isNaN(value)) {
            return null;
        }
        return whole ? Long.toString((long) value) : NumberOutput.toString(value, true);
    }
}
