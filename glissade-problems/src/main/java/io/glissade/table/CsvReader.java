package io.glissade.table;

import java.io.IOException;
import java.nio.file.Path;

/** Reads CSV files. */
public final class CsvReader {

    private CsvReader() {}

    public static LabelledRows read(Path file, CsvOptions options) throws IOException {
        return read(file, options, Features.numbered(1, 1));
    }

    public static LabelledRows read(Path file, CsvOptions options, Features model) throws IOException {
        if (model.count() > 0) {
            throw new IOException(file + ": no reader yet for " + options);
        }
        return SvmlightReader.read(file);
    }
}
