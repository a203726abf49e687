package io.glissade.cli.reproduce.multilevel;

import io.glissade.linear.DenseDesign;
import io.glissade.nested.poisoning.RegressionRows;
import io.glissade.table.CsvOptions;
import io.glissade.table.CsvReader;
import io.glissade.table.LabelledRows;
import io.glissade.table.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of the experiment.
 *
 * @param name for identifiers
 * @param folder where the file may lie below the folder of the data
 * @param file its name; the target is the last column
 * @param trilevel the mean test error that the paper is said to state with an attacker, at noise 0.08
 * @param bilevel and without
 */
record RegressionTable(String name, String folder, String file, double trilevel, double bilevel) {

    /** The tables of the paper; the last does not come with Glissade. */
    static final List<RegressionTable> ALL = List.of(
            new RegressionTable("diabetes", "diabetes", "diabetes.csv", 0.8601, 1.0573),
            new RegressionTable("red-wine", "wine-quality", "winequality-red.csv", 0.7223, 0.7277),
            new RegressionTable("white-wine", "wine-quality", "winequality-white.csv", 0.8659, 0.8750),
            new RegressionTable("boston", "boston", "housing.csv", 0.4333, 0.4899));

    /** Those of which there is a file. */
    static List<RegressionTable> in(Path data) {
        List<RegressionTable> there = new ArrayList<>();
        for (RegressionTable table : ALL) {
            if (table.places(data).anyMatch(Files::isRegularFile)) {
                there.add(table);
            }
        }
        return there;
    }

    RegressionRows read(Path data) {
        Path found = places(data).filter(Files::isRegularFile).findFirst().orElseThrow();
        try {
            CsvOptions plain = CsvOptions.DEFAULT;
            LabelledRows rows = CsvReader.read(
                    found, new CsvOptions(null, null, plain.header(), null, plain.missing(), Storage.DENSE));
            DenseDesign design = (DenseDesign) rows.design();
            double[][] features = new double[design.rows()][];
            for (int i = 0; i < features.length; i++) {
                features[i] = Arrays.copyOfRange(design.values(), i * design.columns(), (i + 1) * design.columns());
            }
            return new RegressionRows(features, rows.targets());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Stream<Path> places(Path data) {
        return Stream.of(data.resolve(folder).resolve(file), data.resolve(file));
    }
}
