package io.glissade.cli.linear;

import io.glissade.cli.console.BadInput;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run is asked of its surroundings: threads, where results go. */
public final class RunOptions {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads; the numbers are the same on any number. Default: the number of cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The run folder. Default: runs/ with the command, date and time.")
    private @Nullable Path folder;

    @Option(names = "--json", description = "One JSON object on standard output and nothing else there.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress and no messages on standard error, but errors.")
    private boolean quiet;

    /** Checks the options. */
    public void check() {
        if (threads < 1) {
            throw new BadInput("--threads must be at least 1, got " + threads);
        }
    }

    /** At least 1. */
    public int threads() {
        return threads;
    }

    /** Whether standard output is for a program. */
    public boolean json() {
        return json;
    }

    /** The run folder of a command that began at {@code now}. */
    public Path folder(String verb, Instant now) {
        if (folder != null) {
            return folder;
        }
        LocalDateTime local = LocalDateTime.ofInstant(now, ZoneId.systemDefault());
        return Path.of("runs", verb + "-" + local.format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")));
    }

    /** How progress is shown: with bars where the launcher says that there is a terminal. */
    public FitDisplay.Mode mode() {
        if (quiet) {
            return FitDisplay.Mode.NONE;
        }
        return Boolean.getBoolean("glissade.terminal") ? FitDisplay.Mode.BARS : FitDisplay.Mode.LINES;
    }
}
