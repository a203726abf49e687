package io.glissade.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One command line run within the test.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record CommandRun(int code, String out, String err) {

    static final Path ROOT = Path.of(System.getProperty("glissade.root", ".."));
    static final Path TEXT = ROOT.resolve("samples/tinyshakespeare.txt");
    static final Path IMAGES = ROOT.resolve("samples/fashion-mnist");

    static CommandRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(argument.toString());
        }
        int code = Glissade.run(texts.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** A training run of a model so small that it takes a second; what follows comes last. */
    static CommandRun smallTraining(Object data, Path out, Object... more) {
        List<Object> arguments = new ArrayList<>(
                List.of("train", data, "--out", out, "--width", 8, "--batch", 4, "--sequence", 10, "--steps", 30));
        arguments.addAll(List.of(more));
        return of(arguments.toArray());
    }
}
