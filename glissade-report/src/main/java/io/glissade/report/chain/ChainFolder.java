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
     */
    public static void commit(RunFolder run, ChainRecord record, ChainDraws draws) throws IOException {
        if (record.chains().size() != draws.chains()) {
            throw new IllegalArgumentException("the record must have one entry for each of " + draws.chains()
                    + " chains, got " + record.chains().size());
        }
        DrawsFile.write(run.files(), draws);
        SummaryFile.write(run.files(), record.table());
        run.commit(record.file(), folder -> ChainPage.render(record, draws));
    }
}
