package io.glissade.cli;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.console.Exit;
import io.glissade.cli.console.Versions;
import io.glissade.cli.fit.FitCommand;
import io.glissade.cli.minimise.MinimiseCommand;
import io.glissade.cli.predict.PredictCommand;
import io.glissade.cli.reproduce.ReproduceCommand;
import io.glissade.cli.sample.SampleCommand;
import io.glissade.cli.sparse.SparseCommand;
import io.glissade.cli.train.TrainCommand;
import io.glissade.cli.tune.TuneCommand;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code glissade}. */
@Command(
        name = "glissade",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        description = {
            "Gradient optimisation: train, see how steep it is, be told what to change;",
            "fit linear models, dense and sparse, to a certified tolerance; learn hyper-parameters; draw samples by Langevin dynamics."
        },
        subcommands = {
            TrainCommand.class,
            FitCommand.class,
            SparseCommand.class,
            TuneCommand.class,
            PredictCommand.class,
            SampleCommand.class,
            MinimiseCommand.class,
            ReproduceCommand.class,
            ReportCommand.class
        },
        synopsisSubcommandLabel = "VERB",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0 done   2 bad usage or bad input   4 a rule or method diverged   130 cancelled",
            "  1 a fault of Glissade, or a reproduced figure that fails",
            "  3 a fit whose tolerance was not reached within its budget",
            "",
            "Start here:  glissade train samples/tinyshakespeare.txt",
            "             glissade fit data.svm",
            "             glissade sparse data.svm",
            "             glissade tune data.csv",
            "             glissade sample gaussian:dim=10,condition=100",
            "             glissade minimise rastrigin:dim=2"
        })
final class Glissade {

    private static final int HELP_WIDTH = 110;

    private Glissade() {}

    /** Runs one command line and ends the virtual machine with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, writer(System.out), writer(System.err)));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Runs one command line; results go to {@code out}, messages and progress to {@code err}. */
    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        CommandLine commandLine = new CommandLine(new Glissade(), new Commands(out, err));
        commandLine.setOut(out).setErr(err);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpWidth(HELP_WIDTH);
        commandLine.setParameterExceptionHandler((failure, given) -> {
            err.println("glissade: " + usageMessage(failure) + " (see --help)");
            return Exit.BAD_INPUT;
        });
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, err));
        if (arguments.length == 0) {
            commandLine.usage(err);
            return Exit.BAD_INPUT;
        }
        return commandLine.execute(arguments);
    }

    private static String usageMessage(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)) {
            return oneLine(failure);
        }
        String meant = unmatched.getSuggestions().isEmpty()
                ? ""
                : "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
        return "unknown argument '" + unmatched.getUnmatched().get(0) + "'" + meant;
    }

    private static int report(Exception failure, PrintWriter err) {
        if (failure instanceof BadInput || failure instanceof IOException || failure instanceof UncheckedIOException) {
            err.println("glissade: " + oneLine(failure));
            return Exit.BAD_INPUT;
        }
        err.println("glissade: a fault of Glissade, please report it with these lines:");
        failure.printStackTrace(err);
        return Exit.FAULT;
    }

    private static String oneLine(Exception failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.toString()
                : message.lines().findFirst().orElse("");
    }
}
