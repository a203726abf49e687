package io.glissade.cli;

import io.glissade.cli.console.Exit;
import io.glissade.report.ReportPage;
import io.glissade.report.RunFolder;
import io.glissade.report.chain.ChainPage;
import io.glissade.report.chain.ChainRecord;
import io.glissade.report.fit.FitPage;
import io.glissade.report.fit.FitRecord;
import io.glissade.report.search.SearchPage;
import io.glissade.report.search.SearchRecord;
import io.glissade.report.sparse.SparsePage;
import io.glissade.report.sparse.SparseRecord;
import io.glissade.report.tune.TunePage;
import io.glissade.report.tune.TuneRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code glissade report}: draws the page of a run folder again from the files in it. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Draws report.html of a run folder again from its run.json and CSV files.")
final class ReportCommand implements Callable<Integer> {
    private final PrintWriter err;

    @Parameters(paramLabel = "DIR", description = "A run folder.")
    private Path folder = Path.of("");

    ReportCommand(PrintWriter err) {
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        String page =
                switch (RunFolder.verb(folder)) {
                    case FitRecord.VERB -> FitPage.renderFolder(folder);
                    case SparseRecord.VERB -> SparsePage.renderFolder(folder);
                    case TuneRecord.VERB -> TunePage.renderFolder(folder);
                    case ChainRecord.VERB -> ChainPage.renderFolder(folder);
                    case SearchRecord.VERB -> SearchPage.renderFolder(folder);
                    default -> ReportPage.renderFolder(folder);
                };
        Path target = folder.resolve("report.html");
        Path partial = folder.resolve("report.html.partial");
        Files.writeString(partial, page);
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        err.println("Report: " + target);
        return Exit.DONE;
    }
}
