package io.glissade.cli.sparse;

import io.glissade.atom.GroupAtoms;
import io.glissade.atom.KSupport;
import io.glissade.atom.TotalVariation;
import io.glissade.cli.console.BadInput;
import io.glissade.table.Features;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Every set of atoms, one row each. */
final class AtomTable {

    /** In the order of the help. */
    static final List<AtomRow> ROWS = List.of(
            new AtomRow("l1", "l1", "single features: the l1 norm", (rest, features) -> {
                requireNone(rest);
                return new FeatureChoice(GroupAtoms.l1(features.count()), features);
            }),
            new AtomRow("positive", "positive", "single features, no coefficient below zero", (rest, features) -> {
                requireNone(rest);
                return new FeatureChoice(GroupAtoms.simplex(features.count()), features);
            }),
            new AtomRow("group", "group:FILE", "groups of features, overlapping or not", (rest, features) -> {
                if (rest.isEmpty()) {
                    throw new IllegalArgumentException("must name a file of groups after the colon");
                }
                return GroupFile.read(Path.of(rest), features);
            }),
            new AtomRow(
                    "k-support",
                    "k-support:K",
                    "vectors of K features at most: the k-support norm",
                    (rest, features) -> {
                        if (!rest.matches("\\d{1,9}")) {
                            throw new IllegalArgumentException(
                                    "must have a whole number after the colon, got '" + rest + "'");
                        }
                        return new FeatureChoice(new KSupport(features.count(), Integer.parseInt(rest)), features);
                    }),
            new AtomRow("tv", "tv", "jumps from one feature to the next: total variation", (rest, features) -> {
                requireNone(rest);
                return new JumpChoice(new TotalVariation(features.count()), features);
            }),
            new AtomRow(
                    "nuclear",
                    "nuclear:RxC",
                    "coefficients as a matrix of low rank, row after row",
                    (rest, features) -> MatrixChoice.of(rest, features.count())));

    private AtomTable() {}

    /** The set that {@code --atoms} names, over these features. */
    static AtomChoice choice(String text, Features features) throws IOException {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        AtomRow row = ROWS.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("--atoms must be one of " + forms() + ", got " + text));
        try {
            return row.maker().make(colon < 0 ? "" : text.substring(colon + 1), features);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new BadInput("--atoms " + text + ": " + refused.getMessage());
        }
    }

    /** All names with what follows them. */
    static String forms() {
        return ROWS.stream().map(AtomRow::form).collect(Collectors.joining(", "));
    }

    private static void requireNone(String rest) {
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("takes nothing after a colon");
        }
    }
}
