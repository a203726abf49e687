package io.glissade.cli;

import io.glissade.cli.fit.FitCommand;
import io.glissade.cli.minimise.MinimiseCommand;
import io.glissade.cli.predict.PredictCommand;
import io.glissade.cli.reproduce.ReproduceCommand;
import io.glissade.cli.sample.SampleCommand;
import io.glissade.cli.sparse.SparseCommand;
import io.glissade.cli.train.TrainCommand;
import io.glissade.cli.tune.TuneCommand;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Hands each command its output streams. */
final class Commands implements CommandLine.IFactory {
    private final PrintWriter out;
    private final PrintWriter err;

    Commands(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == TrainCommand.class) {
            return type.cast(new TrainCommand(out, err));
        }
        if (type == FitCommand.class) {
            return type.cast(new FitCommand(out, err));
        }
        if (type == SparseCommand.class) {
            return type.cast(new SparseCommand(out, err));
        }
        if (type == SampleCommand.class) {
            return type.cast(new SampleCommand(out, err));
        }
        if (type == MinimiseCommand.class) {
            return type.cast(new MinimiseCommand(out, err));
        }
        if (type == TuneCommand.class) {
            return type.cast(new TuneCommand(out, err));
        }
        if (type == PredictCommand.class) {
            return type.cast(new PredictCommand(out, err));
        }
        if (type == ReproduceCommand.class) {
            return type.cast(new ReproduceCommand(out, err));
        }
        if (type == ReportCommand.class) {
            return type.cast(new ReportCommand(err));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
