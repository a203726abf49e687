package io.glissade.cli.sparse;

import io.glissade.conditional.AtomicDescent;
import io.glissade.conditional.ConditionalGradient;
import io.glissade.conditional.StepSize;
import io.glissade.conditional.coordinate.CoordinateDescent;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every method of a sparse fit, one row each. */
final class SparseMethodTable {

    /** The name that leaves the choice to Glissade. */
    static final String AUTO = "auto";

    static final String COORDINATE = "coordinate";
    static final String CONDITIONAL_GRADIENT = "conditional-gradient";
    static final String AWAY = "away";
    static final String CORRECTIVE = "corrective";

    /** That of the published runs. */
    private static final double USUAL_OFFSET = 1000;

    /** In the order of the help. */
    static final List<SparseMethodRow> ROWS = List.of(
            new SparseMethodRow(
                    COORDINATE,
                    COORDINATE,
                    "block coordinate descent on working sets",
                    SparseMethodTable::coordinateNeeds,
                    (rest, screening) -> new CoordinateDescent(
                            screening,
                            CoordinateDescent.STANDARD.firstWorkingSet(),
                            CoordinateDescent.STANDARD.reduction())),
            new SparseMethodRow(
                    CONDITIONAL_GRADIENT,
                    CONDITIONAL_GRADIENT,
                    "towards the best atom, with a line search",
                    SparseMethodTable::magnitude,
                    (rest, screening) -> new ConditionalGradient(new StepSize.LineSearch(), screening)),
            new SparseMethodRow(
                    "open-loop",
                    "open-loop[:OFFSET]",
                    "the same with steps 2/(2 + t + OFFSET), 1000 unless given",
                    SparseMethodTable::magnitude,
                    (rest, screening) -> new ConditionalGradient(
                            new StepSize.OpenLoop(rest.isEmpty() ? USUAL_OFFSET : offset(rest)), screening)),
            new SparseMethodRow(
                    AWAY,
                    AWAY,
                    "away from the worst atom too",
                    SparseMethodTable::exchangeNeeds,
                    (rest, screening) -> new AtomicDescent(AtomicDescent.Moves.AWAY, screening)),
            new SparseMethodRow(
                    "pairwise",
                    "pairwise",
                    "from the worst atom to the best one",
                    SparseMethodTable::exchangeNeeds,
                    (rest, screening) -> new AtomicDescent(AtomicDescent.Moves.PAIRWISE, screening)),
            new SparseMethodRow(
                    CORRECTIVE,
                    CORRECTIVE,
                    "the weights of all atoms anew at each step",
                    SparseMethodTable::correctiveNeeds,
                    (rest, screening) -> new AtomicDescent(AtomicDescent.Moves.CORRECTIVE, screening)));

    private SparseMethodTable() {}

    /** All of them as they are written. */
    static String forms() {
        return ROWS.stream().map(SparseMethodRow::form).collect(Collectors.joining(", "));
    }

    private static double offset(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException damage) {
            throw new IllegalArgumentException("offset must be a number, got '" + text + "'", damage);
        }
    }

    private static @Nullable String coordinateNeeds(SparseQuestion question) {
        if (question.penalty().concave()) {
            return "needs a convex penalty, linear or power; a concave one goes with conditional-gradient";
        }
        if (!question.hasBlocks()) {
            return "needs --atoms l1, positive or group; other sets go with corrective";
        }
        return question.isBound() ? "needs --penalty linear or power; a bound goes with away" : smooth(question);
    }

    private static @Nullable String magnitude(SparseQuestion question) {
        return question.isLinear()
                ? "needs --penalty power or bound, or a concave one: a linear penalty gives the best atom no magnitude; linear goes"
                        + " with coordinate and corrective"
                : null;
    }

    private static @Nullable String exchangeNeeds(SparseQuestion question) {
        return question.penalty().concave() || question.isLinear()
                ? "needs --penalty power or bound; linear goes with coordinate and corrective, a concave one with"
                        + " conditional-gradient"
                : null;
    }

    private static @Nullable String correctiveNeeds(SparseQuestion question) {
        return question.penalty().concave() || question.isBound()
                ? "needs --penalty linear or power; a bound goes with away, a concave penalty with conditional-gradient"
                : smooth(question);
    }

    private static @Nullable String smooth(SparseQuestion question) {
        return question.isSmooth()
                ? null
                : "needs a loss with a bound on its second derivative, which " + question.loss()
                        + " has not; with --penalty power and --screening off it goes with conditional-gradient";
    }
}
