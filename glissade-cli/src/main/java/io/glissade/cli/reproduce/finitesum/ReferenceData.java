package io.glissade.cli.reproduce.finitesum;

import io.glissade.cli.console.BadInput;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import io.glissade.table.Classes;
import io.glissade.table.LabelledRows;
import io.glissade.table.Standardisation;
import io.glissade.table.Storage;
import io.glissade.table.SvmlightOptions;
import io.glissade.table.SvmlightReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The two sums of the paper's protocol that the figures speak of: logistic loss, l2 = 1/n, a constant feature that is penalised like
 * the others. Each is read when it is first asked for.
 */
final class ReferenceData {

    private final Path folder;
    private final Lazy<LinearSum> adult = new Lazy<>(this::readAdult);
    private final Lazy<LinearSum> covertype = new Lazy<>(this::readCovertype);

    /** {@code folder} holds a9a.gz and covtype.binary.svm.gz, itself or in folders a9a and covtype. */
    ReferenceData(Path folder) {
        this.folder = folder;
    }

    boolean hasAdult() {
        return places("a9a", "a9a.gz").anyMatch(Files::isRegularFile);
    }

    boolean hasCovertype() {
        return places("covtype", "covtype.binary.svm.gz").anyMatch(Files::isRegularFile);
    }

    /** a9a: 32,561 rows of 123 binary features, not scaled. */
    LinearSum adult() {
        return adult.get();
    }

    /** Forest cover type: 581,012 rows of 54 features with mean 0 and variance 1. */
    LinearSum covertype() {
        return covertype.get();
    }

    private LinearSum readAdult() {
        LabelledRows rows = read("a9a", "a9a.gz", Storage.SPARSE).withConstantColumn();
        return sum(rows.design(), rows);
    }

    private LinearSum readCovertype() {
        LabelledRows rows = read("covtype", "covtype.binary.svm.gz", Storage.DENSE);
        Design scaled = Standardisation.of(rows.design(), null).applyTo(rows.design());
        LabelledRows standardised = rows.withDesign(scaled).withConstantColumn();
        return sum(standardised.design(), standardised);
    }

    private static LinearSum sum(Design design, LabelledRows rows) {
        double[] targets = Classes.twoClasses(rows).targets(rows);
        return new LinearSum(design, targets, null, new Logistic(), 1.0 / design.rows(), 0, false);
    }

    private LabelledRows read(String name, String file, Storage storage) {
        Path found = places(name, file)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() ->
                        new BadInput(folder + ": must hold " + file + ", does not; name another folder with --data"));
        try {
            return SvmlightReader.read(found, new SvmlightOptions(null, 0, storage));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Stream<Path> places(String name, String file) {
        return Stream.of(folder.resolve(name).resolve(file), folder.resolve(file));
    }
}
