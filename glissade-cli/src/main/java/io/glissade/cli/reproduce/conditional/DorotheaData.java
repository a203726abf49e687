package io.glissade.cli.reproduce.conditional;

import io.glissade.cli.console.BadInput;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import io.glissade.table.Classes;
import io.glissade.table.LabelledRows;
import io.glissade.table.Storage;
import io.glissade.table.SvmlightOptions;
import io.glissade.table.SvmlightReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dorothea of the feature selection challenge of 2003, as svmlight: {@code dorothea.gz}, 800 rows to train on, and {@code dorothea.t.gz},
 * 350 to validate on, both of 100,000 binary features. It does not come with Glissade.
 */
final class DorotheaData {

    private static final int FEATURES = 100_000;

    private final Path folder;
    private @Nullable LinearSum train;
    private @Nullable LinearSum valid;

    /** {@code folder} holds the files itself or in a folder dorothea. */
    DorotheaData(Path folder) {
        this.folder = folder;
    }

    /** Whether both files are there. */
    boolean isThere() {
        return Stream.of("dorothea.gz", "dorothea.t.gz")
                .allMatch(file -> places(file).anyMatch(Files::isRegularFile));
    }

    /** The mean logistic loss of the rows to train on. */
    LinearSum train() {
        LinearSum read = train == null ? read("dorothea.gz") : train;
        train = read;
        return read;
    }

    /** That of the rows to validate on. */
    LinearSum valid() {
        LinearSum read = valid == null ? read("dorothea.t.gz") : valid;
        valid = read;
        return read;
    }

    private LinearSum read(String file) {
        Path found = places(file)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() ->
                        new BadInput(folder + ": must hold " + file + ", does not; name another folder with --data"));
        try {
            LabelledRows rows = SvmlightReader.read(found, new SvmlightOptions(1, FEATURES, Storage.SPARSE));
            double[] targets = Classes.twoClasses(rows).targets(rows);
            return new LinearSum(rows.design(), targets, null, new Logistic(), 0, 0, false);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Stream<Path> places(String file) {
        return Stream.of(folder.resolve("dorothea").resolve(file), folder.resolve(file));
    }
}
