package io.glissade.report;

import com.fasterxml.jackson.core.io.NumberOutput;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A CSV file of numbers that grows row by row: UTF-8, one header line, line feeds, empty fields for NaN. */
final class NumberTable implements Closeable {

    private final CsvWriter writer;
    private final boolean[] whole;
    private final @Nullable String[] fields;

    /** Starts the file with its header; the columns named in {@code wholeColumns} hold integers. */
    NumberTable(Path file, List<String> columns, Set<String> wholeColumns) throws IOException {
        this.whole = new boolean[columns.size()];
        this.fields = new String[columns.size()];
        for (int c = 0; c < whole.length; c++) {
            whole[c] = wholeColumns.contains(columns.get(c));
        }
        this.writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(new FileOutput(file), StandardCharsets.UTF_8);
        record(columns.toArray(String[]::new));
    }

    void append(double... row) throws IOException {
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

    void flush() throws IOException {
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
