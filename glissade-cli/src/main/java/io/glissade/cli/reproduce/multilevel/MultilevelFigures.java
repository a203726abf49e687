package io.glissade.cli.reproduce.multilevel;

import io.glissade.cli.figure.Figure;
import io.glissade.torch.Libtorch;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The acceptance figures of multilevel optimisation, under a minute on one core; the full ones take some minutes. */
public final class MultilevelFigures {

    private MultilevelFigures() {}

    /**
     * The groups by name, in order. Operations on tensors get one thread from here on: these are too small for more.
     *
     * @param data folder of the tables of A9, which is left out without any
     * @param full longer unrolled levels, more splits and the grid of settings of A9
     * @param out folder for the curves of A9 as CSV; without one they are not written
     */
    public static Map<String, Supplier<List<Figure>>> groups(Path data, boolean full, @Nullable Path out) {
        Libtorch.useThreads(1);
        Map<String, Supplier<List<Figure>>> groups = new LinkedHashMap<>();
        groups.put("A1", ToyFigures::figures);
        groups.put("A2", () -> QuadraticFigures.figures(full));
        groups.put("A3", () -> QuadraticFigures.frozen(full));
        groups.put("A4", RidgeFigures::closedForm);
        groups.put("A5", RidgeFigures::errors);
        groups.put("A6", RidgeFigures::conjugateGradients);
        groups.put("A7", NormFigures::figures);
        groups.put("A8", AttackerFigures::figures);
        if (!RegressionTable.in(data).isEmpty()) {
            groups.put("A9", () -> PoisoningFigures.figures(data, full, out));
        }
        groups.put("A10", () -> DepthFigures.figures(full));
        return Collections.unmodifiableMap(groups);
    }

    /** The tables of A9 that the folder does not hold. */
    public static List<String> missing(Path data) {
        return RegressionTable.ALL.stream()
                .filter(table -> !RegressionTable.in(data).contains(table))
                .map(RegressionTable::file)
                .toList();
    }
}
