package io.glissade.report;

import io.glissade.report.file.StrictJson;
import java.io.IOException;
import java.nio.file.Path;

/** {@code run.json} of a training run. */
final class RunJson {

    private static final int FORMAT = 1;
    private static final long LARGEST_FILE = 32L << 20;

    private RunJson() {}

    static byte[] write(RunRecord record) {
        return StrictJson.write(FORMAT, record);
    }

    static RunRecord read(Path file) throws IOException {
        return StrictJson.read(file, FORMAT, RunRecord.class, LARGEST_FILE);
    }
}
