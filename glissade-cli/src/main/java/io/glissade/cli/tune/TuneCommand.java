package io.glissade.cli.tune;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.console.Cancellation;
import io.glissade.cli.console.Exit;
import io.glissade.cli.linear.FitDisplay;
import io.glissade.cli.linear.RunOptions;
import io.glissade.cli.linear.TableOptions;
import io.glissade.report.RunFolder;
import io.glissade.report.fit.FitModel;
import io.glissade.report.tune.TunePage;
import io.glissade.report.tune.TuneRecord;
import io.glissade.report.tune.TuneTrace;
import io.glissade.run.Outcome;
import io.glissade.table.LabelledRows;
import io.glissade.torch.Libtorch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code glissade tune}: hyper-parameters by hypergradient, beside random search at equal budget. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Chooses hyper-parameters of a linear model or a small network on DATA: penalties, step sizes or weights of the rows, as many "
                    + "as there are features or rows. Rows are divided into training, validation and test rows. The model is what T gradient "
                    + "steps on the training rows lead to; the loss on the validation rows is differentiated through these steps and "
                    + "descends. Random search gets the same time. Prints who won, on validation and on test, and leaves report.html, "
                    + "run.json, trace.csv, penalties.csv and, for a linear model, model.json in the run folder."
        },
        footerHeading = "%nStrategies:%n",
        footer = {
            "  reverse        exact, one pass back through the recorded steps: the fastest; memory grows with T",
            "  checkpointed   exact, the steps made twice in stretches; memory grows with the root of T",
            "  forward        exact, one tangent for each hyper-parameter along with the steps: for few of them and any T",
            "  implicit       of the minimum and not of the steps: needs inner steps that converge; learns no step sizes",
            "  truncated      through the last quarter of the steps; biased where they matter before",
            "  auto           reverse; checkpointed where the record of the steps would take more than 1 GiB",
            "",
            "Examples:",
            "  glissade tune samples/abalone.csv",
            "      one penalty for each feature, against random search",
            "  glissade tune data.csv --target price --groups groups.txt --steps 300",
            "  glissade tune data.csv --model network --hidden 16 --penalties feature",
            "  glissade tune data.csv --learn penalties,weights",
            "      weights.csv lists the rows that validation wants out first",
            "  glissade tune samples/diabetes.csv --poison budget=20 --steps 30 --outer-steps 10",
            "      penalties that stand an attack on the training features, beside those of the plain run, clean and under noise",
            "  glissade tune data.csv --random-trials 500 --seed 3 --json --quiet | jq .winner",
            "  glissade predict runs/tune-.../model.json new.csv",
            "",
            "A penalty lambda is the weight of half the square of a weight beside the mean training loss: --l2 of glissade fit.",
            "",
            "Exit codes: 0 done, 2 bad input, 3 --tolerance not reached, 4 diverged, 130 cancelled."
        })
public final class TuneCommand implements Callable<Integer> {

    /** Products of smaller matrices are faster on one thread. */
    private static final long FEW_NUMBERS = 1_000_000;

    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "DATA", description = "An svmlight or CSV file, plain or gzip.")
    private Path data = Path.of("");

    @Mixin
    private TableOptions table = new TableOptions();

    @Mixin
    private SplitOptions split = new SplitOptions();

    @Mixin
    private LearnOptions learn = new LearnOptions();

    @Mixin
    private PoisonOptions poison = new PoisonOptions();

    @Mixin
    private OuterOptions outer = new OuterOptions();

    @Mixin
    private RunOptions options = new RunOptions();

    /** Results go to {@code out}, messages and progress to {@code err}. */
    public TuneCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        long began = System.nanoTime();
        Instant now = Instant.now();
        split.check();
        learn.check();
        outer.check();
        options.check();
        poison.check(learn, outer);
        if (learn.learned().contains(LearnOptions.What.STEP_SIZES) && outer.wants("implicit")) {
            throw new BadInput(
                    "--learn step-sizes: an implicit gradient knows nothing of the steps, got the strategy implicit");
        }
        FitDisplay display = new FitDisplay(options.mode(), err);
        LabelledRows rows = table.read(data, null);
        rows.notes().forEach(note -> display.say("Note: " + note));
        long numbers = (long) rows.design().rows() * rows.design().columns();
        int threads = numbers <= FEW_NUMBERS ? 1 : options.threads();
        Libtorch.useThreads(threads);
        try (TuneData divided = TuneData.of(rows, data, table, split, poison.mostRows())) {
            if (!divided.reason().isEmpty()) {
                display.say("Loss: " + divided.fit().loss().name() + ", as " + divided.reason()
                        + "; --loss says otherwise.");
            }
            Model model = learn.model(divided);
            Penalties penalties = learn.penalties(model, rows.features());
            int stepSizes = learn.stepForEach()
                    ? outer.steps()
                    : Math.toIntExact(model.space().dimension());
            int trained = Math.toIntExact(divided.train().rows());
            Hyperparameters hyper = new Hyperparameters(
                    learn.learned(), penalties, stepSizes, trained, learn.fixed(divided), learn.bounds());
            Attacker attacker = poison.attacker(divided, outer.steps());
            try (TuneProblem problem = new TuneProblem(
                    divided, model, hyper, outer.steps(), learn.stepForEach(), split.seed(), attacker)) {
                TuneRecords records = new TuneRecords(
                        TuneWords.title(data, divided, model, attacker != null),
                        problem,
                        penalties,
                        settings(problem, penalties, threads),
                        divided.facts(rows),
                        table.target());
                return tune(problem, records, now, began, display);
            }
        }
    }

    private int tune(TuneProblem problem, TuneRecords records, Instant now, long began, FitDisplay display)
            throws IOException {
        List<Strategies.Chosen> strategies =
                problem.attacker() != null ? PoisonOptions.strategies() : outer.strategies(problem);
        display.say(records.title() + ": " + problem.data().train().rows() + " rows to train, "
                + problem.data().validation().rows() + " to validate, "
                + problem.hyper().space().dimension() + " hyper-parameters");
        Path target = options.folder(TuneRecord.VERB, now);
        try (Cancellation cancellation = Cancellation.watch();
                RunFolder run = RunFolder.create(target)) {
            List<Search.Finished> finished = search(problem, strategies, run, cancellation.requested(), display);
            TuneRecords.Written written = records.assemble(finished, now, (System.nanoTime() - began) / 1e9);
            written.write(run.files());
            TuneRecord record = written.record();
            if (options.json()) {
                out.println(record.json());
            } else {
                out.print(TuneTable.of(record));
            }
            out.flush();
            run.commit(record.file(), TunePage::renderFolder);
            if (written.model() != null) {
                display.say("Model:  " + target.resolve(FitModel.FILE));
            }
            display.say("Report: " + target.resolve("report.html"));
            return exitCode(record);
        }
    }

    private List<Search.Finished> search(
            TuneProblem problem,
            List<Strategies.Chosen> strategies,
            RunFolder run,
            AtomicBoolean cancelled,
            FitDisplay display)
            throws IOException {
        List<Search.Finished> finished = new ArrayList<>();
        try (TuneTrace trace = new TuneTrace(run.files())) {
            TuneRun runs = new TuneRun(problem, outer, cancelled, display, trace);
            double baseline = ResidentMemory.peak();
            for (Strategies.Chosen strategy : strategies) {
                if (!cancelled.get() || finished.isEmpty()) {
                    finished.add(runs.descend(strategy, baseline));
                }
            }
            if (problem.attacker() != null && !cancelled.get()) {
                TuneRun rival = new TuneRun(problem.plain(), outer, cancelled, display, trace);
                finished.add(rival.descend(Strategies.plain(), baseline));
            }
            Integer trials = outer.trials();
            if (!cancelled.get() && (trials == null || trials > 0)) {
                double seconds = finished.stream()
                        .mapToDouble(Search.Finished::seconds)
                        .max()
                        .orElseThrow();
                finished.add(runs.random(seconds, split.seed()));
            }
        }
        return finished;
    }

    private Map<String, Object> settings(TuneProblem problem, Penalties penalties, int threads) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("data", data.toString());
        if (split.test() != null) {
            settings.put("test", String.valueOf(split.test()));
        }
        settings.put("loss", problem.data().fit().loss().name());
        settings.put("standardise", split.standardise());
        settings.putAll(learn.settings(problem.model(), penalties, problem.data()));
        settings.putAll(poison.settings(problem.data()));
        settings.putAll(outer.settings());
        settings.put("curvature of the training loss", problem.smoothness());
        settings.put("shares", split.validation() + " to validate, " + split.holdout() + " to test");
        settings.put("threads", threads);
        settings.put("seed", split.seed());
        return settings;
    }

    private int exitCode(TuneRecord record) {
        if (record.runs().stream().anyMatch(run -> run.outcome().equals("Cancelled"))) {
            return Exit.CANCELLED;
        }
        if (record.outcome().equals(new Outcome.Diverged("").kind())) {
            return Exit.DIVERGED;
        }
        Double tolerance = outer.tolerance();
        boolean reached = tolerance == null || record.tunedRun().gradientNorm() <= tolerance;
        return reached ? Exit.DONE : Exit.NOT_REACHED;
    }
}
