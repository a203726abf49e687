package io.glissade.report.chain;

import io.glissade.report.file.NumberTable;
import io.glissade.report.file.TraceFile;
import io.glissade.run.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * {@code draws.csv}, the variables at each draw, and {@code trace.csv}, the energies there: one row for each draw, chain after chain. A number
 * that is read is the one that was written.
 */
public final class DrawsFile {

    /** The variables. */
    public static final String DRAWS = "draws.csv";

    /** The energies. */
    public static final String TRACE = "trace.csv";

    private static final List<String> PLACE = List.of("chain", "draw");
    private static final List<String> TRACE_COLUMNS = List.of("chain", "draw", "objective", "kinetic");

    private DrawsFile() {}

    /** Writes both files into a folder, row by row. */
    public static void write(Path folder, ChainDraws draws) throws IOException {
        int variables = draws.variables().size();
        List<String> columns = new ArrayList<>(PLACE);
        columns.addAll(draws.variables());
        double[] row = new double[PLACE.size() + variables];
        try (NumberTable values = new NumberTable(folder.resolve(DRAWS), columns, Set.copyOf(PLACE), -1);
                NumberTable trace = new NumberTable(folder.resolve(TRACE), TRACE_COLUMNS, Set.copyOf(PLACE), -1)) {
            for (int chain = 0; chain < draws.chains(); chain++) {
                for (int draw = 0; draw < draws.draws(); draw++) {
                    row[0] = chain;
                    row[1] = draw;
                    for (int variable = 0; variable < variables; variable++) {
                        row[PLACE.size() + variable] = draws.of(variable)[chain][draw];
                    }
                    values.append(row);
                    double kinetic = draws.hasKinetic() ? draws.kinetic()[chain][draw] : Double.NaN;
                    trace.append(chain, draw, draws.objective()[chain][draw], kinetic);
                }
            }
        }
    }

    /**
     * Reads both files of a run folder.
     *
     * @throws IOException when one is missing or damaged; the message is one line that names file and place
     */
    public static ChainDraws read(Path folder) throws IOException {
        Path file = folder.resolve(DRAWS);
        Trace table = TraceFile.read(file);
        Trace trace = TraceFile.read(folder.resolve(TRACE));
        List<String> columns = table.columns();
        if (columns.size() <= PLACE.size() || !columns.subList(0, PLACE.size()).equals(PLACE)) {
            throw new IOException(file + " line 1: columns must be chain,draw and the variables");
        }
        if (!trace.columns().equals(TRACE_COLUMNS) || trace.rows() != table.rows()) {
            throw new IOException(folder.resolve(TRACE) + " must have the columns " + String.join(",", TRACE_COLUMNS)
                    + " and " + table.rows() + " rows as " + DRAWS + ", got " + String.join(",", trace.columns())
                    + " and "
                    + trace.rows());
        }
        int chains = table.rows() == 0 ? 0 : 1 + (int) table.column("chain")[table.rows() - 1];
        if (chains < 1 || table.rows() % chains != 0) {
            throw new IOException(file + " must have the same number of draws for each chain, got " + table.rows()
                    + " rows of " + chains + " chains");
        }
        List<String> variables = columns.subList(PLACE.size(), columns.size());
        double[][][] values = new double[variables.size()][][];
        for (int variable = 0; variable < values.length; variable++) {
            values[variable] = split(table.column(variables.get(variable)), chains);
        }
        double[] kinetic = trace.column("kinetic");
        boolean has = Arrays.stream(kinetic).anyMatch(Double::isFinite);
        try {
            return new ChainDraws(
                    variables,
                    values,
                    split(trace.column("objective"), chains),
                    has ? split(kinetic, chains) : new double[0][]);
        } catch (IllegalArgumentException damage) {
            throw new IOException(file + ": " + damage.getMessage(), damage);
        }
    }

    private static double[][] split(double[] column, int chains) {
        double[][] split = new double[chains][];
        int draws = column.length / chains;
        for (int chain = 0; chain < chains; chain++) {
            split[chain] = Arrays.copyOfRange(column, chain * draws, (chain + 1) * draws);
        }
        return split;
    }
}
