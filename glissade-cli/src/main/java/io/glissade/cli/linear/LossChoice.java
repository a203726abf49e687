package io.glissade.cli.linear;

import io.glissade.cli.console.BadInput;
import io.glissade.table.Classes;
import io.glissade.table.LabelledRows;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The loss and the targets it is applied to.
 *
 * @param reason why it was chosen; empty where the user chose it
 */
@SuppressWarnings("ArrayRecordComponent")
public record LossChoice(
        LossRow loss, String reason, @Nullable Classes classes, double[] targets) {

    /** With {@code name} null the loss follows from the targets: two values and texts are classes, other numbers are numbers. */
    public static LossChoice of(@Nullable String name, LabelledRows rows, Path file) {
        double[] different = Arrays.stream(rows.targets())
                .map(t -> t + 0.0)
                .distinct()
                .limit(3)
                .toArray();
        LossRow loss;
        String reason = "";
        if (name != null) {
            loss = LossTable.named(name);
        } else if (different.length == 2) {
            loss = LossTable.named("logistic");
            reason = "the targets have two values";
        } else if (rows.targetNames() != null && different.length > 2) {
            loss = LossTable.named("multinomial");
            reason = "the targets are texts with more than two values";
        } else {
            loss = LossTable.named("squared");
            reason = "the targets are numbers with more than two values";
        }
        try {
            if (loss.kind().isClasses()) {
                Classes classes =
                        loss.kind() == LossRow.Kind.CLASSES ? Classes.manyClasses(rows) : Classes.twoClasses(rows);
                return new LossChoice(loss, reason, classes, classes.targets(rows));
            }
        } catch (IllegalArgumentException refused) {
            throw new BadInput(file + ": --loss " + loss.name() + ": " + refused.getMessage());
        }
        if (rows.targetNames() != null) {
            throw new BadInput(file + ": --loss " + loss.name() + " needs numbers as targets, got texts such as '"
                    + rows.targetNames().get(0) + "'");
        }
        if (name == null && different.length == 1) {
            throw new BadInput(file + ": targets must have two values or more, got only " + different[0]
                    + "; --loss says otherwise");
        }
        return new LossChoice(loss, reason, null, rows.targets());
    }
}
