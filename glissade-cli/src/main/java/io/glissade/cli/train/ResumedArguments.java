package io.glissade.cli.train;

import io.glissade.cli.console.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The command line of a run that is kept, and of one that goes on with it. */
final class ResumedArguments {

    private static final Set<String> CHANGEABLE = Set.of("--steps", "--epochs", "--threads");
    private static final Set<String> FLAGS = Set.of("--json", "--quiet");

    private ResumedArguments() {}

    /** What is kept of a command line: everything but the verb, where it writes to and what it says on the way. */
    static List<String> kept(List<String> arguments) {
        List<String> kept = new ArrayList<>();
        for (List<String> option : split(arguments)) {
            String name = name(option);
            if (!FLAGS.contains(name) && !name.equals("--out") && !name.equals("train")) {
                kept.addAll(option);
            }
        }
        return kept;
    }

    /** The kept command line with the budget given now in place of the one given then. */
    static List<String> merge(List<String> kept, List<String> given) {
        List<String> changes = new ArrayList<>();
        boolean newBudget = false;
        boolean newThreads = false;
        for (List<String> option : split(given)) {
            String name = name(option);
            if (name.equals("train") || name.equals("--resume")) {
                continue;
            }
            if (!CHANGEABLE.contains(name) && !FLAGS.contains(name)) {
                throw new BadInput("--resume takes the settings of the run it goes on with; beside it only --steps, "
                        + "--epochs, --threads, --json and --quiet, got " + option.get(0));
            }
            newBudget |= name.equals("--steps") || name.equals("--epochs");
            newThreads |= name.equals("--threads");
            changes.addAll(option);
        }
        List<String> merged = new ArrayList<>();
        for (List<String> option : split(kept)) {
            String name = name(option);
            boolean budget = name.equals("--steps") || name.equals("--epochs");
            if (!(budget && newBudget) && !(name.equals("--threads") && newThreads)) {
                merged.addAll(option);
            }
        }
        merged.addAll(changes);
        return merged;
    }

    private static String name(List<String> option) {
        String first = option.get(0);
        int equals = first.indexOf('=');
        return first.startsWith("--") && equals > 0 ? first.substring(0, equals) : first;
    }

    /** Each option with its value; every option but a flag has one. */
    private static List<List<String>> split(List<String> arguments) {
        List<List<String>> options = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean alone = !argument.startsWith("--")
                    || argument.contains("=")
                    || FLAGS.contains(argument)
                    || argument.equals("--check-advice")
                    || i + 1 == arguments.size();
            options.add(alone ? List.of(argument) : List.of(argument, arguments.get(++i)));
        }
        return options;
    }
}
