package io.glissade.report.chain;

import io.glissade.report.RunFolder;
import io.glissade.report.file.StrictJson;
import io.glissade.report.page.SelfContainedPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of a run of chains: one HTML file that holds everything, opens from disk and asks no network. */
public final class ChainPage {

    private static final long LARGEST_RECORD = 32L << 20;
    private static final int MOST_ROWS = 60;
    private static final int MOST_CHAINS = 64;

    private ChainPage() {}

    /**
     * What the template says in words.
     *
     * @param rows of the table, the worst of too many
     * @param chains the first of too many
     * @param chainsDrawn how many chains the charts show
     * @param variablesDrawn how many variables they show
     */
    public record View(
            ChainRecord record,
            List<ChainRecord.Variable> rows,
            List<ChainRecord.Chain> chains,
            int draws,
            int chainsDrawn,
            int variables,
            int variablesDrawn) {

        /** Whether moments of the target are known. */
        public boolean exact() {
            return record.table().stream()
                    .anyMatch(row -> !Double.isNaN(row.exactMean()) || !Double.isNaN(row.exactSd()));
        }

        /** Whether proposals can be refused. */
        public boolean refuses() {
            return record.chains().stream().anyMatch(chain -> !Double.isNaN(chain.acceptance()));
        }

        /** Whether energies were looked at. */
        public boolean informed() {
            return record.chains().stream().anyMatch(chain -> !Double.isNaN(chain.bfmi()));
        }

        /** The mean share of proposals taken. */
        public double acceptance() {
            return record.chains().stream()
                    .mapToDouble(ChainRecord.Chain::acceptance)
                    .filter(Double::isFinite)
                    .average()
                    .orElse(Double.NaN);
        }
    }

    /**
     * The page of a run folder, drawn anew from {@code run.json}, {@code draws.csv} and {@code trace.csv}.
     *
     * @throws IOException when one is missing or damaged; the message is one line that names the file and the place
     */
    public static String renderFolder(Path folder) throws IOException {
        ChainRecord record = StrictJson.read(
                folder.resolve(RunFolder.RECORD), ChainRecord.FORMAT, ChainRecord.class, LARGEST_RECORD);
        ChainDraws draws = DrawsFile.read(folder);
        try {
            return render(record, draws);
        } catch (IllegalArgumentException damage) {
            throw new IOException(folder + " is damaged: " + damage.getMessage(), damage);
        }
    }

    /**
     * The page as text.
     *
     * @throws IllegalArgumentException when record and draws do not belong together
     */
    public static String render(ChainRecord record, ChainDraws draws) {
        requireTogether(record, draws);
        ChainCharts charts = ChainCharts.of(record, draws);
        View view = new View(
                record,
                ShownVariables.rows(record, MOST_ROWS),
                record.chains().subList(0, Math.min(MOST_CHAINS, record.chains().size())),
                draws.draws(),
                charts.chains(),
                draws.variables().size(),
                charts.variables().size());
        return SelfContainedPage.render("chain.jte", view, StrictJson.compact(charts), "landscape.js", "chain.js");
    }

    private static void requireTogether(ChainRecord record, ChainDraws draws) {
        if (record.chains().size() != draws.chains()) {
            throw new IllegalArgumentException("the record must have one entry for each of " + draws.chains()
                    + " chains, got " + record.chains().size());
        }
        List<String> named =
                record.table().stream().map(ChainRecord.Variable::name).toList();
        if (!named.isEmpty() && !named.equals(draws.variables())) {
            throw new IllegalArgumentException("the table must have one row for each variable of the draws, "
                    + draws.variables() + ", got " + named);
        }
        ChainRecord.@Nullable Landscape landscape = record.landscape();
        if (landscape != null && !draws.variables().containsAll(List.of(landscape.xName(), landscape.yName()))) {
            throw new IllegalArgumentException("a landscape must be over two of the variables of the draws, got "
                    + landscape.xName() + " and " + landscape.yName());
        }
    }
}
