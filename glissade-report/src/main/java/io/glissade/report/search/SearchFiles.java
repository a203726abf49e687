package io.glissade.report.search;

import io.glissade.report.file.NamedNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** The tables of a search for other programs; the page needs none of them. */
final class SearchFiles {

    static final String MINIMA = "minima.csv";
    static final String PROGRESS = "progress.csv";
    static final String POINT = "point.csv";

    private SearchFiles() {}

    /** One row for each minimum that a chain kept, in the order of chains and their time. */
    static void minima(Path folder, SearchRecord record) throws IOException {
        List<String> columns = new ArrayList<>(List.of("chain", "gradients", "value", "gradient_norm"));
        columns.addAll(record.variables());
        try (NamedNumbers file = new NamedNumbers(folder.resolve(MINIMA), columns, Set.of())) {
            for (SearchRecord.Found found : record.minima()) {
                file.append(
                        List.of(Integer.toString(found.chain()), Long.toString(found.gradients())),
                        DoubleStream.concat(
                                        DoubleStream.of(found.value(), found.gradientNorm()),
                                        found.point().stream().mapToDouble(Double::doubleValue))
                                .toArray());
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /** One row for each time a method came lower. */
    static void progress(Path folder, SearchRecord record) throws IOException {
        List<String> columns = List.of("method", "unit", "evaluations", "best");
        try (NamedNumbers file = new NamedNumbers(folder.resolve(PROGRESS), columns, Set.of("evaluations"))) {
            for (SearchRecord.Competitor method : record.progress()) {
                for (int k = 0; k < method.best().size(); k++) {
                    file.append(
                            List.of(method.name(), method.unit()),
                            method.evaluations().get(k),
                            method.best().get(k));
                }
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /** One row for each variable of the best point. */
    static void point(Path folder, SearchRecord record) throws IOException {
        try (NamedNumbers file = new NamedNumbers(folder.resolve(POINT), List.of("variable", "value"), Set.of())) {
            for (int k = 0; k < record.point().size(); k++) {
                file.append(List.of(record.variables().get(k)), record.point().get(k));
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
