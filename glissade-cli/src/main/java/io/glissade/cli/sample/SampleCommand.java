package io.glissade.cli.sample;

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
import io.glissade.report.chain.ChainFolder;
import io.glissade.report.chain.ChainRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code glissade sample}: draws of exp(-F/T) by chains of Langevin dynamics, and whether they can be trusted. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Draws from exp(-F/T) by independent chains of Langevin dynamics. TARGET is a density or landscape by name, a data file, "
                    + "whose posterior of a linear model is drawn from, or the folder of a training run with --checkpoint. Step, friction, "
                    + "thinning and warm-up follow from the curvature, which is measured where it is not known. Prints mean, deviation, Monte "
                    + "Carlo error, R-hat and effective sample sizes, and how far exact values are where there are some; leaves draws.csv, "
                    + "summary.csv, trace.csv, moves.csv, run.json and report.html in the run folder. The same seed gives the same draws on "
                    + "any number of threads."
        },
        footerHeading = "%nTargets:%n",
        footer = {
            "  gaussian:dim=10,condition=100[,rotation=SEED]  curvatures from 1/condition to 1",
            "  mixture:dim=2,modes=2,separation=4,deviation=1,weight=0.5",
            "  banana:pairs=1,centre=0,deviation=1,bend=1,width=0.5",
            "  funnel:dim=10,deviation=3",
            "  double-well:dim=1,scale=1,stiffness=1",
            "  ackley, griewank, levy, michalewicz, rastrigin, rosenbrock, schwefel, styblinski-tang, each with dim=2",
            "  himmelblau, six-hump-camel, muller-brown",
            "  FILE               an svmlight or CSV file: sum of losses + precision/2 |w|^2",
            "  DIR                the run folder of glissade train --checkpoint: around its checkpoint",
            "",
            "Schemes:",
            "  baoab, aboba       underdamped, exact positions on Gaussians, one gradient a step: baoab is the default",
            "  ubu, bu            underdamped, strong order 2, bias h^2 L/6 and h^2 L/12",
            "  obabo              underdamped, exact velocities on Gaussians, bias h^2 L/4",
            "  frozen-gradient    underdamped, the published scheme, bias h L/(2 gamma): large at its best friction",
            "  sghmc, euler       underdamped, semi-implicit and explicit",
            "  overdamped         no velocity, bias h L/2; --rotation makes it non-reversible",
            "  mala, adjusted     overdamped and underdamped with refusals: no bias; step and scales found while warming up",
            "",
            "Schedules:",
            "  constant                        the default",
            "  decay:power=0.333               the step falls as a power of the moves",
            "  cyclical:cycles=10,exploring=0.5",
            "                                  cosine steps; the first share of a cycle is at temperature 0, without draws",
            "  anneal:from=10                  the temperature falls from there to --temperature: an optimiser's way",
            "",
            "Examples:",
            "  glissade sample gaussian:dim=10,condition=100 --scheme ubu",
            "  glissade sample double-well:scale=12 --chains 200 --scheme overdamped --exit-set 'x[0]>=1'",
            "  glissade sample mixture:separation=8 --temperatures 2,4,8",
            "  glissade sample samples/abalone.csv --standardise --noise 2.2",
            "      the posterior of a linear regression, beside its exact means and deviations",
            "  glissade sample samples/a9a-sample.svm.gz --batch 500 --scheme sghmc --step 0.01 --thin 20 --draws 200",
            "",
            "Exit codes: 0 done, 2 bad input, 4 a chain diverged, 130 cancelled."
        })
public final class SampleCommand implements Callable<Integer> {

    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "TARGET", description = "What to draw from, see below.")
    private String text = "";

    @Mixin
    private ChainOptions chains = new ChainOptions();

    @Mixin
    private PosteriorOptions posterior = new PosteriorOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of starts, noise and minibatches. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private RunOptions run = new RunOptions();

    /** Results go to {@code out}, messages and progress to {@code err}. */
    public SampleCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        long began = System.nanoTime();
        Instant now = Instant.now();
        chains.check();
        run.check();
        FitDisplay.Mode mode = run.mode();
        try (Target<?> target = Targets.open(text, posterior, seed, new FitDisplay(mode, err))) {
            return sample(target, new ChainDisplay(mode, err), now, began);
        }
    }

    private <V> int sample(Target<V> target, ChainDisplay display, Instant now, long began) throws IOException {
        if (target.isStochastic() && (chains.dynamics().isAdjusted() || chains.adapts())) {
            throw new BadInput(
                    "--scheme " + chains.dynamics().title()
                            + ": adjusted moves need the whole energy, but the gradients of this target are those of minibatches");
        }
        String rotation = chains.rotation();
        RotationChoice turned = rotation == null ? null : RotationChoice.parse(rotation, target);
        String exitSet = chains.exitSet();
        ExitSet exit = exitSet == null ? null : ExitSet.parse(exitSet, target.variables());
        display.say(target.title());
        Path place = run.folder("sample", now);
        try (Cancellation cancellation = Cancellation.watch();
                RunFolder folder = RunFolder.create(place)) {
            Sampled sampled;
            try {
                sampled = new SampleRun<>(
                                target, chains, turned, exit, run.threads(), seed, cancellation.requested(), display)
                        .run();
            } catch (ArithmeticException diverged) {
                err.println("glissade: " + diverged.getMessage());
                return Exit.DIVERGED;
            }
            String nonFinite = sampled.nonFinite();
            if (sampled.draws().draws() == 0) {
                err.println(
                        nonFinite == null
                                ? "glissade: cancelled before the first draw; nothing was written"
                                : "glissade: " + nonFinite
                                        + " Nothing was written; a shorter --step or an adjusted scheme may do.");
                return nonFinite == null ? Exit.CANCELLED : Exit.DIVERGED;
            }
            Verdict verdict = Verdict.of(
                    sampled.draws(),
                    chains.schedule().changesTemperature() ? null : target.moments(chains.temperature()));
            ChainRecord record = new SampleRecords(target, chains, settings())
                    .record(sampled, verdict, now, (System.nanoTime() - began) / 1e9);
            MovesFile.write(folder.files(), sampled.side());
            out.print(run.json() ? record.json() + System.lineSeparator() : SampleTable.of(record, verdict));
            out.flush();
            ChainFolder.commit(
                    folder,
                    record,
                    SampleRecords.draws(sampled, chains.dynamics().hasVelocity()));
            display.say("Report: " + place.resolve("report.html"));
            if (nonFinite != null) {
                err.println("glissade: " + nonFinite);
                return Exit.DIVERGED;
            }
            return sampled.cancelled() ? Exit.CANCELLED : Exit.DONE;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("target", text);
        settings.put("seed", seed);
        return settings;
    }
}
