package io.glissade.cli.linear;

import io.glissade.cli.console.BadInput;
import io.glissade.table.Classes;
import io.glissade.table.LabelledRows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The targets of rows that a model is held against. */
public final class Targets {

    private Targets() {}

    /** As the loss wants them; empty where the file has none. */
    public static double[] of(LabelledRows rows, LossRow loss, @Nullable Classes classes, Path file) {
        if (Arrays.stream(rows.targets()).allMatch(Double::isNaN)) {
            return new double[0];
        }
        if (classes != null) {
            try {
                return classes.targets(rows);
            } catch (IllegalArgumentException refused) {
                throw new BadInput(file + ": " + refused.getMessage());
            }
        }
        List<String> names = rows.targetNames();
        if (names != null) {
            throw new BadInput(file + ": targets must be numbers for the loss " + loss.name() + ", got texts such as '"
                    + names.get(0) + "'");
        }
        double[] targets = rows.targets();
        for (int i = 0; i < targets.length; i++) {
            String rule = loss.loss().broken(targets[i]);
            if (rule != null) {
                throw new BadInput(file + ": target of row " + (i + 1) + " " + rule + ", got " + targets[i]);
            }
        }
        return targets;
    }
}
