package io.glissade.cli.reproduce;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.glissade.cli.console.BadInput;
import io.glissade.cli.console.Exit;
import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.FigureTable;
import io.glissade.cli.reproduce.clipping.ClippingFigures;
import io.glissade.cli.reproduce.clipping.TrainingFigures;
import io.glissade.cli.reproduce.conditional.ConditionalFigures;
import io.glissade.cli.reproduce.finitesum.FiniteSumFigures;
import io.glissade.cli.reproduce.langevin.LangevinFigures;
import io.glissade.cli.reproduce.multilevel.MultilevelFigures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code glissade reproduce}: a paper's claims, computed anew and held against what is stated. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Computes the acceptance figures of a published system with this library and holds each against what is "
                    + "stated: claim, target, observed, pass or fail. Exit code 1 when any fails."
        },
        footerHeading = "%nPapers and figures:%n",
        footer = {
            "  clipping      gradient clipping and (L0, L1)-smoothness: A1 to A7 in seconds, A8 to A10 with --full",
            "  finite-sums   the stochastic average gradient: A1 to A9 on a9a and forest cover type, about seven minutes",
            "                with the latter's file and seconds without; A10, all methods side by side, with --full",
            "  conditional-gradient",
            "                the penalised conditional gradient with screening: A1, A3 to A8 in two minutes; A2 and more of",
            "                A1 with the Dorothea data; A5 on more and longer runs with --full",
            "  langevin      Langevin dynamics, non-reversible and underdamped: A1 to A8 and T1, what is best by the step, in",
            "                about a minute; more draws and longer runs with --full",
            "  multilevel    multilevel optimisation by unrolled gradients: A1 to A10 in about a minute; Boston housing in A9 with its",
            "                file, more splits, settings and levels with --full",
            "",
            "Examples:",
            "  glissade reproduce clipping",
            "  glissade reproduce finite-sums/A9",
            "  glissade reproduce conditional-gradient/A3",
            "  glissade reproduce langevin/A5",
            "  glissade reproduce multilevel/A9",
            "  glissade reproduce clipping/A2 --json",
            "  glissade reproduce clipping --full --corpus ptb --images cifar-10"
        })
public final class ReproduceCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(
            paramLabel = "PAPER[/FIGURE]",
            arity = "0..1",
            description = "Which figures, such as clipping or clipping/A2. Default: clipping.")
    private String which = "clipping";

    @Option(
            names = "--full",
            description =
                    "The figures that take long too: clipping trains networks (A8 to A10, about half an hour with the "
                            + "samples), finite-sums compares every method (A10, five minutes), conditional-gradient screens longer (A5, some minutes), "
                            + "langevin draws and simulates more (a few minutes), multilevel compares on more splits and a grid of settings "
                            + "(about a quarter of an hour).")
    private boolean full;

    @Option(
            names = "--corpus",
            paramLabel = "PATH",
            description = "Text of A8 and A9: a file, or a folder with Penn Treebank. Default: ${DEFAULT-VALUE}.")
    private Path corpus = Path.of("samples", "tinyshakespeare.txt");

    @Option(
            names = "--images",
            paramLabel = "PATH",
            description = "Images of A10: a folder with CIFAR-10 or grey images. Default: ${DEFAULT-VALUE}.")
    private Path images = Path.of("samples", "fashion-mnist");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder of a9a.gz and, for A2 to A4 and A6 of finite-sums, covtype.binary.svm.gz; for A1 and A2 of "
                            + "conditional-gradient, dorothea.gz and dorothea.t.gz in svmlight. They may lie in folders a9a, "
                            + "covtype and dorothea of it; for A9 of multilevel, diabetes.csv, winequality-red.csv, winequality-white.csv and "
                            + "housing.csv, which may lie in folders diabetes, wine-quality and boston. Default: ../shared/data where it exists, else samples.")
    private @Nullable Path data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Keeps the runs of A8 to A10 of clipping with their reports in this folder, and the curves of A9 of multilevel as CSV. "
                            + "Default: not kept.")
    private @Nullable Path folder;

    @Option(names = "--json", description = "One JSON object on standard output and nothing else there.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress on standard error, but errors.")
    private boolean quiet;

    /** Results go to {@code out}, messages and progress to {@code err}. */
    public ReproduceCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        int slash = which.indexOf('/');
        String paper = slash < 0 ? which : which.substring(0, slash);
        Map<String, Supplier<List<Figure>>> groups =
                switch (paper) {
                    case "clipping" -> clipping();
                    case "finite-sums" -> finiteSums();
                    case "conditional-gradient" -> conditionalGradient();
                    case "langevin" -> LangevinFigures.groups(full);
                    case "multilevel" -> multilevel();
                    default ->
                        throw new BadInput(
                                which
                                        + ": no such paper; the papers are clipping, finite-sums, conditional-gradient, langevin and multilevel");
                };
        List<String> asked = slash < 0
                ? List.copyOf(groups.keySet())
                : List.of(which.substring(slash + 1).toUpperCase(Locale.ROOT));
        List<Figure> figures = new ArrayList<>();
        for (String name : asked) {
            Supplier<List<Figure>> group = groups.get(name);
            if (group == null) {
                throw new BadInput(which + ": no such figure; the figures are " + String.join(", ", groups.keySet())
                        + (full ? "" : ", and more with --full"));
            }
            long start = System.nanoTime();
            List<Figure> computed = group.get();
            figures.addAll(computed);
            if (!quiet) {
                err.printf(
                        Locale.ROOT,
                        "%s  %d figures, %.1f s%n",
                        name,
                        computed.size(),
                        (System.nanoTime() - start) / 1e9);
            }
        }
        long failed = figures.stream().filter(figure -> !figure.pass()).count();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("figures", figures);
            document.put("passed", figures.size() - failed);
            document.put("failed", failed);
            out.println(JSON.writeValueAsString(document));
        } else {
            out.print(FigureTable.of(figures));
        }
        out.flush();
        return failed == 0 ? Exit.DONE : Exit.FAULT;
    }

    private Map<String, Supplier<List<Figure>>> clipping() {
        Map<String, Supplier<List<Figure>>> groups = new LinkedHashMap<>(ClippingFigures.groups());
        if (full) {
            groups.putAll(new TrainingFigures(corpus, images, folder, quiet ? null : err).groups());
        }
        return groups;
    }

    private Map<String, Supplier<List<Figure>>> finiteSums() {
        Path chosen = dataFolder();
        Map<String, Supplier<List<Figure>>> groups = FiniteSumFigures.groups(chosen, full);
        if (!groups.containsKey("A5") && !quiet) {
            err.println(chosen + " holds no a9a.gz: A5, A9 and its half of A1 are left out; see --data");
        }
        if (!groups.containsKey("A2") && !quiet) {
            err.println(chosen
                    + " holds no covtype.binary.svm.gz: A2, A3, A4, A6 and its half of A1 are left out; see --data");
        }
        return groups;
    }

    private Map<String, Supplier<List<Figure>>> conditionalGradient() {
        Path chosen = dataFolder();
        Map<String, Supplier<List<Figure>>> groups = ConditionalFigures.groups(chosen, full);
        if (!groups.containsKey("A2") && !quiet) {
            err.println(chosen
                    + " holds no dorothea.gz and dorothea.t.gz (svmlight, 800 and 350 rows of 100,000 features): "
                    + "A2 and the curves of A1 are skipped; see --data");
        }
        return groups;
    }

    private Map<String, Supplier<List<Figure>>> multilevel() {
        Path chosen = dataFolder();
        List<String> missing = MultilevelFigures.missing(chosen);
        if (!missing.isEmpty() && !quiet) {
            err.println(chosen + " does not hold " + String.join(", ", missing) + ": skipped in A9; see --data");
        }
        return MultilevelFigures.groups(chosen, full, folder);
    }

    private Path dataFolder() {
        Path shared = Path.of("..", "shared", "data");
        return data != null ? data : Files.isDirectory(shared) ? shared : Path.of("samples");
    }
}
