package io.glissade.cli.target;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.linear.FitDisplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Opens what a user names: a target by name, a data file, or the folder of a training run. */
public final class Targets {

    private Targets() {}

    /**
     * The target of a text. The caller closes it.
     *
     * @param seed of the minibatches
     * @param display where notes on data are said
     * @throws BadInput in one line where there is no such target, or a number of it is out of range
     */
    public static Target<?> open(String text, PosteriorOptions options, long seed, FitDisplay display)
            throws IOException {
        options.check();
        int colon = text.indexOf(':');
        String name = (colon < 0 ? text : text.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
        TargetRow row = TargetTable.named(name);
        if (row != null) {
            TargetText parsed = TargetText.parse(text, row);
            try {
                return row.opening().open(parsed);
            } catch (IllegalArgumentException outOfRange) {
                throw parsed.refuse(outOfRange);
            }
        }
        Path file = Path.of(text);
        if (Files.isDirectory(file)) {
            return NetworkTarget.open(file, options);
        }
        if (Files.isRegularFile(file)) {
            return PosteriorTarget.open(file, options, seed, display);
        }
        throw new BadInput(text + ": no such target, data file or run folder; the targets are "
                + String.join(", ", TargetTable.names()));
    }

    /** The names of all targets that have one. */
    public static List<String> names() {
        return TargetTable.names();
    }
}
