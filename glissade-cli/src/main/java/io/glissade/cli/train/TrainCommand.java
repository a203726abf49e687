package io.glissade.cli.train;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.console.Cancellation;
import io.glissade.cli.console.Exit;
import io.glissade.report.RunFolder;
import io.glissade.report.RunRecord;
import io.glissade.smoothness.SmoothnessProbe;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
            "Examples:",
            "  glissade train samples/tinyshakespeare.txt",
            "  glissade train novel.txt --rule sgd:lr=2 --rule clip:lr=20,threshold=0.1 --epochs 2",
            "  glissade train samples/fashion-mnist --model mlp --json > result.json"
        })
public final class TrainCommand implements Callable<Integer> {

    private static final int DEFAULT_STEPS = 1500;

    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(
            paramLabel = "DATA",
            description = "A text file (UTF-8, plain or gzip), or an idx image file or the folder that holds it.")
    private Path data = Path.of("");

    @Option(names = "--model", paramLabel = "lstm|mlp|conv", description = "Default: lstm for a text, conv for images.")
    private WorkloadSource.@Nullable Model model;

    @Option(
            names = "--rule",
            paramLabel = "NAME:key=value,...",
            description = "An update rule, see below. Default: rules that show what clipping changes.")
    private List<String> rules = List.of();

    @Option(names = "--steps", paramLabel = "N", description = "Steps of each rule. Default: " + DEFAULT_STEPS + ".")
    private @Nullable Integer steps;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the data instead of --steps.")
    private @Nullable Double epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Parallel rows of text or images in a minibatch. Default: ${DEFAULT-VALUE}.")
    private int batch = 32;

    @Option(
            names = "--sequence",
            paramLabel = "N",
            description = "Tokens in a window of text. Default: ${DEFAULT-VALUE}.")
    private int sequence = 50;

    @Option(
            names = "--tokens",
            paramLabel = "UNIT",
            description = "What the model reads: character or word. Default: character.")
    private WorkloadSource.TokenUnit tokens = WorkloadSource.TokenUnit.CHARACTER;

    @Option(
            names = "--vocabulary",
            paramLabel = "N",
            description = "Most frequent words kept with --tokens word. Default: ${DEFAULT-VALUE}.")
    private int vocabulary = 10_000;

    @Option(names = "--width", paramLabel = "N", description = "Units of a hidden layer. Default: ${DEFAULT-VALUE}.")
    private int width = 128;

    @Option(
            names = "--layers",
            paramLabel = "N",
            description = "Layers of the LSTM, hidden layers of the mlp. Default: ${DEFAULT-VALUE}.")
    private int layers = 2;

    @Option(
            names = "--probe",
            paramLabel = "every=K,points=M|off",
            description = "Measure the smoothness every K steps at M points along the step. Default: "
                    + ProbeOption.DEFAULT + ", at most 1.05 times the time of the run without.")
    private String probe = ProbeOption.DEFAULT;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Rules that run at once, each on one core. Default: the number of cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the starting point and the order of the images. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "The run folder. Default: runs/train-<date>-<time>.")
    private @Nullable Path folder;

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
        long start = System.nanoTime();
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
        TrainOptions options = new TrainOptions(width, layers, batch, sequence, seed);
        TrainOptions.atLeastOne("--threads", threads);
        SmoothnessProbe.Settings probing = ProbeOption.parse(probe);
        List<RuleChoice> given = parse(rules);
        Path target = folder != null
                ? folder
                : Path.of("runs", "train-" + now.format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")));
        WorkloadSource source = new WorkloadSource(data, model, tokens, vocabulary);
        try (Cancellation cancellation = Cancellation.watch();
                Workload workload = source.open(options);
                RunFolder run = RunFolder.create(target)) {
            List<RuleChoice> choices = given.isEmpty() ? parse(workload.defaultRules()) : given;
            long budget = budget(workload);
            ProgressDisplay display = new ProgressDisplay(progressMode(), err, labelWidth(choices));
            display.say(
                    workload.title() + ": " + choices.size() + (choices.size() == 1 ? " rule, " : " rules, ") + budget
                            + " steps each, "
                            + Math.min(threads, choices.size()) + " at once");
            SideBySide sideBySide =
                    new SideBySide(workload, probing, budget, threads, run, display, cancellation.requested());
            List<RuleRun.Finished> finished = sideBySide.run(choices);
            if (finished.isEmpty()) {
                display.say("Cancelled before a rule had started; nothing was written.");
                return Exit.CANCELLED;
            }
            TrainRecord record = new TrainRecord(workload, options, finished, probing, budget, data.toString());
            RunRecord document = record.assemble(now, (System.nanoTime() - start) / 1e9);
            if (json) {
                out.println(document.json());
            } else {
                out.print(SummaryTable.of(document));
            }
            out.flush();
            run.commit(document);
            display.say("Report: " + target.resolve("report.html"));
            return exitCode(document);
        }
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

    private long budget(Workload workload) {
        if (steps != null && epochs != null) {
            throw new BadInput("--steps and --epochs: give one of them, got both");
        }
        if (epochs != null) {
            if (!(epochs > 0) || epochs > 1e6) {
                throw new BadInput("--epochs must be in (0, 1e6], got " + epochs);
            }
            return Math.max(1, Math.round(epochs * workload.minibatchesPerEpoch()));
        }
        int wanted = steps == null ? DEFAULT_STEPS : steps;
        TrainOptions.atLeastOne("--steps", wanted);
        return wanted;
    }

    private ProgressDisplay.Mode progressMode() {
        if (quiet) {
            return ProgressDisplay.Mode.NONE;
        }
        return Boolean.getBoolean("glissade.terminal") ? ProgressDisplay.Mode.BARS : ProgressDisplay.Mode.LINES;
    }
}
