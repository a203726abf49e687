package io.glissade.cli.sparse;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.sparse.PenaltyRow.Penalty;
import io.glissade.penalty.ConcavePenalty;
import io.glissade.penalty.GaugeBound;
import io.glissade.penalty.LinearBeyond;
import io.glissade.penalty.LinearPenalty;
import io.glissade.penalty.LogSum;
import io.glissade.penalty.Mcp;
import io.glissade.penalty.PowerPenalty;
import io.glissade.penalty.Scad;
import java.util.List;
import java.util.stream.Collectors;

/** Every penalty, one row each. */
final class PenaltyTable {

    /** The name of the one that has a largest weight: beyond it every coefficient is zero. */
    static final String LINEAR = "linear";

    /** The name of the one that is a constraint. */
    static final String BOUND = "bound";

    /** In the order of the help. */
    static final List<PenaltyRow> ROWS = List.of(
            new PenaltyRow(
                    LINEAR,
                    List.of("lambda"),
                    "lambda times the gauge: the Lasso",
                    false,
                    numbers -> new Penalty(new LinearPenalty(numbers[0]), null)),
            new PenaltyRow(
                    "power",
                    List.of("p", "rho"),
                    "rho/p times its power p > 1",
                    false,
                    numbers -> new Penalty(new PowerPenalty(numbers[0], numbers[1]), null)),
            new PenaltyRow(
                    BOUND,
                    List.of("alpha"),
                    "none, but the gauge stays at most alpha",
                    false,
                    numbers -> new Penalty(new GaugeBound(numbers[0]), null)),
            new PenaltyRow(
                    "log",
                    List.of("theta", "p", "rho"),
                    "power of a sum of logarithms, 0 < theta < 1",
                    true,
                    numbers -> new Penalty(new PowerPenalty(numbers[1], numbers[2]), new LogSum(numbers[0]))),
            new PenaltyRow(
                    "scad",
                    List.of("theta", "p", "rho"),
                    "power of a sum of smoothly clipped deviations, theta > 2",
                    true,
                    numbers -> new Penalty(new PowerPenalty(numbers[1], numbers[2]), scad(numbers[0]))),
            new PenaltyRow(
                    "mcp",
                    List.of("theta", "p", "rho"),
                    "power of a sum of minimax concave penalties, theta > 0",
                    true,
                    numbers -> new Penalty(new PowerPenalty(numbers[1], numbers[2]), mcp(numbers[0]))));

    /** Slopes of concave functions that fall to zero stop at this share of that at zero, so that every atom keeps a price. */
    private static final double LEAST_SLOPE = 0.1;

    private PenaltyTable() {}

    private static ConcavePenalty scad(double theta) {
        return new LinearBeyond(new Scad(theta), theta - LEAST_SLOPE * (theta - 1));
    }

    private static ConcavePenalty mcp(double theta) {
        return new LinearBeyond(new Mcp(theta), theta * (1 - LEAST_SLOPE));
    }

    /** The row of a name. */
    static PenaltyRow named(String name, String text) {
        return ROWS.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("--penalty must be one of " + forms() + ", got " + text));
    }

    /** All of them as they are written. */
    static String forms() {
        return ROWS.stream().map(PenaltyRow::form).collect(Collectors.joining(" | "));
    }
}
