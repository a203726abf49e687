package io.glissade.report.tune;

import io.glissade.report.RunFolder;
import io.glissade.report.file.StrictJson;
import io.glissade.report.page.SelfContainedPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The page of tuned hyper-parameters: one HTML file that holds everything, opens from disk and asks no network. */
public final class TunePage {

    private static final long LARGEST_RECORD = 32L << 20;

    private TunePage() {}

    /**
     * The page of a run folder, drawn anew from {@code run.json} and {@code trace.csv}.
     *
     * @throws IOException when one is missing or damaged; the message is one line that names the file and the place
     */
    public static String renderFolder(Path folder) throws IOException {
        TuneRecord record =
                StrictJson.read(folder.resolve(RunFolder.RECORD), TuneRecord.FORMAT, TuneRecord.class, LARGEST_RECORD);
        return render(record, TuneTrace.read(folder));
    }

    /** The page as text. */
    public static String render(TuneRecord record, List<TuneTrace.Row> trace) {
        return SelfContainedPage.render(
                "tune.jte", record, StrictJson.compact(TuneCharts.of(record, trace)), "tune.js");
    }
}
