package io.glissade.cli.tune;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.linear.DataOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the rows are divided and brought to scale. */
final class SplitOptions {

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description = "squared, logistic or multinomial. Default: by the targets, as fit does.",
            completionCandidates = DataOptions.LossNames.class)
    private @Nullable String loss;

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            description = "Share of the rows that hyper-parameters are chosen on. Default: ${DEFAULT-VALUE}.")
    private double validation = 0.4;

    @Option(
            names = "--holdout",
            paramLabel = "SHARE",
            description =
                    "Share of the rows that nothing is chosen on, for the test loss; 0 for none. Default: 0.2, without "
                            + "--test.")
    private @Nullable Double holdout;

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "Data with known targets for the test loss, in place of --holdout.")
    private @Nullable Path test;

    @Option(
            names = "--no-standardise",
            negatable = true,
            description =
                    "Features as they stand. Default: of mean 0 and deviation 1 in the training rows; the model speaks of "
                            + "the raw ones.")
    private boolean standardise = true;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the division, the start of a network and random search. Default: ${DEFAULT-VALUE}.")
    private long seed;

    void check() {
        if (!(validation > 0 && validation < 1)) {
            throw new BadInput("--validation must be in (0, 1), got " + validation);
        }
        if (!(holdout() >= 0 && holdout() < 1)) {
            throw new BadInput("--holdout must be in [0, 1), got " + holdout());
        }
        if (test != null && holdout != null && holdout > 0) {
            throw new BadInput("--holdout and --test: give one of them");
        }
        if (validation + holdout() >= 1) {
            throw new BadInput("--validation and --holdout must leave rows to train on, got shares of " + validation
                    + " and " + holdout());
        }
    }

    @Nullable
    String loss() {
        return loss;
    }

    double validation() {
        return validation;
    }

    double holdout() {
        return holdout != null ? holdout : test != null ? 0 : 0.2;
    }

    @Nullable
    Path test() {
        return test;
    }

    boolean standardise() {
        return standardise;
    }

    long seed() {
        return seed;
    }
}
