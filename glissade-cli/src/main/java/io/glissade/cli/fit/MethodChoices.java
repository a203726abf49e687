package io.glissade.cli.fit;

import io.glissade.cli.console.BadInput;
import io.glissade.finitesum.choice.MethodChoice;
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

    /** The methods of {@code --compare} or the one of {@code --method}; {@code auto} looks at the objective. */
    static List<Chosen> of(String method, List<String> compared, FitObjective objective) {
        if (compared.isEmpty()) {
            return List.of(one(method, objective));
        }
        List<Chosen> chosen = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : compared) {
            Chosen next = one(name, objective);
            if (!seen.add(next.row().name())) {
                throw new BadInput("--compare: each method must be given once, got "
                        + next.row().name() + " twice");
            }
            chosen.add(next);
        }
        return chosen;
    }

    private static Chosen one(String name, FitObjective objective) {
        if (!name.equals(MethodTable.AUTO)) {
            return new Chosen(MethodTable.named(name), "");
        }
        if (!(objective instanceof FitObjective.Linear linear)) {
            return new Chosen(
                    MethodTable.named("sag"),
                    "sag, because the multinomial loss is known to it and needs no step size");
        }
        try {
            MethodChoice choice = MethodChoice.of(linear.sum());
            return new Chosen(MethodTable.of(choice.method()), choice.reason());
        } catch (IllegalArgumentException none) {
            throw new BadInput("--method auto: " + none.getMessage());
        }
    }
}
