package io.glissade.table;

import io.glissade.linear.Design;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV files, plain or gzip, in UTF-8. Columns in which every field is a number stay as they are; every other column gives one
 * feature for each of its categories, 1 in the rows of that category and else 0, none left out. Blanks around a field do not count.
 * A missing value is a category of its own in a column of texts; columns of numbers must not miss any.
 */
public final class CsvReader {

    private CsvReader() {}

    /**
     * Reads a file. Cost: one pass; memory for a number or a code of each field and for each different text once.
     *
     * @throws IOException if the file is missing, unreadable, damaged gzip, not UTF-8 or without rows, if the first line names two
     *     columns alike, if a row has not as many fields as the first, if a column with a missing value or with more than
     *     1,000 different numbers has a field that is no finite number, if a weight is not positive or a target is missing, or if
     *     there is no such column as the options name; in one line
     * @throws IllegalArgumentException if dense storage is wanted of more numbers than fit an array
     */
    public static LabelledRows read(Path file, CsvOptions options) throws IOException {
        try (CsvTable table = CsvTable.open(file, options, null)) {
            table.readRows();
            CsvDesign design = new CsvDesign(table.columns());
            return rows(file, options, table, design);
        }
    }

    /**
     * Reads a file with the features of a trained model. A category that the model does not know is taken as 0 throughout and
     * counted in the notes; columns that the model does not know are left out. A file without a column of targets is read too: its
     * targets are NaN.
     *
     * @throws IOException as for {@link #read(Path, CsvOptions)}, and if a column of the model is missing
     */
    public static LabelledRows read(Path file, CsvOptions options, Features model) throws IOException {
        Features features = model.withoutConstant();
        try (CsvTable table = CsvTable.open(file, options, features)) {
            table.readRows();
            LabelledRows rows = rows(file, options, table, new CsvDesign(table.columns(), features));
            return model.hasConstant() ? rows.withConstantColumn() : rows;
        }
    }

    private static LabelledRows rows(Path file, CsvOptions options, CsvTable table, CsvDesign columns)
            throws IOException {
        List<String> notes = new ArrayList<>(table.notes());
        Design design = columns.design(file, table.rows(), options.storage(), notes);
        return new LabelledRows(
                design, table.targets(), table.targetNames(), table.weights(), columns.features(), notes);
    }
}
