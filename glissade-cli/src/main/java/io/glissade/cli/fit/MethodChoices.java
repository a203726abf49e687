package io.glissade.cli.fit;

import io.glissade.cli.console.BadInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which methods are run. */
final class MethodChoices {

    private MethodChoices() {}

    /**
     * A method to run.
     *
     * @param reason why it was chosen; empty where the user chose it
     */
    record Chosen(MethodRow row, String reason) {}

    /** The methods of {@code --compare} or the one of {@code --method}. */
    static List<Chosen> of(String method, List<String> compared, double l1) {
        if (compared.isEmpty()) {
            return List.of(one(method, l1));
        }
        List<Chosen> chosen = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : compared) {
            Chosen next = one(name, l1);
            if (!seen.add(next.row().name())) {
                throw new BadInput("--compare: each method must be given once, got "
                        + next.row().name() + " twice");
            }
            chosen.add(next);
        }
        return chosen;
    }

    private static Chosen one(String name, double l1) {
        if (!name.equals(MethodTable.AUTO)) {
            return new Chosen(MethodTable.named(name), "");
        }
        return l1 > 0
                ? new Chosen(MethodTable.named("saga"), "l1 is positive, and saga takes it")
                : new Chosen(MethodTable.named("sag"), "it needs nothing to be known of the sum");
    }
}
