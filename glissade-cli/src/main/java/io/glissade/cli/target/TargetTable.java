package io.glissade.cli.target;

import io.glissade.landscape.Landscapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every target by name, one row each. */
final class TargetTable {

    private static final int MOST = 1_000_000;

    /** In the order of the help. */
    static final List<TargetRow> ROWS = rows();

    private TargetTable() {}

    /** The row of a name; {@code null} where there is none. */
    static @Nullable TargetRow named(String name) {
        return ROWS.stream().filter(row -> row.name().equals(name)).findFirst().orElse(null);
    }

    /** All names, in order. */
    static List<String> names() {
        return ROWS.stream().map(TargetRow::name).toList();
    }

    private static List<TargetRow> rows() {
        List<TargetRow> rows = new ArrayList<>(List.of(
                TargetRow.of("gaussian", Densities::gaussian, "dim=10", "condition=100", "rotation="),
                TargetRow.of(
                        "mixture", Densities::mixture, "dim=2", "modes=2", "separation=4", "deviation=1", "weight=0.5"),
                TargetRow.of("banana", Densities::banana, "pairs=1", "centre=0", "deviation=1", "bend=1", "width=0.5"),
                TargetRow.of("funnel", Densities::funnel, "dim=10", "deviation=3"),
                TargetRow.of("double-well", Densities::doubleWell, "dim=1", "scale=1", "stiffness=1")));
        for (Landscapes landscape : Landscapes.values()) {
            if (landscape != Landscapes.DOUBLE_WELL) {
                int usual = Math.max(2, landscape.leastDimension());
                boolean plane = landscape.greatestDimension() == 2;
                rows.add(
                        plane
                                ? TargetRow.of(landscape.title(), text -> of(text, landscape, 2))
                                : TargetRow.of(
                                        landscape.title(),
                                        text -> of(
                                                text, landscape, text.count("dim", landscape.leastDimension(), MOST)),
                                        "dim=" + usual));
            }
        }
        return List.copyOf(rows);
    }

    private static NamedTarget of(TargetText text, Landscapes landscape, int dimension) {
        return Densities.of(text, landscape.of(dimension), Map.of("dimension", dimension));
    }
}
