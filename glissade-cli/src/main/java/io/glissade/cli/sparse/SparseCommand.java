package io.glissade.cli.sparse;

import io.glissade.cli.console.Cancellation;
import io.glissade.cli.console.Exit;
import io.glissade.cli.linear.DataOptions;
import io.glissade.cli.linear.FitData;
import io.glissade.cli.linear.FitDisplay;
import io.glissade.cli.linear.RunOptions;
import io.glissade.cli.linear.TableOptions;
import io.glissade.cli.linear.TestData;
import io.glissade.cli.linear.TestOption;
import io.glissade.report.RunFolder;
import io.glissade.report.fit.FitModel;
import io.glissade.report.page.Figures;
import io.glissade.report.sparse.PathFile;
import io.glissade.report.sparse.ScreeningFile;
import io.glissade.report.sparse.SparsePage;
import io.glissade.report.sparse.SparseRecord;
import io.glissade.report.sparse.SparseTrace;
import io.glissade.report.sparse.SupportFile;
import io.glissade.table.LabelledRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code glissade sparse}: a linear model that is sparse in a set of atoms, fitted to a certified tolerance. */
@Command(
        name = "sparse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fits a sparse linear model to DATA: the mean loss plus a penalty on the total weight of the atoms that make up the "
                    + "coefficients. It ends when a dual bound proves the objective to be within --tolerance of its minimum, and on the way "
                    + "removes what is proved to have no weight in any solution. Prints what was reached and leaves model.json, "
                    + "support.csv, screening.csv, path.csv, trace.csv, run.json and report.html in the run folder."
        },
        footerHeading = "%nAtoms:%n",
        footer = {
            "  l1                 single features",
            "  positive           single features, no coefficient below zero",
            "  group:FILE         groups of features; a line of FILE is a name and the features by name or number from 1,",
            "                     with commas or blanks between, and weight=W unless it is the square root of the size",
            "  k-support:K        vectors of at most K features: the k-support norm",
            "  tv                 jumps from one feature to the next: coefficients in steps, without an intercept",
            "  nuclear:RxC        coefficients as a matrix of R rows and C columns, row after row, of low rank",
            "",
            "Penalties, s the total weight:",
            "  linear:lambda      lambda s: the Lasso, the group Lasso",
            "  power:p,rho        (rho/p) s^p with p > 1",
            "  bound:alpha        none, but s <= alpha: the classical conditional gradient",
            "  log:theta,p,rho    (rho/p) s^p of the sum of log(1 + weight/theta), 0 < theta < 1: concave",
            "  scad:theta,p,rho   the same with smoothly clipped deviations, theta > 2",
            "  mcp:theta,p,rho    the same with minimax concave penalties, theta > 0",
            "",
            "Methods:",
            "  coordinate                block coordinate descent on working sets: features and groups",
            "  conditional-gradient      towards the best atom, with a line search: any atoms, power, bound, concave",
            "  open-loop[:OFFSET]        the same with the steps 2/(2 + t + OFFSET)",
            "  away, pairwise            weight is taken off the worst atom too: power, bound",
            "  corrective                the weights of all atoms anew at each step: linear, power",
            "",
            "Examples:",
            "  glissade sparse samples/a9a-sample.svm.gz",
            "      l1 logistic regression at a tenth of the largest lambda, to a relative gap of 1e-6",
            "  glissade sparse samples/abalone.csv --standardise --path --test more.csv",
            "      a hundred lambdas from the largest to a hundredth of it",
            "  glissade sparse genes.csv --target 1 --atoms group:pathways.txt --penalty linear:0.2max",
            "  glissade sparse train.svm --penalty power:2,0.01 --method conditional-gradient",
            "  glissade sparse train.svm --penalty log:0.5,2,0.01",
            "  glissade predict runs/sparse-.../model.json new.svm",
            "",
            "Exit codes: 0 tolerance reached, 2 bad input, 3 not reached within the budget, 4 diverged, 130 cancelled."
        })
public final class SparseCommand implements Callable<Integer> {

    private static final double SECONDS_BETWEEN_LINES = 2;

    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "DATA", description = "An svmlight or CSV file, plain or gzip.")
    private Path data = Path.of("");

    @Mixin
    private ProblemOptions problem = new ProblemOptions();

    @Mixin
    private SparseBudget budget = new SparseBudget();

    @Mixin
    private TableOptions table = new TableOptions();

    @Mixin
    private DataOptions model = new DataOptions();

    @Mixin
    private TestOption test = new TestOption();

    @Mixin
    private RunOptions options = new RunOptions();

    /** Results go to {@code out}, messages and progress to {@code err}. */
    public SparseCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        long began = System.nanoTime();
        Instant now = Instant.now();
        budget.check();
        options.check();
        PenaltyChoice penalty = problem.penalty();
        FitDisplay display = new FitDisplay(options.mode(), err);
        LabelledRows rows = table.read(data, model.weightsColumn(data, table));
        FitData read = model.data(rows, data, false, display);
        AtomChoice atoms = problem.atoms(read);
        FitData fitted = atoms.set().constantsAreFree() ? read.withoutIntercept() : read;
        Path testFile = test.file();
        TestData tested = testFile == null ? null : TestData.read(testFile, table, rows.features(), fitted);
        SparseSetup setup = problem.setup(fitted, atoms, penalty, tested, options.threads() > 1);
        double[] weights = problem.weights(setup);
        display.say(SparseWords.title(data, fitted) + ": " + fitted.size());
        Path target = options.folder(SparseRecord.VERB, now);
        try (Cancellation cancellation = Cancellation.watch();
                RunFolder folder = RunFolder.create(target)) {
            List<SparseRun.Finished> finished = new ArrayList<>();
            SparseRecords records = records(setup, rows);
            SparseRecord record;
            try (SparseTrace trace = new SparseTrace(folder.files());
                    SparseRun run = new SparseRun(setup, budget, cancellation.requested(), display, trace)) {
                fit(run, weights, penalty.row().weightName(), finished, cancellation.requested(), display);
                record = records.record(finished, weights.length, now, (System.nanoTime() - began) / 1e9);
                write(folder.files(), run, records, finished);
            }
            PathFile.write(folder.files(), record);
            out.print(options.json() ? record.json() + System.lineSeparator() : SparseTable.of(record));
            out.flush();
            folder.commit(record.file(), SparsePage::renderFolder);
            if (!finished.get(SparseRecords.chosen(finished)).diverged()) {
                display.say("Model:  " + target.resolve(FitModel.FILE));
            }
            display.say("Report: " + target.resolve("report.html"));
            return exitCode(finished, weights.length);
        }
    }

    private void fit(
            SparseRun run,
            double[] weights,
            String name,
            List<SparseRun.Finished> finished,
            AtomicBoolean cancelled,
            FitDisplay display) {
        ForkJoinPool pool = new ForkJoinPool(options.threads());
        double saidAt = Double.NEGATIVE_INFINITY;
        long began = System.nanoTime();
        try {
            for (double weight : weights) {
                if (cancelled.get() && !finished.isEmpty()) {
                    break;
                }
                SparseRun.Finished one =
                        pool.submit(() -> run.run(weight, weights.length == 1)).join();
                finished.add(one);
                double seconds = (System.nanoTime() - began) / 1e9;
                boolean last = finished.size() == weights.length;
                if (weights.length > 1 && (last || seconds - saidAt >= SECONDS_BETWEEN_LINES)) {
                    saidAt = seconds;
                    display.say(line(name, one, finished.size(), weights.length, seconds));
                }
                if (one.diverged()) {
                    break;
                }
            }
        } finally {
            pool.shutdown();
        }
    }

    private static String line(String name, SparseRun.Finished one, int number, int count, double seconds) {
        return String.format(
                Locale.ROOT,
                "%d of %d: %s %s, gap %s, support %,d, %.1f s",
                number,
                count,
                name,
                Figures.setting(one.weight()),
                Figures.brief(one.certificate().relativeGap()),
                one.support(),
                seconds);
    }

    private SparseRecords records(SparseSetup setup, LabelledRows rows) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("data", data.toString());
        if (test.file() != null) {
            settings.put("test", test.file().toString());
        }
        settings.putAll(model.settings(setup.data()));
        settings.putAll(problem.settings(setup));
        settings.put("tolerance", budget.tolerance());
        settings.put("budget", budget.text());
        settings.put("threads", options.threads());
        return new SparseRecords(
                SparseWords.title(data, setup.data()),
                setup,
                String.valueOf(settings.get("atoms")),
                problem.isAuto(),
                settings,
                setup.data().facts(rows),
                budget.tolerance());
    }

    /** The model, the support and what was removed; a point that diverged leaves no model. */
    private void write(Path folder, SparseRun run, SparseRecords records, List<SparseRun.Finished> finished)
            throws IOException {
        int chosen = SparseRecords.chosen(finished);
        SparseRun.Finished best = finished.get(chosen);
        boolean last = chosen == finished.size() - 1;
        ScreeningFile.write(folder, last && !best.diverged() ? run.removed() : List.of());
        if (best.diverged()) {
            SupportFile.write(folder, List.of());
            return;
        }
        SparseSetup setup = records.setup();
        SupportFile.write(
                folder,
                SparseLevels.rows(
                        setup.at(best.weight()),
                        setup.atoms(),
                        run.point(),
                        best.certificate().gap()));
        records.model(best, run.point(), table.target()).write(folder);
    }

    private static int exitCode(List<SparseRun.Finished> finished, int wanted) {
        if (SparseRecords.cancelled(finished, wanted)) {
            return Exit.CANCELLED;
        }
        if (finished.stream().anyMatch(SparseRun.Finished::diverged)) {
            return Exit.DIVERGED;
        }
        return finished.stream().allMatch(SparseRun.Finished::converged) ? Exit.DONE : Exit.NOT_REACHED;
    }
}
