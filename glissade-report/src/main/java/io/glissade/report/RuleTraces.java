package io.glissade.report;

import io.glissade.report.file.TraceFile;
import io.glissade.run.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The traces of one rule.
 *
 * @param trace columns {@link TraceRow#COLUMNS}, one row for each step
 * @param layers a column {@code iteration}, then {@code norm:<layer>} and {@code smoothness:<layer>} for each layer; one row
 *     for each probe
 * @param heldOut columns iteration, epoch, loss and accuracy, one row for each evaluation on held-out data
 */
public record RuleTraces(Trace trace, Trace layers, Trace heldOut) {

    static final String TRACE = "trace.csv";
    static final String LAYERS = "layers.csv";
    static final String HELD_OUT = "held-out.csv";

    /** The columns of {@code held-out.csv}, in order. */
    public static final List<String> HELD_OUT_COLUMNS = List.of("iteration", "epoch", "loss", "accuracy");

    private static final String NORM = "norm:";
    private static final String SMOOTHNESS = "smoothness:";

    /** Checks the columns. */
    public RuleTraces {
        if (!trace.columns().equals(TraceRow.COLUMNS)) {
            throw new IllegalArgumentException(
                    "columns of a trace must be " + TraceRow.COLUMNS + ", got " + trace.columns());
        }
        if (!layers.columns().equals(layerColumns(layerNames(layers.columns())))) {
            throw new IllegalArgumentException("columns of the layers must be iteration, norm:<layer> for each layer,"
                    + " smoothness:<layer> for each, got " + layers.columns());
        }
        if (!heldOut.columns().equals(HELD_OUT_COLUMNS)) {
            throw new IllegalArgumentException(
                    "columns of the held-out losses must be " + HELD_OUT_COLUMNS + ", got " + heldOut.columns());
        }
    }

    /** Without held-out losses. */
    public RuleTraces(Trace trace, Trace layers) {
        this(trace, layers, new Trace(HELD_OUT_COLUMNS));
    }

    /** The names of the layers. */
    public List<String> layerNames() {
        return layerNames(layers.columns());
    }

    /**
     * Reads {@code trace.csv}, {@code layers.csv} and {@code held-out.csv}.
     *
     * @throws IOException when one is missing or damaged; the message is one line that names file and line
     */
    public static RuleTraces read(Path ruleFolder) throws IOException {
        Path trace = ruleFolder.resolve(TRACE);
        Path layers = ruleFolder.resolve(LAYERS);
        Trace steps = TraceFile.read(trace);
        if (!steps.columns().equals(TraceRow.COLUMNS)) {
            throw new IOException(trace + " line 1: columns must be " + String.join(",", TraceRow.COLUMNS));
        }
        Path heldOut = ruleFolder.resolve(HELD_OUT);
        Trace evaluations = TraceFile.read(heldOut);
        if (!evaluations.columns().equals(HELD_OUT_COLUMNS)) {
            throw new IOException(heldOut + " line 1: columns must be " + String.join(",", HELD_OUT_COLUMNS));
        }
        try {
            return new RuleTraces(steps, TraceFile.read(layers), evaluations);
        } catch (IllegalArgumentException damage) {
            throw new IOException(layers + " line 1: " + damage.getMessage(), damage);
        }
    }

    static List<String> layerColumns(List<String> names) {
        List<String> columns = new ArrayList<>();
        columns.add("iteration");
        names.forEach(name -> columns.add(NORM + name));
        names.forEach(name -> columns.add(SMOOTHNESS + name));
        return columns;
    }

    private static List<String> layerNames(List<String> columns) {
        return columns.stream()
                .filter(column -> column.startsWith(NORM))
                .map(column -> column.substring(NORM.length()))
                .toList();
    }
}
