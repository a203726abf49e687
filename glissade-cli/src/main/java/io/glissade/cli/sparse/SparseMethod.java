package io.glissade.cli.sparse;

import io.glissade.cli.console.BadInput;
import io.glissade.conditional.ConditionalGradient;
import io.glissade.conditional.GaugeMethod;
import io.glissade.conditional.StepSize;
import io.glissade.conditional.screening.Screening;

/**
 * The method that runs.
 *
 * @param name as on the command line
 * @param reason why it was chosen, a sentence without its full stop
 */
record SparseMethod(String name, String reason, GaugeMethod method) {

    /** The one of {@code --method}; {@code auto} looks at the question. */
    static SparseMethod of(String text, SparseQuestion question, Screening screening) {
        boolean auto = text.equals(SparseMethodTable.AUTO);
        String chosen = auto ? usual(question) : text;
        int colon = chosen.indexOf(':');
        String name = colon < 0 ? chosen : chosen.substring(0, colon);
        SparseMethodRow row = SparseMethodTable.ROWS.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new BadInput("--method must be auto or one of " + SparseMethodTable.forms() + ", got " + text));
        if (colon >= 0 && row.form().equals(row.name())) {
            throw new BadInput("--method " + text + ": takes nothing after a colon");
        }
        String broken = row.needs().broken(question);
        if (broken != null) {
            throw new BadInput("--method " + text + (auto ? ", " + name + ": " : ": ") + broken);
        }
        try {
            GaugeMethod method = row.maker().make(colon < 0 ? "" : chosen.substring(colon + 1), screening);
            return new SparseMethod(chosen, auto ? reason(question) : "--method asked for it", method);
        } catch (IllegalArgumentException refused) {
            throw new BadInput("--method " + text + ": " + refused.getMessage());
        }
    }

    /** Whether its steps follow a schedule, and may be too long. */
    boolean isOpenLoop() {
        return method instanceof ConditionalGradient conditional && conditional.stepSize() instanceof StepSize.OpenLoop;
    }

    private static String usual(SparseQuestion question) {
        if (question.penalty().concave() || !question.isSmooth()) {
            return SparseMethodTable.CONDITIONAL_GRADIENT;
        }
        if (question.isBound()) {
            return SparseMethodTable.AWAY;
        }
        return question.hasBlocks() ? SparseMethodTable.COORDINATE : SparseMethodTable.CORRECTIVE;
    }

    private static String reason(SparseQuestion question) {
        if (question.penalty().concave()) {
            return "conditional-gradient, because it alone takes a concave penalty, its prices renewed at every step";
        }
        if (!question.isSmooth()) {
            return "conditional-gradient, because the other methods need a bound on the second derivative of the loss";
        }
        if (question.isBound()) {
            return "away, because with a bound it converges linearly where the plain conditional gradient does not";
        }
        return question.hasBlocks()
                ? "coordinate, because features and groups can be moved one by one, which is faster than moving by atoms"
                : "corrective, because these atoms cannot be moved one by one, and weights chosen anew need the fewest of them";
    }
}
