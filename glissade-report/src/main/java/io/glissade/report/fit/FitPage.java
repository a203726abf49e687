package io.glissade.report.fit;

import io.glissade.report.RunFolder;
import io.glissade.report.file.StrictJson;
import io.glissade.report.page.SelfContainedPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The page of a fit: one HTML file that holds everything, opens from disk and asks no network. */
public final class FitPage {

    private static final int FORMAT = 1;
    private static final long LARGEST_RECORD = 32L << 20;

    private FitPage() {}

    /**
     * The page of a run folder, drawn anew from {@code run.json} and {@code trace.csv}.
     *
     * @throws IOException when one is missing or damaged; the message is one line that names the file and the place
     */
    public static String renderFolder(Path folder) throws IOException {
        FitRecord record = StrictJson.read(folder.resolve(RunFolder.RECORD), FORMAT, FitRecord.class, LARGEST_RECORD);
        return render(record, FitTrace.read(folder));
    }

    /** The page as text. */
    public static String render(FitRecord record, List<FitTrace.Row> trace) {
        return SelfContainedPage.render("fit.jte", record, StrictJson.compact(FitCharts.of(record, trace)), "fit.js");
    }
}
