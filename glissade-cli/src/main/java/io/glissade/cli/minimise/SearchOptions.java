package io.glissade.cli.minimise;

import io.glissade.cli.console.BadInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long and how hot to search; what is not given follows from the target. */
final class SearchOptions {

    @Option(names = "--chains", paramLabel = "N", description = "Independent chains. Default: ${DEFAULT-VALUE}.")
    private int chains = 4;

    @Option(
            names = "--gradients",
            paramLabel = "N",
            description = "Budget of gradients of all chains together. Default: ${DEFAULT-VALUE}.")
    private long gradients = 20_000;

    @Option(names = "--kick", paramLabel = "N", description = "Moves of a kick. Default: ${DEFAULT-VALUE}.")
    private int kick = 30;

    @Option(
            names = "--annealing",
            paramLabel = "N",
            description = "Moves of the cooling from a random start. Default: a tenth of a chain's budget.")
    private @Nullable Integer annealing;

    @Option(
            names = "--step",
            paramLabel = "H",
            description =
                    "Step size of the dynamics. Default: 1 over the root of the curvature measured at random starts.")
    private @Nullable Double step;

    @Option(
            names = "--friction",
            paramLabel = "GAMMA",
            description = "Friction of the dynamics. Default: 3 over the time of a kick.")
    private @Nullable Double friction;

    @Option(
            names = "--hot",
            paramLabel = "T",
            description =
                    "Highest temperature; the chains begin at it and down to a hundredth of it. Default: a tenth of the "
                            + "deviation of the values at random starts.")
    private @Nullable Double hot;

    @Option(
            names = "--tolerance",
            paramLabel = "EPS",
            description = "Gradient norm of a minimum. Default: ${DEFAULT-VALUE}.")
    private double tolerance = 1e-8;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Kicks in vain before a chain begins anew. Default: ${DEFAULT-VALUE}.")
    private int patience = 50;

    @Option(
            names = "--compare",
            description = "Runs CMA-ES with restarts too, for as many values as there were gradients, and draws both.")
    private boolean compare;

    @Option(
            names = "--values",
            paramLabel = "N",
            description = "Values for CMA-ES in place of as many as there were gradients; implies --compare.")
    private @Nullable Long values;

    /** In the order of the help; one line for the first that is out of range. */
    void check() {
        atLeastOne("--chains", chains);
        atLeastOne("--kick", kick);
        atLeastOne("--patience", patience);
        if (annealing != null) {
            atLeastOne("--annealing", annealing);
        }
        if (gradients < 100L * chains) {
            throw new BadInput(
                    "--gradients must be at least 100 for each chain, that is " + 100L * chains + ", got " + gradients);
        }
        if (values != null && values < 1) {
            throw new BadInput("--values must be at least 1, got " + values);
        }
        positive("--step", step);
        positive("--friction", friction);
        positive("--hot", hot);
        positive("--tolerance", tolerance);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new BadInput(name + " must be at least 1, got " + value);
        }
    }

    private static void positive(String name, @Nullable Double value) {
        if (value != null && !(value > 0 && Double.isFinite(value))) {
            throw new BadInput(name + " must be positive and finite, got " + value);
        }
    }

    int chains() {
        return chains;
    }

    long gradients() {
        return gradients;
    }

    int kick() {
        return kick;
    }

    int annealing() {
        Integer given = annealing;
        return given != null ? given : (int) Math.max(1, Math.min(gradients / chains / 10, Integer.MAX_VALUE));
    }

    @Nullable
    Double step() {
        return step;
    }

    @Nullable
    Double friction() {
        return friction;
    }

    @Nullable
    Double hot() {
        return hot;
    }

    double tolerance() {
        return tolerance;
    }

    int patience() {
        return patience;
    }

    boolean compare() {
        return compare || values != null;
    }

    /** The budget of the method to compare with. */
    long values() {
        Long given = values;
        return given != null ? given : gradients;
    }
}
