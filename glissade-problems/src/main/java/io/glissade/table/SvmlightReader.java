package io.glissade.table;

import io.glissade.data.SourceFile;
import io.glissade.linear.Design;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads files in the format of svmlight and LIBSVM, plain or gzip: in each line a target and then pairs {@code index:value} whose
 * indices ascend; what follows a {@code #} is a comment. Source: {@code joachims1999making}, {@code chang2011libsvm}.
 */
public final class SvmlightReader {

    /** No file may have more: 2^27, a vector of 1 GiB. */
    public static final int MOST_FEATURES = 1 << 27;

    private SvmlightReader() {}

    /** Reads a file as it describes itself; see {@link #read(Path, SvmlightOptions)}. */
    public static LabelledRows read(Path file) throws IOException {
        return read(file, SvmlightOptions.DEFAULT);
    }

    /**
     * Reads a file. Entries that are zero are dropped, {@code qid:} is ignored. Cost: one pass over the bytes; memory for the
     * entries, 12 bytes each, up to two and a half times over while they grow.
     *
     * @throws IOException if the file is missing, unreadable, damaged gzip or without rows, or breaks a rule of the format: a target
     *     is a finite number, an index is whole and in range, indices of a row ascend strictly, a value is a finite number, nothing
     *     between two blanks is longer than 1,024 bytes; in one line
     * @throws IllegalArgumentException if dense storage is wanted of more numbers than fit an array
     */
    public static LabelledRows read(Path file, SvmlightOptions options) throws IOException {
        SvmlightLines lines = lines(file, options, false);
        List<String> notes = new ArrayList<>(lines.notes());
        int base = options.base() != null ? options.base() : lines.smallestIndex() == 0 ? 0 : 1;
        if (options.base() == null) {
            notes.add("feature indices start at " + base);
        }
        int columns = options.features() > 0 ? options.features() : Math.max(1, lines.largestIndex() + 1 - base);
        if (lines.largestIndex() >= base + columns) {
            // Only where the base was not known while reading: an index past the given number of features.
            throw new IOException(file + ": indices must be below " + (base + columns) + " for " + columns
                    + " features that start at " + base + ", the largest is " + lines.largestIndex());
        }
        return rows(lines, base, Features.numbered(base, columns), options.storage(), notes);
    }

    /**
     * Reads a file with the features of a trained model. Entries of features that the model does not have are left out, and counted
     * in the notes.
     *
     * @param model numbered features; base and number of features of the options must agree with them or not be given
     * @throws IOException as for {@link #read(Path, SvmlightOptions)}
     * @throws IllegalArgumentException if the model's features are not numbered
     */
    public static LabelledRows read(Path file, SvmlightOptions options, Features model) throws IOException {
        Features features = model.withoutConstant();
        if (!features.areNumbered()) {
            throw new IllegalArgumentException(
                    "features of a model for svmlight files must be numbers in order, the first is " + model.name(0));
        }
        SvmlightOptions known = new SvmlightOptions(features.base(), features.count(), options.storage());
        SvmlightLines lines = lines(file, known, true);
        LabelledRows rows = rows(lines, features.base(), features, options.storage(), new ArrayList<>(lines.notes()));
        return model.hasConstant() ? rows.withConstantColumn() : rows;
    }

    private static SvmlightLines lines(Path file, SvmlightOptions options, boolean skipUnknown) throws IOException {
        try (InputStream in = SourceFile.open(file)) {
            SvmlightLines lines = new SvmlightLines(file, in, options, skipUnknown);
            lines.read();
            return lines;
        }
    }

    private static LabelledRows rows(
            SvmlightLines lines, int base, Features features, Storage storage, List<String> notes) {
        Design design = lines.rows().design(base, features.count(), storage, notes);
        return new LabelledRows(design, lines.rows().targets(), null, null, features, notes);
    }
}
