package io.glissade.report.chain;

import io.glissade.report.RunFolder;
import io.glissade.report.file.StrictJson;
import io.glissade.report.page.SelfContainedPage;
import java.io.IOException;
import java.nio.file.Path;

/** The page of a run of chains: one HTML file that holds everything, opens from disk and asks no network. */
public final class ChainPage {

    private static final long LARGEST_RECORD = 32L << 20;

    private ChainPage() {}

    /**
     * The page of a run folder, drawn anew from {@code run.json}, {@code draws.csv} and {@code trace.csv}.
     *
     * @throws IOException when one is missing or damaged; the message is one line that names the file and the place
     */
    public static String renderFolder(Path folder) throws IOException {
        ChainRecord record = StrictJson.read(
                folder.resolve(RunFolder.RECORD), ChainRecord.FORMAT, ChainRecord.class, LARGEST_RECORD);
        return render(record, DrawsFile.read(folder));
    }

    /** The page as text. */
    public static String render(ChainRecord record, ChainDraws draws) {
        return SelfContainedPage.render("chain.jte", record, "{\"draws\":" + draws.draws() + "}", "chain.js");
    }
}
