package io.glissade.report.search;

import io.glissade.report.RunFolder;
import java.io.IOException;

/** Writes the folder of a search: the record, the tables for other programs and the page. */
public final class SearchFolder {

    private SearchFolder() {}

    /**
     * Writes {@code minima.csv}, {@code progress.csv}, {@code point.csv}, {@code run.json} and {@code report.html} into a run folder and gives it
     * its name.
     *
     * @param run started before the search, so that a folder that cannot be written to is known before
     * @throws IOException when something cannot be written; the message is one line
     * @throws IllegalArgumentException when a part of the record does not belong to its variables; nothing is written then
     */
    public static void commit(RunFolder run, SearchRecord record) throws IOException {
        String page = SearchPage.render(record);
        SearchFiles.minima(run.files(), record);
        SearchFiles.progress(run.files(), record);
        SearchFiles.point(run.files(), record);
        run.commit(record.file(), folder -> page);
    }
}
