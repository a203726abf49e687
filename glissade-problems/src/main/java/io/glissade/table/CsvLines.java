package io.glissade.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.glissade.data.SourceFile;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The records of a CSV file in UTF-8, one after the other, blank lines left out. */
final class CsvLines implements Closeable {

    private static final int LOOK_AHEAD = 1 << 16;

    /** No record may have more characters. */
    private static final int LONGEST_RECORD = 1 << 24;

    private final Path file;
    private final char delimiter;
    private final CloseableIterator<CsvRecord> records;
    private long nextLine = 1;
    private long blankLines;

    private CsvLines(Path file, char delimiter, BufferedReader text) {
        this.file = file;
        this.delimiter = delimiter;
        this.records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .ignoreDifferentFieldCount(true)
                .acceptCharsAfterQuotes(false)
                .maxBufferSize(LONGEST_RECORD)
                .ofCsvRecord(new ClosedQuotes(file, delimiter, text))
                .iterator();
    }

    /** @param delimiter {@code null} to choose it by the first lines */
    static CsvLines open(Path file, @Nullable Character delimiter) throws IOException {
        BufferedReader text = new BufferedReader(
                new InputStreamReader(
                        SourceFile.open(file),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                LOOK_AHEAD);
        try {
            String start = start(text);
            if (start.startsWith("\ufeff")) {
                text.skip(1);
            }
            return new CsvLines(file, delimiter != null ? delimiter : CsvDelimiter.of(start), text);
        } catch (IOException failure) {
            text.close();
            throw explained(file, 1, failure);
        }
    }

    /** The first characters, which stay to be read. */
    private static String start(BufferedReader text) throws IOException {
        text.mark(LOOK_AHEAD);
        char[] start = new char[LOOK_AHEAD];
        int length = 0;
        for (int read = 0; read >= 0 && length < LOOK_AHEAD; length += Math.max(read, 0)) {
            read = text.read(start, length, LOOK_AHEAD - length);
        }
        text.reset();
        return new String(start, 0, length);
    }

    /** The next record that is not blank; {@code null} at the end. */
    @Nullable
    CsvRecord next() throws IOException {
        try {
            while (records.hasNext()) {
                CsvRecord record = records.next();
                nextLine = record.getStartingLineNumber() + 1;
                for (String field : record.getFields()) {
                    nextLine += field.lines().count() - (field.isEmpty() ? 0 : 1);
                }
                if (record.getFieldCount() > 1 || !record.getField(0).isBlank()) {
                    return record;
                }
                blankLines++;
            }
            return null;
        } catch (UncheckedIOException failure) {
            throw explained(file, nextLine, failure.getCause());
        } catch (CsvParseException failure) {
            throw explained(file, nextLine, failure);
        }
    }

    private static IOException explained(Path file, long line, @Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new IOException(
                        file + ": must be UTF-8 text, has other bytes in or after line " + line, failure);
            }
            if (cause instanceof CsvParseException && cause.getCause() == null) {
                String reason = String.valueOf(cause.getMessage()).replaceAll("[^ -~]+", "?");
                return new IOException(file + ": line " + line + ": must be a CSV record: " + reason, failure);
            }
            if (cause instanceof IOException explained
                    && String.valueOf(cause.getMessage()).startsWith(file + ": ")) {
                return explained;
            }
        }
        return new IOException(file + ": line " + line + ": must be readable, reading it failed: " + failure, failure);
    }

    char delimiter() {
        return delimiter;
    }

    long blankLines() {
        return blankLines;
    }

    /** A refusal of a line. */
    IOException refused(long line, String what) {
        return new IOException(file + ": line " + line + ": " + what);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
