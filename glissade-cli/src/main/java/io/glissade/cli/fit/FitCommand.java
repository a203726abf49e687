package io.glissade.cli.fit;

import io.glissade.cli.console.Cancellation;
import io.glissade.cli.console.Exit;
import io.glissade.cli.linear.FitData;
import io.glissade.cli.linear.FitDisplay;
import io.glissade.cli.linear.RunOptions;
import io.glissade.cli.linear.TableOptions;
import io.glissade.cli.linear.TestData;
import io.glissade.cli.linear.TestOption;
import io.glissade.report.RunFolder;
import io.glissade.report.fit.FitModel;
import io.glissade.report.fit.FitPage;
import io.glissade.report.fit.FitRecord;
import io.glissade.report.fit.FitTrace;
import io.glissade.run.Outcome;
import io.glissade.table.LabelledRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code glissade fit}: a linear model fitted to a certified tolerance. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fits a linear model to DATA by minimising the mean loss plus a penalty, until the objective is proved to be within "
                    + "--tolerance of its minimum: the proof is a dual bound, not trust in the method. Prints what was reached and leaves "
                    + "model.json, report.html, run.json and trace.csv in the run folder."
        },
        footerHeading = "%nLosses:%n",
        footer = {
            "  logistic, multinomial                classes, with probabilities",
            "  squared-hinge, smooth-hinge[:WIDTH]  two classes, without",
            "  squared, huber[:THRESHOLD]           numbers",
            "  poisson                              counts",
            "",
            "Methods:",
            "  sag, sag-lipschitz, sag-known-lipschitz   stochastic average gradient: line search; rows drawn by curvature",
            "  sag-constant, sag-theorem                 the same with steps 1/L and 1/(16 L)",
            "  saga, svrg                                its unbiased kin; both take l1",
            "  l-bfgs                                    batch gradients and a model of the curvature",
            "  newton-cholesky, subsampled-newton        for few features; the second for very many rows",
            "  sdca                                      dual coordinate ascent: no step size; needs l2 and no intercept",
            "",
            "Examples:",
            "  glissade fit samples/a9a-sample.svm.gz",
            "      logistic regression for two classes, l2 = 1/n, to a relative gap of 1e-6",
            "  glissade fit samples/abalone.csv --standardise --l2 1e-3",
            "  glissade fit train.svm --path l2=1,0.1,0.01,0.001 --test test.svm",
            "      one fit after the other, each started where the last one ended",
            "  glissade fit train.svm --compare sag,saga,l-bfgs --seconds 10",
            "  glissade fit train.svm --json --quiet | jq .relativeGap",
            "  glissade predict runs/fit-.../model.json new.svm",
            "",
            "Exit codes: 0 tolerance reached, 2 bad input, 3 not reached within the budget, 4 diverged, 130 cancelled."
        })
public final class FitCommand implements Callable<Integer> {

    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "DATA", description = "An svmlight or CSV file, plain or gzip.")
    private Path data = Path.of("");

    @Mixin
    private TableOptions table = new TableOptions();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Mixin
    private MethodOptions methods = new MethodOptions();

    @Mixin
    private FitBudget budget = new FitBudget();

    @Option(names = "--seed", paramLabel = "N", description = "Of every draw of a row. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private TestOption test = new TestOption();

    @Mixin
    private RunOptions options = new RunOptions();

    /** Results go to {@code out}, messages and progress to {@code err}. */
    public FitCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        long began = System.nanoTime();
        Instant now = Instant.now();
        budget.check();
        options.check();
        FitDisplay display = new FitDisplay(options.mode(), err);
        LabelledRows rows = table.read(data, model.weightsColumn(data, table));
        FitData fitted = model.data(rows, data, display);
        Path testFile = test.file();
        TestData tested = testFile == null ? null : TestData.read(testFile, table, rows.features(), fitted);
        List<FitPlan> plans = methods.plans(fitted, model);
        double[] start = methods.start(fitted);
        display.say(FitWords.title(data, fitted) + ": " + fitted.size());
        Path target = options.folder(FitRecord.VERB, now);
        try (Cancellation cancellation = Cancellation.watch();
                RunFolder run = RunFolder.create(target)) {
            FitRecords records = new FitRecords(
                    FitWords.title(data, fitted),
                    fitted,
                    tested,
                    settings(fitted),
                    fitted.facts(rows),
                    table.target(),
                    budget.tolerance());
            List<FitRun.Finished> finished = fit(run, plans, fitted, start, cancellation.requested(), display);
            FitRecords.Written written = records.assemble(finished, now, (System.nanoTime() - began) / 1e9);
            if (written.model() != null) {
                written.model().write(run.files());
            }
            FitRecord record = written.record();
            if (options.json()) {
                out.println(record.json());
            } else {
                out.print(FitTable.of(record));
            }
            out.flush();
            run.commit(record.file(), FitPage::renderFolder);
            if (written.model() != null) {
                display.say("Model:  " + target.resolve(FitModel.FILE));
            }
            display.say("Report: " + target.resolve("report.html"));
            return exitCode(record);
        }
    }

    private List<FitRun.Finished> fit(
            RunFolder run,
            List<FitPlan> plans,
            FitData fitted,
            double @Nullable [] start,
            AtomicBoolean cancelled,
            FitDisplay display)
            throws IOException {
        List<FitRun.Finished> finished = new ArrayList<>();
        ForkJoinPool pool = new ForkJoinPool(options.threads());
        try (FitTrace trace = new FitTrace(run.files())) {
            FitRun one = new FitRun(budget, seed, cancelled, display, trace);
            for (FitPlan plan : plans) {
                if (cancelled.get() && !finished.isEmpty()) {
                    break;
                }
                FitRun.Finished before = finished.isEmpty() ? null : finished.get(finished.size() - 1);
                finished.add(pool.submit(() -> plan.run(one, fitted, before, start, options.threads() > 1))
                        .join());
            }
        } finally {
            pool.shutdown();
        }
        return finished;
    }

    private Map<String, Object> settings(FitData fitted) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("data", data.toString());
        if (test.file() != null) {
            settings.put("test", test.file().toString());
        }
        settings.putAll(model.settings(fitted));
        settings.putAll(methods.settings());
        settings.put("tolerance", budget.tolerance());
        settings.put("budget", budget.text());
        settings.put("threads", options.threads());
        settings.put("seed", seed);
        return settings;
    }

    /** For each penalty one method that converged is enough. */
    private static int exitCode(FitRecord record) {
        if (record.runs().stream().anyMatch(run -> run.outcome().equals("Cancelled"))) {
            return Exit.CANCELLED;
        }
        int code = Exit.DONE;
        for (double l2 :
                record.runs().stream().mapToDouble(FitRecord.Run::l2).distinct().toArray()) {
            List<String> outcomes = record.runs().stream()
                    .filter(run -> run.l2() == l2)
                    .map(FitRecord.Run::outcome)
                    .toList();
            if (outcomes.stream().allMatch(new Outcome.Diverged("").kind()::equals)) {
                return Exit.DIVERGED;
            }
            if (!outcomes.contains(new Outcome.Converged("").kind())) {
                code = Exit.NOT_REACHED;
            }
        }
        return code;
    }
}
