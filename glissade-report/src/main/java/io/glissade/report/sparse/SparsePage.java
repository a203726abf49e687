package io.glissade.report.sparse;

import io.glissade.report.RunFolder;
import io.glissade.report.file.StrictJson;
import io.glissade.report.page.SelfContainedPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The page of a sparse fit: one HTML file that holds everything, opens from disk and asks no network. */
public final class SparsePage {

    private static final long LARGEST_RECORD = 32L << 20;
    private static final int MOST_ELEMENTS = 60;

    private SparsePage() {}

    /**
     * What the template says in words.
     *
     * @param support the heaviest elements
     * @param supportSize how many have weight
     */
    public record View(SparseRecord record, List<SupportFile.Row> support, int supportSize) {}

    /**
     * The page of a run folder, drawn anew from {@code run.json}, {@code trace.csv} and {@code support.csv}.
     *
     * @throws IOException when one is missing or damaged; the message is one line that names the file and the place
     */
    public static String renderFolder(Path folder) throws IOException {
        SparseRecord record = StrictJson.read(
                folder.resolve(RunFolder.RECORD), SparseRecord.FORMAT, SparseRecord.class, LARGEST_RECORD);
        return render(record, SparseTrace.read(folder), SupportFile.read(folder));
    }

    /** The page as text. */
    public static String render(SparseRecord record, List<SparseTrace.Row> trace, List<SupportFile.Row> support) {
        View view = new View(record, support.subList(0, Math.min(MOST_ELEMENTS, support.size())), support.size());
        String json = StrictJson.compact(SparseCharts.of(record, trace));
        return SelfContainedPage.render("sparse.jte", view, json, "sparse.js");
    }
}
