package io.glissade.report.search;

import io.glissade.report.RunFolder;
import io.glissade.report.chain.ChainRecord;
import io.glissade.report.file.StrictJson;
import io.glissade.report.page.SelfContainedPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of a search for the least value: one HTML file that holds everything, opens from disk and asks no network. */
public final class SearchPage {

    private static final long LARGEST_RECORD = 32L << 20;

    private SearchPage() {}

    /**
     * The page of a run folder, drawn anew from {@code run.json}.
     *
     * @throws IOException when it is missing or damaged; the message is one line that names the file and the place
     */
    public static String renderFolder(Path folder) throws IOException {
        SearchRecord record = StrictJson.read(
                folder.resolve(RunFolder.RECORD), SearchRecord.FORMAT, SearchRecord.class, LARGEST_RECORD);
        try {
            return render(record);
        } catch (IllegalArgumentException damage) {
            throw new IOException(folder + " is damaged: " + damage.getMessage(), damage);
        }
    }

    /**
     * The page as text.
     *
     * @throws IllegalArgumentException when a part of the record does not belong to its variables
     */
    public static String render(SearchRecord record) {
        requireTogether(record);
        return SelfContainedPage.render(
                "search.jte",
                new SearchView(record),
                StrictJson.compact(SearchCharts.of(record)),
                "landscape.js",
                "search.js");
    }

    private static void requireTogether(SearchRecord record) {
        int variables = record.variables().size();
        for (SearchRecord.Found found : record.minima()) {
            requireSize("minimum of chain " + found.chain(), found.point(), variables);
        }
        for (SearchRecord.Basin basin : record.basins()) {
            requireSize("basin of value " + basin.value(), basin.point(), variables);
        }
        ChainRecord.@Nullable Landscape landscape = record.landscape();
        if (landscape != null && !record.variables().containsAll(List.of(landscape.xName(), landscape.yName()))) {
            throw new IllegalArgumentException("a landscape must be over two of the variables " + record.variables()
                    + ", got " + landscape.xName() + " and " + landscape.yName());
        }
    }

    private static void requireSize(String what, List<Double> point, int variables) {
        if (point.size() != variables) {
            throw new IllegalArgumentException(
                    "a " + what + " must have one number for each of " + variables + " variables, got " + point.size());
        }
    }
}
