package io.glissade.cli.fit;

import io.glissade.cli.console.BadInput;
import io.glissade.finitesum.sag.AdaptiveSag;
import io.glissade.finitesum.sag.LipschitzSag;
import io.glissade.finitesum.sag.Sag;
import io.glissade.finitesum.sag.SagStep;
import java.util.List;
import java.util.stream.Collectors;

/** Every method, one row each. */
final class MethodTable {

    /** The name that leaves the choice to Glissade. */
    static final String AUTO = "auto";

    /** In the order of the help. */
    static final List<MethodRow> ROWS = List.of(
            new MethodRow("sag", "stochastic average gradient with a line search", Sag.WITH_LINE_SEARCH),
            new MethodRow("sag-lipschitz", "the same, rows that bend more drawn more often", AdaptiveSag.STANDARD),
            new MethodRow("sag-known-lipschitz", "that with known Lipschitz constants", new LipschitzSag(true)),
            new MethodRow("sag-constant", "sag with the step 1/L", new Sag(new SagStep.OfLipschitz(1), true)),
            new MethodRow("sag-theorem", "sag with the step 1/(16 L)", new Sag(new SagStep.OfLipschitz(16), false)));

    private MethodTable() {}

    /** The row of a name. */
    static MethodRow named(String name) {
        return ROWS.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("--method must be auto or one of " + names() + ", got " + name));
    }

    /** All names but {@value #AUTO}. */
    static String names() {
        return ROWS.stream().map(MethodRow::name).collect(Collectors.joining(", "));
    }
}
