package io.glissade.cli.target;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.linear.DataOptions;
import io.glissade.cli.linear.TableOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the energy of a data file or a trained network is: prior, noise, minibatches, and how the data are read. */
public final class PosteriorOptions {

    @Option(
            names = "--precision",
            paramLabel = "P",
            description =
                    "Data and networks: the precision of the Gaussian prior of each coefficient, 1/variance; the energy is the sum of "
                            + "the losses plus P/2 times their squared norm. Default: 1; for a network what its weight decay comes to.")
    private @Nullable Double precision;

    @Option(
            names = "--noise",
            paramLabel = "S",
            description =
                    "Data with the squared loss: the deviation of the noise of the targets. Default: ${DEFAULT-VALUE}.")
    private double noise = 1;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description =
                    "Data: rows of a minibatch, drawn anew for each gradient, instead of all rows. Its noise widens the draws; "
                            + "shorter steps mend it.")
    private @Nullable Integer batch;

    @Option(
            names = "--rule",
            paramLabel = "LABEL",
            description =
                    "Trained networks: the rule whose checkpoint is the centre. Default: the only one of the run.")
    private @Nullable String rule;

    @Mixin
    private TableOptions table = new TableOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    /** Checks the numbers. */
    void check() {
        if (precision != null && (!(precision >= 0) || Double.isInfinite(precision))) {
            throw new BadInput("--precision must not be negative and be finite, got " + precision);
        }
        if (!(noise > 0) || Double.isInfinite(noise)) {
            throw new BadInput("--noise must be positive and finite, got " + noise);
        }
        if (batch != null && batch < 1) {
            throw new BadInput("--batch must be at least 1, got " + batch);
        }
    }

    /** The precision of the prior, {@code usual} where none was given. */
    double precision(double usual) {
        return precision == null ? usual : precision;
    }

    double noise() {
        return noise;
    }

    @Nullable
    Integer batch() {
        return batch;
    }

    @Nullable
    String rule() {
        return rule;
    }

    TableOptions table() {
        return table;
    }

    DataOptions data() {
        return data;
    }
}
