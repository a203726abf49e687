package io.glissade.cli.minimise;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.console.Cancellation;
import io.glissade.cli.console.Exit;
import io.glissade.cli.linear.FitDisplay;
import io.glissade.cli.linear.RunOptions;
import io.glissade.cli.target.ChainDisplay;
import io.glissade.cli.target.PosteriorOptions;
import io.glissade.cli.target.Target;
import io.glissade.cli.target.Targets;
import io.glissade.report.RunFolder;
import io.glissade.report.search.SearchFolder;
import io.glissade.report.search.SearchRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code glissade minimise}: the least value of a target by many chains, annealed, kicked and polished. */
@Command(
        name = "minimise",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Looks for the least value of a function with many minima. Each chain of underdamped Langevin dynamics is cooled from a random "
                    + "start, descends by limited-memory BFGS, and is then kicked from minimum to lower minimum; the strength of the kicks "
                    + "adapts. Step and temperature follow from the curvature and the values at random starts. Prints the best point with a "
                    + "certificate of local optimality (gradient norm and least curvature, measured) and the minima found; leaves minima.csv, "
                    + "progress.csv, point.csv, run.json and report.html in the run folder. The same seed gives the same result on any "
                    + "number of threads. No finite search proves that a minimum is the global one."
        },
        footerHeading = "%nTargets:%n",
        footer = {
            "  ackley, griewank, levy, michalewicz, rastrigin, rosenbrock, schwefel, styblinski-tang, each with dim=2",
            "  himmelblau, six-hump-camel, muller-brown, double-well:dim=1,scale=1,stiffness=1",
            "  mixture, banana, funnel, gaussian: see glissade sample --help",
            "  FILE               an svmlight or CSV file: sum of losses + precision/2 |w|^2",
            "  DIR                the run folder of glissade train --checkpoint: from its checkpoint",
            "",
            "Examples:",
            "  glissade minimise rastrigin:dim=2",
            "  glissade minimise rastrigin:dim=10 --gradients 200000 --chains 8 --compare",
            "  glissade minimise muller-brown --seed 3 --json",
            "",
            "Exit codes: 0 done, 2 bad input, 4 the energy is nowhere finite, 130 cancelled."
        })
public final class MinimiseCommand implements Callable<Integer> {

    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "TARGET", description = "What to minimise, see below.")
    private String text = "";

    @Mixin
    private SearchOptions options = new SearchOptions();

    @Mixin
    private PosteriorOptions posterior = new PosteriorOptions();

    @Option(names = "--seed", paramLabel = "N", description = "Of starts and noise. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private RunOptions run = new RunOptions();

    /** Results go to {@code out}, messages and progress to {@code err}. */
    public MinimiseCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        long began = System.nanoTime();
        Instant now = Instant.now();
        options.check();
        run.check();
        FitDisplay.Mode mode = run.mode();
        try (Target<?> target = Targets.open(text, posterior, seed, new FitDisplay(mode, err))) {
            if (target.isStochastic()) {
                throw new BadInput("--batch: minimise needs the whole energy, not that of minibatches; leave it out");
            }
            return minimise(target, new ChainDisplay(mode, err), now, began);
        }
    }

    private <V> int minimise(Target<V> target, ChainDisplay display, Instant now, long began) throws IOException {
        if (options.compare() && target.box() == null) {
            throw new BadInput("--compare: an evolution strategy needs a box to begin in, which " + target.name()
                    + " does not have");
        }
        display.say(target.title());
        Path place = run.folder("minimise", now);
        try (Cancellation cancellation = Cancellation.watch();
                RunFolder folder = RunFolder.create(place)) {
            Search<V> search = new Search<>(target, options, run.threads(), seed, cancellation.requested(), display);
            Searched<V> searched;
            try {
                searched = search.run();
            } catch (ArithmeticException diverged) {
                err.println("glissade: " + diverged.getMessage());
                return Exit.DIVERGED;
            }
            if (searched.found().minima().isEmpty()) {
                err.println("glissade: cancelled before the first minimum; nothing was written");
                return Exit.CANCELLED;
            }
            SearchRecord record =
                    new SearchRecords<>(target, options, seed, searched).record(now, (System.nanoTime() - began) / 1e9);
            out.print(SearchTable.text(record, run.json()));
            out.flush();
            SearchFolder.commit(folder, record);
            display.say("Report: " + place.resolve("report.html"));
            return searched.found().cancelled() ? Exit.CANCELLED : Exit.DONE;
        }
    }
}
