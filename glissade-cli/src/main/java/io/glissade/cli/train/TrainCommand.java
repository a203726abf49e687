package io.glissade.cli.train;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.console.Cancellation;
import io.glissade.cli.console.Exit;
import io.glissade.cli.rule.RuleChoice;
import io.glissade.cli.workload.ModelOptions;
import io.glissade.cli.workload.Preset;
import io.glissade.cli.workload.Recipe;
import io.glissade.cli.workload.Workload;
import io.glissade.cli.workload.WorkloadSource;
import io.glissade.report.RunFolder;
import io.glissade.report.RunRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glissade train}: several update rules side by side on the same data, measured and compared. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains a network on DATA under several update rules side by side: same start, same minibatches. "
                    + "Measures gradient norm and local smoothness along each run, prints a table and a verdict, and "
                    + "leaves report.html, run.json, trace.csv and TensorBoard events in the run folder."
        },
        footerHeading = "%nRules (each key has a default; --rule may be given several times):%n",
        footer = {
            "  sgd:lr=6[,momentum=0][,decay=0,power=0.5]",
            "      x - h g with h = lr / (1 + decay k)^power: plain descent",
            "  clip:lr=12,threshold=0.25[,scope=global|layer|element][,momentum=0]",
            "      h = min(lr, threshold lr / ||g||): no step is longer than threshold lr",
            "  smooth:lr=12,threshold=0.25[,momentum=0]",
            "      h = lr / (1 + ||g|| / threshold): clipping without a corner",
            "  normalised:lr=4,beta=0.1[,momentum=0]",
            "      h = lr / (||g|| + beta): no step is longer than lr",
            "  auto[:decay=0.25]",
            "      clips; step size and threshold measured along the run, see docs/auto.md",
            "  polyak:fstar=0[,cap=1e6,momentum=0]",
            "      h = min((f - fstar) / ||g||^2, cap): for a loss whose least value is known",
            "  mixed:lr=12,threshold=0.25[,momentum=0.999,nu=0.7,form=hard|soft]",
            "      nu times a clipped momentum and 1 - nu times a clipped gradient",
            "  momentum:length=0.14285714285714285",
            "      length t^-0.75 along a normalised mean of gradients: nothing to tune",
            "  armijo:lr=32[,backtracking=0.5,decrease=0.5,trials=60]",
            "      the first of lr, lr backtracking, ... that descends enough on the minibatch",
            "  autoclip:lr=12,percentile=10[,momentum=0]",
            "      clips to a percentile of all gradient norms so far",
            "  zclip:lr=12,z=2.5[,alpha=0.97,warmup=25,ceiling=1,target=scaled|mean][,momentum=0]",
            "      cuts norms more than z deviations above their running mean",
            "  adagc:lr=12,relative=1.05[,absolute=1,decay=0.98,warmup=100][,momentum=0]",
            "      clips each layer to a multiple of the running mean of its own norms",
            "  agc:lr=12,ratio=0.01[,epsilon=0.001][,momentum=0]",
            "      clips each unit to a fraction of the norm of its weights",
            "  adam:lr=0.002[,threshold=0,decay=0,beta1=0.9,beta2=0.999,epsilon=1e-8]",
            "      decay is a penalty; threshold clips the global norm first, 0 for not",
            "  adamw:lr=0.002[,threshold=0,decay=0.01,beta1=0.9,beta2=0.999,epsilon=1e-8]",
            "      the same with decoupled decay",
            "  sign:lr=0.001[,beta1=0.9,beta2=0.8]",
            "      momentum over the root of the mean of its squares",
            "",
            "Presets (cost of the whole recipe, for each rule on one core):",
            "  awd-lstm-ptb       3 x 1150 AWD-LSTM, 500 passes over Penn Treebank, clip 0.25 at lr 30: 12 days",
            "  awd-lstm-small     2 x 512, no dropout, 150 passes, three rules: a day each",
            "  resnet20-cifar10   200 passes over CIFAR-10, steps a tenth at half and three quarters: a day",
            "  Scale them with --epochs, --steps, --batch, --width; --checkpoint N makes them resumable.",
            "",
            "Examples:",
            "  glissade train samples/tinyshakespeare.txt",
            "  glissade train novel.txt --rule sgd:lr=2 --rule clip:lr=20,threshold=0.1 --epochs 2",
            "  glissade train samples/fashion-mnist --model mlp --json > result.json"
        })
public final class TrainCommand implements Callable<Integer> {

    private final PrintWriter out;
    private final PrintWriter err;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "DATA",
            arity = "0..1",
            description =
                    "A text file (UTF-8, plain or gzip), an idx image file or the folder that holds it, or a folder with "
                            + "Penn Treebank, WikiText-2 or CIFAR-10 as published.")
    private Path data = Path.of("");

    @Mixin
    private ModelOptions modelOptions = new ModelOptions();

    @Option(
            names = "--rule",
            paramLabel = "NAME:key=value,...",
            description = "An update rule, see below. Default: rules that show what clipping changes.")
    private List<String> rules = List.of();

    @Mixin
    private BudgetOptions budgetOptions = new BudgetOptions();

    @Option(
            names = "--check-advice",
            description = "Afterwards run each rule that was advised, from the same start, and say whether it held.")
    private boolean checkAdvice;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Rules that run at once, each on one core. Default: the number of cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the starting point, the order of the images and dropout. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "The run folder. Default: runs/train-<date>-<time>.")
    private @Nullable Path folder;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Go on with a run that was started with --checkpoint, finished or not. "
                    + "Beside it only --steps, --epochs, --threads, --json and --quiet.")
    private @Nullable Path resume;

    @Option(names = "--json", description = "One JSON object on standard output and nothing else there.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress and no messages on standard error, but errors.")
    private boolean quiet;

    /** Results go to {@code out}, messages and progress to {@code err}. */
    public TrainCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        return resume == null ? train(null) : resumed(resume);
    }

    /** The command line of the run that is resumed, with what was given now in place of what was given then. */
    private int resumed(Path folder) throws IOException {
        try (RunFolder run = RunFolder.resume(folder)) {
            List<String> given = spec.commandLine().getParseResult().originalArgs();
            TrainCommand again = new TrainCommand(out, err);
            CommandLine line = new CommandLine(again).setCaseInsensitiveEnumValuesAllowed(true);
            line.parseArgs(ResumedArguments.merge(run.commandLine(), given).toArray(String[]::new));
            return again.train(run);
        }
    }

    /** The data and the model of a kept command line. The caller closes it. */
    static Workload workload(List<String> kept) throws IOException {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        TrainCommand command = new TrainCommand(nowhere, nowhere);
        CommandLine line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
        line.parseArgs(kept.toArray(String[]::new));
        return WorkloadSource.open(command.data, command.modelOptions, command.seed);
    }

    private int train(@Nullable RunFolder resumed) throws IOException {
        long start = System.nanoTime();
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
        Recipe.atLeastOne("--threads", threads);
        List<RuleChoice> given = parse(rules);
        Preset preset = modelOptions.preset();
        Path target = resumed != null
                ? resumed.path()
                : folder != null
                        ? folder
                        : Path.of("runs", "train-" + now.format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")));
        try (Cancellation cancellation = Cancellation.watch();
                Workload workload = WorkloadSource.open(data, modelOptions, seed)) {
            long budget = budgetOptions.steps(preset, workload.minibatchesPerEpoch());
            RunPlan plan = budgetOptions.plan(
                    budget, budgetOptions.milestones(preset, budget), workload.minibatchesPerEpoch());
            try (RunFolder run = resumed != null ? resumed : RunFolder.create(target)) {
                if (resumed == null && plan.checkpointEvery() > 0) {
                    run.keep(ResumedArguments.kept(
                            spec.commandLine().getParseResult().originalArgs()));
                }
                List<String> standard = preset != null ? preset.rules() : workload.defaultRules();
                List<RuleChoice> choices = given.isEmpty() ? parse(standard) : given;
                ProgressDisplay display = new ProgressDisplay(progressMode(), err, labelWidth(choices));
                if (preset != null) {
                    display.say(preset.name() + ": " + preset.about());
                }
                display.say(title(workload, choices, budget));
                SideBySide sideBySide = new SideBySide(workload, plan, threads, run, display, cancellation.requested());
                List<RuleRun.Finished> finished = new ArrayList<>(sideBySide.run(choices));
                if (finished.isEmpty()) {
                    display.say("Cancelled before a rule had started; nothing was written.");
                    return Exit.CANCELLED;
                }
                Map<String, String> advised = checkAdvice ? followAdvice(sideBySide, finished, display) : Map.of();
                TrainRecord record = new TrainRecord(workload, finished, plan, advised, data.toString());
                RunRecord document = record.assemble(now, (System.nanoTime() - start) / 1e9);
                if (json) {
                    out.println(document.json());
                } else {
                    out.print(SummaryTable.of(document));
                }
                out.flush();
                run.commit(document);
                display.say("Report: " + target.resolve("report.html"));
                if (plan.checkpointEvery() > 0) {
                    display.say("Go on with: glissade train --resume " + target + " --steps N");
                }
                return exitCode(document);
            }
        }
    }

    private String title(Workload workload, List<RuleChoice> choices, long budget) {
        return workload.title() + ": " + choices.size() + (choices.size() == 1 ? " rule, " : " rules, ") + budget
                + " steps each, " + Math.min(threads, choices.size()) + " at once";
    }

    /** Runs what was advised and has not been run, adds it to {@code finished}; which rule was run after which. */
    private static Map<String, String> followAdvice(
            SideBySide sideBySide, List<RuleRun.Finished> finished, ProgressDisplay display) throws IOException {
        Map<String, RuleChoice> asked = AdviceChecks.asked(finished);
        Set<String> done = new HashSet<>();
        finished.forEach(rule -> done.add(rule.rule().label()));
        List<RuleChoice> next =
                asked.values().stream().filter(rule -> done.add(rule.label())).toList();
        if (!next.isEmpty()) {
            display.say("Checking advice: " + next.size() + (next.size() == 1 ? " rule" : " rules"));
            finished.addAll(sideBySide.run(next));
        }
        Map<String, String> advised = new LinkedHashMap<>();
        asked.forEach((after, rule) -> advised.put(after, rule.label()));
        return advised;
    }

    private static int exitCode(RunRecord document) {
        return switch (document.outcome()) {
            case "Cancelled" -> Exit.CANCELLED;
            case "Diverged" -> Exit.DIVERGED;
            default -> Exit.DONE;
        };
    }

    private static List<RuleChoice> parse(List<String> texts) {
        List<RuleChoice> choices = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        for (String text : texts) {
            RuleChoice choice = RuleChoice.parse(text);
            if (!labels.add(choice.label())) {
                throw new BadInput("--rule " + text + ": each rule must be given once, got it twice");
            }
            choices.add(choice);
        }
        return choices;
    }

    private static int labelWidth(List<RuleChoice> choices) {
        return choices.stream().mapToInt(rule -> rule.label().length()).max().orElse(1);
    }

    private ProgressDisplay.Mode progressMode() {
        if (quiet) {
            return ProgressDisplay.Mode.NONE;
        }
        return Boolean.getBoolean("glissade.terminal") ? ProgressDisplay.Mode.BARS : ProgressDisplay.Mode.LINES;
    }
}
