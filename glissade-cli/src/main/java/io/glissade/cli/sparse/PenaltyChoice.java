package io.glissade.cli.sparse;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.sparse.PenaltyRow.Penalty;
import java.util.Arrays;

/**
 * The penalty asked for.
 *
 * @param text as it was given
 * @param shape its numbers without the weight
 * @param weight empty where it was left out, for a path or a default
 */
@SuppressWarnings("ArrayRecordComponent")
record PenaltyChoice(String text, PenaltyRow row, double[] shape, String weight) {

    /** Reads {@code --penalty}. */
    static PenaltyChoice of(String text) {
        int colon = text.indexOf(':');
        PenaltyRow row = PenaltyTable.named(colon < 0 ? text : text.substring(0, colon), text);
        String[] parts = colon < 0 ? new String[0] : text.substring(colon + 1).split(",", -1);
        int wanted = row.numbers().size();
        if (parts.length != wanted && parts.length != wanted - 1) {
            throw new BadInput("--penalty " + text + ": must be " + row.form() + ", " + wanted
                    + (wanted == 1 ? " number, got " : " numbers, got ") + parts.length);
        }
        double[] shape = new double[wanted - 1];
        for (int k = 0; k < shape.length; k++) {
            try {
                shape[k] = Double.parseDouble(parts[k]);
            } catch (NumberFormatException damage) {
                throw new BadInput("--penalty " + text + ": " + row.numbers().get(k) + " must be a number, got '"
                        + parts[k] + "'");
            }
        }
        PenaltyChoice choice = new PenaltyChoice(text, row, shape, parts.length == wanted ? parts[wanted - 1] : "");
        // Says at once what is wrong with the other numbers, before any data are read.
        choice.at(1);
        return choice;
    }

    /** With this weight. */
    Penalty at(double weight) {
        double[] numbers = Arrays.copyOf(shape, shape.length + 1);
        numbers[shape.length] = weight;
        try {
            return row.maker().make(numbers);
        } catch (IllegalArgumentException refused) {
            throw new BadInput("--penalty " + text + ": " + refused.getMessage());
        }
    }
}
