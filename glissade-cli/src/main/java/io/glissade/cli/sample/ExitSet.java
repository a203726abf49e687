package io.glissade.cli.sample;

import io.glissade.cli.console.BadInput;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A half-space of one variable that a chain is timed to.
 *
 * @param variable its place among the variables
 * @param above whether the set lies above the bound
 */
record ExitSet(String text, int variable, boolean above, double bound) {

    private static final Pattern FORM = Pattern.compile("(.+?)\\s*(>=|<=)\\s*([^<>=]+)");

    /** Reads the text. */
    static ExitSet parse(String text, List<String> variables) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new BadInput("--exit-set must be VARIABLE>=X or VARIABLE<=X, got " + text);
        }
        int variable = variables.indexOf(matcher.group(1));
        if (variable < 0) {
            throw new BadInput("--exit-set " + text + ": the variables are "
                    + String.join(", ", variables.subList(0, Math.min(10, variables.size())))
                    + (variables.size() > 10 ? ", ..." : "") + ", got " + matcher.group(1));
        }
        try {
            double bound = Double.parseDouble(matcher.group(3));
            if (Double.isFinite(bound)) {
                return new ExitSet(text, variable, matcher.group(2).equals(">="), bound);
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new BadInput(
                "--exit-set " + text + ": the bound must be a finite number, got '" + matcher.group(3) + "'");
    }

    /** Whether a point with these variables lies in it. */
    boolean holds(double[] variables) {
        return above ? variables[variable] >= bound : variables[variable] <= bound;
    }
}
