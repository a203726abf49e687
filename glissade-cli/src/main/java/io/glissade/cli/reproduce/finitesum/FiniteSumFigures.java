package io.glissade.cli.reproduce.finitesum;

import io.glissade.cli.figure.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The acceptance figures of the stochastic average gradient. A5, A7, A8, A9 and the a9a half of A1 take seconds; the figures of the forest
 * cover type take about seven minutes on two cores. What needs a file that is not there is left out.
 */
public final class FiniteSumFigures {

    private FiniteSumFigures() {}

    /** The groups by name, in order. {@code data} is the folder with the two data sets. */
    public static Map<String, Supplier<List<Figure>>> groups(Path data, boolean full) {
        ReferenceData sets = new ReferenceData(data);
        boolean covertype = sets.hasCovertype();
        CovertypeFigures forest = new CovertypeFigures(sets);
        AdultFigures adult = new AdultFigures(sets);
        Map<String, Supplier<List<Figure>>> groups = new LinkedHashMap<>();
        if (sets.hasAdult() || covertype) {
            groups.put("A1", () -> {
                List<Figure> figures = new ArrayList<>();
                if (sets.hasAdult()) {
                    figures.addAll(CertifiedOptima.adult(sets));
                }
                if (covertype) {
                    figures.addAll(CertifiedOptima.covertype(sets));
                }
                return figures;
            });
        }
        if (covertype) {
            groups.put("A2", forest::constantStep);
            groups.put("A3", forest::lineSearch);
            groups.put("A4", forest::adaptiveSampling);
        }
        if (sets.hasAdult()) {
            groups.put("A5", adult::wayDown);
        }
        if (covertype) {
            groups.put("A6", forest::orderOfSteps);
        }
        groups.put("A7", TheoremRuns::figures);
        groups.put("A8", Equivalences::figures);
        if (sets.hasAdult()) {
            groups.put("A9", adult::certificate);
        }
        if (full && covertype) {
            groups.put("A10", () -> HonestComparison.figures(sets));
        }
        return Collections.unmodifiableMap(groups);
    }
}
