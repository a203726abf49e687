package io.glissade.table;

import io.glissade.linear.Design;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The features of the columns of a CSV file and the design they make. */
final class CsvDesign {

    private final List<CsvColumn> columns;
    private final Features features;
    /** For each column the feature of each code; of a column of numbers its one feature. -1 where there is none. */
    private final List<int[]> featureOf = new ArrayList<>();

    /** The columns as their own features. */
    CsvDesign(List<CsvColumn> columns) {
        this(columns, Features.named(names(columns)));
    }

    /** The columns as the features of a model. */
    CsvDesign(List<CsvColumn> columns, Features features) {
        this.columns = columns;
        this.features = features;
        Map<String, Integer> places = new HashMap<>();
        for (int j = 0; j < features.count(); j++) {
            places.put(features.name(j), j);
        }
        for (CsvColumn column : columns) {
            featureOf.add(
                    column.isText()
                            ? column.texts().stream()
                                    .mapToInt(text -> places.getOrDefault(column.name() + "=" + text, -1))
                                    .toArray()
                            : new int[] {places.getOrDefault(column.name(), -1)});
        }
    }

    private static List<String> names(List<CsvColumn> columns) {
        List<String> names = new ArrayList<>();
        for (CsvColumn column : columns) {
            if (column.isText()) {
                column.categories().forEach(category -> names.add(column.name() + "=" + category));
            } else {
                names.add(column.name());
            }
        }
        return names;
    }

    Features features() {
        return features;
    }

    /** The design; what is of interest about the columns is added to the notes. */
    Design design(Path file, int rows, Storage storage, List<String> notes) throws IOException {
        GrowingRows growing = new GrowingRows();
        int[] unknown = new int[columns.size()];
        int[] indices = new int[columns.size()];
        double[] values = new double[columns.size()];
        for (int i = 0; i < rows; i++) {
            int count = 0;
            for (int c = 0; c < columns.size(); c++) {
                CsvColumn column = columns.get(c);
                int feature = featureOf.get(c)[column.isText() ? column.code(i) : 0];
                double value = column.isText() ? 1 : column.number(i);
                if (feature < 0) {
                    unknown[c]++;
                } else if (value != 0) {
                    int at = count++;
                    for (; at > 0 && indices[at - 1] > feature; at--) {
                        indices[at] = indices[at - 1];
                        values[at] = values[at - 1];
                    }
                    indices[at] = feature;
                    values[at] = value;
                }
            }
            for (int at = 0; at < count; at++) {
                if (growing.fullOfEntries()) {
                    throw new IOException(file + ": entries must be at most " + GrowingRows.MOST + ", there are more");
                }
                growing.add(indices[at], values[at]);
            }
            growing.endRow(0);
        }
        noteCategories(notes);
        for (int c = 0; c < unknown.length; c++) {
            if (unknown[c] > 0) {
                notes.add(GrowingRows.count(unknown[c], "row has", "rows have") + " a category of column "
                        + columns.get(c).name() + " that the model does not know, taken as 0");
            }
        }
        return growing.design(0, features.count(), storage, notes);
    }

    private void noteCategories(List<String> notes) {
        List<CsvColumn> texts = columns.stream().filter(CsvColumn::isText).toList();
        long categories =
                texts.stream().mapToLong(column -> column.texts().size()).sum();
        if (!texts.isEmpty()) {
            notes.add(GrowingRows.count(texts.size(), "column of texts", "columns of texts") + " with "
                    + GrowingRows.count(categories, "category", "categories"));
        }
        texts.stream()
                .filter(CsvColumn::isMixed)
                .forEach(column -> notes.add("numbers of column " + column.name()
                        + " taken for categories: it has texts too, the first in line " + column.textLine()));
        long missing = texts.stream()
                .filter(column -> column.texts().contains(CsvColumn.MISSING))
                .count();
        if (missing > 0) {
            notes.add(GrowingRows.count(missing, "column has", "columns have")
                    + " missing values, a category of their own: " + CsvColumn.MISSING);
        }
    }
}
