package io.glissade.cli.tune;

import io.glissade.cli.console.BadInput;
import io.glissade.nested.hypergradient.Checkpointed;
import io.glissade.nested.hypergradient.ForwardRecursion;
import io.glissade.nested.hypergradient.Hypergradient;
import io.glissade.nested.hypergradient.Implicit;
import io.glissade.nested.hypergradient.Reverse;
import io.glissade.nested.hypergradient.Truncated;
import io.glissade.nested.solver.ConjugateGradient;
import io.glissade.report.tune.TuneRecord;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The strategies by name, in the order of the memory they are expected to need, least first. */
final class Strategies {

    /** Recorded inner steps may take so much memory before reverse gives way to checkpoints. */
    private static final double MOST_BYTES = 1L << 30;

    /** Vectors of the model's length, and lines of the rows' length, that a recorded step holds, about. */
    private static final double VECTORS = 12;

    private static final double IMPLICIT_TOLERANCE = 1e-8;
    private static final int MOST_PRODUCTS = 200;

    private static final List<Row> ROWS = List.of(
            new Row("forward", steps -> new ForwardRecursion()),
            new Row("implicit", steps -> new Implicit(new ConjugateGradient(IMPLICIT_TOLERANCE, MOST_PRODUCTS))),
            new Row("truncated", steps -> new Truncated(Math.max(1, steps / 4))),
            new Row("checkpointed", steps -> new Checkpointed(0)),
            new Row("reverse", steps -> new Reverse()));

    private Strategies() {}

    /** A strategy for a number of inner steps. */
    @FunctionalInterface
    interface Made {
        Hypergradient of(int steps);
    }

    private record Row(String name, Made made) {}

    /**
     * A strategy to run.
     *
     * @param reason why; empty where the user chose it
     */
    record Chosen(String name, String reason, Hypergradient strategy) {}

    /** That of an attacked run. */
    static Chosen attacked() {
        return new Chosen(TuneRecord.ROBUST, "", new Reverse());
    }

    /** That of its rival without attacker. */
    static Chosen plain() {
        return new Chosen(TuneRecord.PLAIN, "", new Reverse());
    }

    static String names() {
        return ROWS.stream().map(Row::name).collect(Collectors.joining(", "));
    }

    static List<Chosen> named(String option, List<String> names, int steps) {
        for (String name : names) {
            if (ROWS.stream().noneMatch(row -> row.name().equals(name))) {
                throw new BadInput(option + " must be of " + names() + ", got " + name);
            }
        }
        return ROWS.stream()
                .filter(row -> names.contains(row.name()))
                .map(row -> new Chosen(row.name(), "", row.made().of(steps)))
                .toList();
    }

    /** Reverse, which is the fastest, unless what it records would take too much memory. */
    static Chosen automatic(TuneProblem problem) {
        int steps = problem.steps();
        TuneData data = problem.data();
        Model model = problem.model();
        double lines = data.train().rows() * (double) (model.hidden() + model.outputs());
        double bytes = Double.BYTES * VECTORS * steps * (model.space().dimension() + lines);
        String size = String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
        return bytes <= MOST_BYTES
                ? new Chosen(
                        "reverse",
                        "it is the fastest, and " + steps + " recorded inner steps take about " + size,
                        new Reverse())
                : new Chosen(
                        "checkpointed",
                        steps + " recorded inner steps would take about " + size + ", and this keeps points only",
                        new Checkpointed(0));
    }
}
