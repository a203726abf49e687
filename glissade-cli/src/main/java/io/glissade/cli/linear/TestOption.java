package io.glissade.cli.linear;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Data that a fitted model is tried on. */
public final class TestOption {

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description =
                    "Data with known targets that the model is not fitted to: accuracy, log-loss and AUC for classes, "
                            + "RMSE and R2 for numbers, mean deviance for counts.")
    private @Nullable Path test;

    /** The file of test data; {@code null} for none. */
    public @Nullable Path file() {
        return test;
    }
}
