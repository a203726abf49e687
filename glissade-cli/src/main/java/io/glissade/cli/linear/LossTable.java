package io.glissade.cli.linear;

import io.glissade.cli.console.BadInput;
import io.glissade.loss.Huber;
import io.glissade.loss.Logistic;
import io.glissade.loss.Poisson;
import io.glissade.loss.SmoothHinge;
import io.glissade.loss.Squared;
import io.glissade.loss.SquaredHinge;
import java.util.List;
import java.util.stream.Collectors;

/** Every loss, one row each. */
public final class LossTable {

    /** In the order of the help. */
    public static final List<LossRow> ROWS = List.of(
            new LossRow("logistic", "two classes, with probabilities", LossRow.Kind.PROBABILITY, new Logistic()),
            new LossRow("multinomial", "several classes, with probabilities", LossRow.Kind.CLASSES, new Logistic()),
            new LossRow(
                    "squared-hinge",
                    "two classes: a smooth support vector machine",
                    LossRow.Kind.SIGN,
                    new SquaredHinge()),
            new LossRow(
                    "smooth-hinge",
                    "two classes: the hinge with its corner rounded off",
                    LossRow.Kind.SIGN,
                    new SmoothHinge(1)),
            new LossRow("squared", "numbers: half the squared error", LossRow.Kind.VALUE, new Squared()),
            new LossRow(
                    "huber", "numbers, some far off: linear from a residual of 1", LossRow.Kind.VALUE, new Huber(1)),
            new LossRow("poisson", "counts: the logarithm of the mean is linear", LossRow.Kind.COUNT, new Poisson()));

    private LossTable() {}

    /** The row of a name; {@code huber:T} and {@code smooth-hinge:W} carry a threshold and a width other than 1. */
    public static LossRow named(String name) {
        int colon = name.indexOf(':');
        String plain = colon < 0 ? name : name.substring(0, colon);
        LossRow row = ROWS.stream()
                .filter(one -> one.name().equals(plain))
                .findFirst()
                .orElseThrow(() -> new BadInput("--loss must be one of " + names() + ", got " + name));
        return colon < 0 ? row : withNumber(row, name, name.substring(colon + 1));
    }

    private static LossRow withNumber(LossRow row, String name, String text) {
        try {
            double number = Double.parseDouble(text);
            if (row.loss() instanceof Huber) {
                return new LossRow(name, row.about(), row.kind(), new Huber(number));
            }
            if (row.loss() instanceof SmoothHinge) {
                return new LossRow(name, row.about(), row.kind(), new SmoothHinge(number));
            }
        } catch (NumberFormatException damage) {
            throw new BadInput("--loss " + name + ": must be a number after the colon, got '" + text + "'");
        } catch (IllegalArgumentException refused) {
            throw new BadInput("--loss " + name + ": " + refused.getMessage());
        }
        throw new BadInput("--loss " + name + ": only huber and smooth-hinge take a number");
    }

    /** All names. */
    public static String names() {
        return ROWS.stream().map(LossRow::name).collect(Collectors.joining(", "));
    }
}
