package io.glissade.cli.linear;

import io.glissade.cli.console.BadInput;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import java.util.List;
import java.util.stream.Collectors;

/** Every loss, one row each. */
public final class LossTable {

    /** In the order of the help. */
    public static final List<LossRow> ROWS = List.of(
            new LossRow("logistic", "two classes, with probabilities", LossRow.Kind.PROBABILITY, new Logistic()),
            new LossRow("squared", "numbers: half the squared error", LossRow.Kind.VALUE, new Squared()));

    private LossTable() {}

    /** The row of a name. */
    public static LossRow named(String name) {
        return ROWS.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("--loss must be one of " + names() + ", got " + name));
    }

    /** All names. */
    public static String names() {
        return ROWS.stream().map(LossRow::name).collect(Collectors.joining(", "));
    }
}
