package io.glissade.report;

import io.glissade.report.file.FileOutput;
import io.glissade.report.file.NumberTable;
import io.glissade.report.tensorboard.EventFile;
import io.glissade.report.tensorboard.NormHistogram;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one rule leaves, written while it runs: {@code trace.csv}, {@code timing.csv} (wall time, apart, so that the trace
 * of the same run is the same to the last bit), {@code layers.csv}, {@code held-out.csv} and a TensorBoard event file.
 *
 * <p>One rule folder belongs to one thread; two rules may write to theirs at once. A write that fails throws
 * {@link UncheckedIOException}, so that observers can pass it on; its message is one line that names the file.
 */
public final class RuleFolder implements AutoCloseable {

    private static final int ROWS_BETWEEN_FLUSHES = 50;

    private final Path folder;
    private final int layerCount;
    private final NumberTable trace;
    private final NumberTable timing;
    private final NumberTable layers;
    private final NumberTable heldOut;
    private final EventFile events;
    private final NormHistogram norms = new NormHistogram();
    private final double started;
    private long lastIteration;
    private double lastSeconds;
    private int rows;
    private boolean closed;

    /** A new folder, or with {@code kept} at least 0 one that goes on after the row of that iteration. */
    RuleFolder(Path folder, List<String> layerNames, Instant start, long kept) throws IOException {
        this.folder = folder;
        this.layerCount = layerNames.size();
        this.started = start.toEpochMilli() / 1000.0;
        List<Closeable> opened = new ArrayList<>();
        try {
            this.trace = new NumberTable(
                    folder.resolve(RuleTraces.TRACE), TraceRow.COLUMNS, Set.of("iteration", "clipped"), kept);
            opened.add(trace);
            this.timing = new NumberTable(
                    folder.resolve("timing.csv"), List.of("iteration", "seconds"), Set.of("iteration"), kept);
            opened.add(timing);
            this.layers = new NumberTable(
                    folder.resolve(RuleTraces.LAYERS), RuleTraces.layerColumns(layerNames), Set.of("iteration"), kept);
            opened.add(layers);
            this.heldOut = new NumberTable(
                    folder.resolve(RuleTraces.HELD_OUT), RuleTraces.HELD_OUT_COLUMNS, Set.of("iteration"), kept);
            opened.add(heldOut);
            this.events = new EventFile(
                    new FileOutput(folder.resolve("events.out.tfevents." + start.getEpochSecond() + "." + host())),
                    started);
        } catch (IOException failure) {
            for (Closeable file : opened) {
                closeQuietly(file, failure);
            }
            throw failure;
        }
    }

    /** Where its files are while the run lasts. */
    public Path path() {
        return folder;
    }

    /** The folder's name within the run folder, as {@link RunRecord.Rule#folder} wants it. */
    public String name() {
        return String.valueOf(folder.getFileName());
    }

    /**
     * Adds one step.
     *
     * @param seconds wall time since the start of the rule
     */
    public void append(TraceRow row, double seconds) {
        requireOpen();
        try {
            trace.append(row.values());
            timing.append((double) row.iteration(), seconds);
            norms.add(row.gradientNorm());
            lastIteration = row.iteration();
            lastSeconds = seconds;
            scalar("loss", row.loss());
            scalar("gradient_norm", row.gradientNorm());
            scalar("clipped_gradient_norm", row.clippedGradientNorm());
            scalar("step_size", row.stepSize());
            scalar("step_length", row.stepLength());
            scalar("smoothness", row.smoothness());
            scalar("ceiling", row.ceiling());
            scalar("control_smoothness", row.controlSmoothness());
            rows++;
            if (rows % ROWS_BETWEEN_FLUSHES == 0) {
                flush();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure.getMessage(), failure);
        }
    }

    /** Everything added so far is on disk when this returns. */
    public void flush() {
        try {
            trace.flush();
            timing.flush();
            layers.flush();
            heldOut.flush();
            events.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure.getMessage(), failure);
        }
    }

    /**
     * Adds what the point of a step is worth on data that was held out.
     *
     * @param loss mean, in the unit of the trace's loss
     * @param accuracy share that is right, NaN where there is no such thing
     */
    public void appendHeldOut(long iteration, double epoch, double loss, double accuracy) {
        requireOpen();
        try {
            heldOut.append((double) iteration, epoch, loss, accuracy);
            scalar("held_out_loss", loss);
            scalar("held_out_accuracy", accuracy);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure.getMessage(), failure);
        }
    }

    /**
     * Adds what a probe saw in each layer.
     *
     * @param layerNorms gradient norm of each layer, in the order of the names
     * @param layerSmoothness smoothness of each layer, NaN where not measured
     */
    public void appendLayers(long iteration, double[] layerNorms, double[] layerSmoothness) {
        if (layerNorms.length != layerCount || layerSmoothness.length != layerCount) {
            throw new IllegalArgumentException("layers must have " + layerCount + " norms and smoothnesses, got "
                    + layerNorms.length + " and " + layerSmoothness.length);
        }
        requireOpen();
        double[] row = new double[1 + 2 * layerCount];
        row[0] = iteration;
        System.arraycopy(layerNorms, 0, row, 1, layerCount);
        System.arraycopy(layerSmoothness, 0, row, 1 + layerCount, layerCount);
        try {
            layers.append(row);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure.getMessage(), failure);
        }
    }

    /** Adds the histogram of gradient norms and ends the files. A second call does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        @Nullable IOException failure = null;
        try {
            events.histogram("gradient_norms", lastIteration, started + lastSeconds, norms);
        } catch (IOException first) {
            failure = first;
        }
        for (Closeable file : List.of(events, heldOut, layers, timing, trace)) {
            failure = closeQuietly(file, failure);
        }
        if (failure != null) {
            throw new UncheckedIOException(failure.getMessage(), failure);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("a rule folder takes no more rows once it is closed: " + folder);
        }
    }

    private void scalar(String tag, double value) throws IOException {
        if (Double.isFinite(value)) {
            events.scalar(tag, lastIteration, started + lastSeconds, value);
        }
    }

    private static String host() {
        try {
            return RunFolder.safeName(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException unknown) {
            return "localhost";
        }
    }

    // All files are closed whatever happens; the first failure is the one that is told.
    private static @Nullable IOException closeQuietly(Closeable file, @Nullable IOException earlier) {
        try {
            file.close();
            return earlier;
        } catch (IOException failure) {
            if (earlier == null) {
                return failure;
            }
            earlier.addSuppressed(failure);
            return earlier;
        }
    }
}
