package io.glissade.report;

import io.glissade.report.file.FileOutput;
import io.glissade.report.file.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder a run leaves: {@code run.json}, {@code report.html} and a folder for each rule. Until {@link #commit} all is
 * written to {@code <name>.partial} beside it, so that a run folder under its own name is always whole; {@link #close()}
 * without a commit removes what was written.
 *
 * <p>{@link #ruleFolder} may be called from several threads, and each rule may then write to its own folder from its own
 * thread. Call {@code commit} and {@code close} once all of them have ended.
 *
 * <p>Every {@link IOException} has a message of one line that names the file or folder and says what to do or what failed.
 */
public final class RunFolder implements AutoCloseable {

    /** What the run was and what came of it. */
    public static final String RECORD = "run.json";

    static final String PAGE = "report.html";
    private static final String COMMAND = "command.json";
    private static final String PARTIAL = ".partial";
    private static final int LONGEST_NAME = 100;
    private static final long LARGEST_RECORD = 32L << 20;

    private final Path out;
    private final Path partial;
    private final Map<String, RuleFolder> rules = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> places = new HashMap<>();
    private boolean committed;
    private boolean kept;
    private boolean hadEnded;

    /** Draws a page from the files of a run. */
    @FunctionalInterface
    public interface Drawing {

        /** The page as text. */
        String page(Path folder) throws IOException;
    }

    private RunFolder(Path out, Path partial) {
        this.out = out;
        this.partial = partial;
    }

    /**
     * Starts a run folder. Missing parents are made.
     *
     * @throws IOException when {@code out} or its {@code .partial} exists, or the parent cannot be written to
     */
    public static RunFolder create(Path out) throws IOException {
        Path whole = out.toAbsolutePath().normalize();
        Path name = whole.getFileName();
        Path parent = whole.getParent();
        if (name == null || parent == null) {
            throw new IOException("run folder " + out + " has no name; choose another with --out");
        }
        if (Files.exists(whole, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("run folder " + out + " exists already; choose another with --out or remove it");
        }
        try {
            Files.createDirectories(parent);
        } catch (IOException failure) {
            throw new IOException("cannot make folder " + parent + ": " + FileOutput.reason(failure), failure);
        }
        Path partial = parent.resolve(name + PARTIAL);
        if (Files.exists(partial, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("folder " + partial + " exists already: another run writes there, or one broke off;"
                    + " remove it or choose another with --out");
        }
        try {
            Files.createDirectory(partial);
        } catch (IOException failure) {
            throw new IOException("cannot make folder " + partial + ": " + FileOutput.reason(failure), failure);
        }
        return new RunFolder(whole, partial);
    }

    /**
     * Goes on with a run that was kept: one that ended, or one that broke off and left its {@code .partial}.
     *
     * @param out the folder's own name, or that of its {@code .partial}
     * @throws IOException when there is no such run, or it did not say how to go on
     */
    public static RunFolder resume(Path out) throws IOException {
        Path given = out.toAbsolutePath().normalize();
        String name = String.valueOf(given.getFileName());
        Path whole = name.endsWith(PARTIAL)
                ? given.resolveSibling(name.substring(0, name.length() - PARTIAL.length()))
                : given;
        Path partial = whole.resolveSibling(whole.getFileName() + PARTIAL);
        boolean ended = Files.isDirectory(whole);
        if (ended == Files.isDirectory(partial)) {
            throw new IOException(
                    ended
                            ? "both " + whole + " and " + partial + " exist; remove the one not to go on with"
                            : "no run to go on with: neither " + whole + " nor " + partial + " is a folder");
        }
        Path found = ended ? whole : partial;
        if (!Files.isRegularFile(found.resolve(COMMAND))) {
            throw new IOException(found + " holds no " + COMMAND + ": its run left no checkpoints to go on from");
        }
        if (ended) {
            Files.move(whole, partial, StandardCopyOption.ATOMIC_MOVE);
        }
        RunFolder run = new RunFolder(whole, partial);
        run.kept = true;
        run.hadEnded = ended;
        return run;
    }

    /** Keeps what is written even without a commit, so that the run can be resumed with this command line. */
    public synchronized void keep(List<String> commandLine) throws IOException {
        write(COMMAND, (StrictJson.compact(commandLine) + "\n").getBytes(StandardCharsets.UTF_8));
        kept = true;
    }

    /** The command line this run was kept with. */
    public List<String> commandLine() throws IOException {
        return StrictJson.readStrings(partial.resolve(COMMAND));
    }

    /** The verb of the record in a run folder, which says of what kind it is; empty where it names none. */
    public static String verb(Path folder) throws IOException {
        return StrictJson.text(folder.resolve(RECORD), "verb", LARGEST_RECORD);
    }

    /** Where the run will be after {@link #commit}. */
    public Path path() {
        return out;
    }

    /** The folder of one rule while the run lasts, made when it is missing. {@code label} is unique in the run. */
    public synchronized Path place(String label) throws IOException {
        String name = places.get(label);
        if (name == null) {
            name = unused(safeName(label));
            places.put(label, name);
        }
        Path folder = partial.resolve(name);
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new IOException("cannot make folder " + folder + ": " + FileOutput.reason(failure), failure);
        }
        return folder;
    }

    /**
     * Starts the folder of one rule.
     *
     * @param label unique in the run
     * @param layers names of the layers in the order of the numbers to come; empty where there are none
     */
    public RuleFolder ruleFolder(String label, List<String> layers) throws IOException {
        return ruleFolder(label, layers, -1);
    }

    /**
     * Starts the folder of one rule, or goes on with it.
     *
     * @param kept the iteration whose row is the last to be kept of what is there, -1 to start anew
     */
    public synchronized RuleFolder ruleFolder(String label, List<String> layers, long kept) throws IOException {
        if (rules.containsKey(label)) {
            throw new IllegalArgumentException("label must be unique in the run, got " + label + " twice");
        }
        RuleFolder rule = new RuleFolder(place(label), layers, Instant.now(), kept);
        rules.put(label, rule);
        return rule;
    }

    /** Where the files of the run are while it lasts. */
    public Path files() {
        return partial;
    }

    /** Ends all rule folders, writes {@code run.json} and {@code report.html}, and gives the folder its name. */
    public void commit(RunRecord record) throws IOException {
        commit(RunJson.write(record), ReportPage::renderFolder);
    }

    /** The same with any record and the page that belongs to it. */
    public synchronized void commit(byte[] record, Drawing drawing) throws IOException {
        if (committed) {
            throw new IllegalStateException("a run folder is committed once, " + out + " is already");
        }
        closeRules();
        write(RECORD, record);
        write(PAGE, drawing.page(partial).getBytes(StandardCharsets.UTF_8));
        try {
            Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new IOException(
                    "cannot rename " + partial + " to " + out + ": " + FileOutput.reason(failure), failure);
        }
        committed = true;
    }

    /** Removes what was written, unless it was committed or is kept; a run that had ended and was not touched is put back. */
    @Override
    public synchronized void close() throws IOException {
        if (committed) {
            return;
        }
        try {
            closeRules();
        } catch (IOException failure) {
            // The files are about to be removed: that their last bytes could not be written no longer matters.
        }
        if (!Files.exists(partial, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (hadEnded && rules.isEmpty()) {
            Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE);
        } else if (!kept) {
            remove(partial);
        }
    }

    private void write(String name, byte[] content) throws IOException {
        try (FileOutput file = new FileOutput(partial.resolve(name))) {
            file.write(content);
        }
    }

    private void closeRules() throws IOException {
        @Nullable IOException failure = null;
        for (RuleFolder rule : rules.values()) {
            try {
                rule.close();
            } catch (UncheckedIOException unwritten) {
                failure = failure != null ? failure : unwritten.getCause();
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path done, @Nullable IOException failure) throws IOException {
                Files.delete(done);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    // Some file systems take A and a for one name.
    private String unused(String name) {
        String candidate = name;
        for (int k = 2; !names.add(candidate.toLowerCase(Locale.ROOT)); k++) {
            candidate = name + "_" + k;
        }
        return candidate;
    }

    /** The text with every character outside {@code A-Za-z0-9=.,_-} replaced; never empty, hidden or the folder above. */
    static String safeName(String text) {
        String safe = text.replaceAll("[^A-Za-z0-9=.,_-]", "_").replaceFirst("^\\.+", "_");
        return safe.isEmpty() ? "_" : safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
    }
}
