package io.glissade.cli.reproduce.conditional;

import io.glissade.cli.figure.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The acceptance figures of the penalised conditional gradient with screening, about two minutes on two cores. A2 and the longer half of A1
 * need the Dorothea data and are left out without.
 */
public final class ConditionalFigures {

    private ConditionalFigures() {}

    /** The groups by name, in order. {@code data} is the folder with the data set; {@code full} makes A5 longer. */
    public static Map<String, Supplier<List<Figure>>> groups(Path data, boolean full) {
        DorotheaData dorothea = new DorotheaData(data);
        DorotheaFigures published = new DorotheaFigures(dorothea);
        boolean there = dorothea.isThere();
        Map<String, Supplier<List<Figure>>> groups = new LinkedHashMap<>();
        groups.put("A1", () -> {
            List<Figure> figures = new ArrayList<>(FirstGaps.figures());
            if (there) {
                figures.addAll(published.curves());
            }
            return figures;
        });
        if (there) {
            groups.put("A2", published::end);
        }
        groups.put("A3", DeterministicFigures::figures);
        groups.put("A4", RateFigures::figures);
        groups.put("A5", () -> SafetyFigures.figures(full));
        groups.put("A6", IdentificationFigures::figures);
        groups.put("A7", ReweightedFigures::figures);
        groups.put("A8", () -> {
            List<Figure> figures = new ArrayList<>(NuclearFigures.figures());
            figures.addAll(DivergenceFigures.figures());
            return figures;
        });
        return Collections.unmodifiableMap(groups);
    }
}
