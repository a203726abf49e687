package io.glissade.report.chain;

import io.glissade.report.RunFolder;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the folder of a run of chains: the record, the draws for other programs, the tables and the page. */
public final class ChainFolder {

    private ChainFolder() {}

    /**
     * Writes a run folder, whole or not at all.
     *
     * @param out where; must not exist
     * @throws IOException when it exists or cannot be written; the message is one line
     */
    public static void write(Path out, ChainRecord record, ChainDraws draws) throws IOException {
        try (RunFolder run = RunFolder.create(out)) {
            commit(run, record, draws);
        }
    }

    /**
     * The same into a run folder that was started before the run, so that a folder that cannot be written to is known before.
     *
     * @throws IOException when something cannot be written; the message is one line
     * @throws IllegalArgumentException when record and draws do not belong together; nothing is written then
     */
    public static void commit(RunFolder run, ChainRecord record, ChainDraws draws) throws IOException {
        String page = ChainPage.render(record, draws);
        DrawsFile.write(run.files(), draws);
        DrawsArchive.write(run.files(), draws, record.temperature());
        SummaryFile.write(run.files(), record.table());
        run.commit(record.file(), folder -> page);
    }
}
