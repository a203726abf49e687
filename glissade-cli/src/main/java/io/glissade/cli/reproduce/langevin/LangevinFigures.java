package io.glissade.cli.reproduce.langevin;

import io.glissade.cli.figure.Figure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The acceptance figures of Langevin dynamics, about a minute on two cores; the full ones take some minutes. */
public final class LangevinFigures {

    private LangevinFigures() {}

    /** The groups by name, in order. {@code full} draws and simulates more. */
    public static Map<String, Supplier<List<Figure>>> groups(boolean full) {
        Map<String, Supplier<List<Figure>>> groups = new LinkedHashMap<>();
        groups.put("A1", FrictionFigures::figures);
        groups.put("A2", () -> BoundFigures.figures(full));
        groups.put("A3", DistanceFigures::figures);
        groups.put("A4", RotationFigures::figures);
        groups.put("A5", () -> BiasFigures.figures(full));
        int threads = Runtime.getRuntime().availableProcessors();
        groups.put("A6", () -> ExitTimes.figures(full, threads));
        groups.put("A7", () -> ExitRatios.figures(full, threads));
        groups.put("A8", () -> {
            List<Figure> figures = new ArrayList<>(GibbsHistograms.figures(full, threads));
            figures.addAll(RecurrenceFigures.figures(full, threads));
            return figures;
        });
        groups.put("T1", () -> StepFigures.figures(full));
        return Collections.unmodifiableMap(groups);
    }
}
