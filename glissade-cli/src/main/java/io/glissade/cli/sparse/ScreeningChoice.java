package io.glissade.cli.sparse;

import io.glissade.cli.console.BadInput;
import io.glissade.conditional.screening.Screening;
import org.jspecify.annotations.Nullable;

/**
 * Which elements are removed.
 *
 * @param words what the rule is worth, for messages and the report
 */
record ScreeningChoice(Screening rule, String words) {

    private static final ScreeningChoice OFF = new ScreeningChoice(new Screening.Off(), "off");

    /** With {@code name} null: the sharper safe rule, and none where none is safe. */
    static ScreeningChoice of(@Nullable String name, SparseQuestion question) {
        boolean concave = question.penalty().concave();
        String used = name != null ? name : concave || !question.isSmooth() ? "off" : "on";
        if (!used.equals("off") && !question.isSmooth()) {
            throw new BadInput("--screening " + used + ": needs a loss with a bound on its second derivative, which "
                    + question.loss() + " has not");
        }
        return switch (used) {
            case "off" -> OFF;
            case "on" ->
                concave
                        ? new ScreeningChoice(
                                new Screening.Heuristic(),
                                "heuristic, never safe: with a concave penalty an element removed may belong to the model")
                        : new ScreeningChoice(new Screening.OfElements(), "safe, with the norm of each element");
            case "gauge" -> {
                if (concave) {
                    throw new BadInput(
                            "--screening gauge: with a concave penalty no rule is safe; on is the heuristic");
                }
                yield new ScreeningChoice(Screening.OfGauge.SAFE, "safe, with the smoothness in the gauge");
            }
            default -> throw new BadInput("--screening must be on, off or gauge, got " + used);
        };
    }

    boolean isOn() {
        return !(rule instanceof Screening.Off);
    }
}
