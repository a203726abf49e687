package io.glissade.cli.train;

import io.glissade.cli.rule.RuleChoice;
import io.glissade.cli.workload.HeldOut;
import io.glissade.cli.workload.Workload;
import io.glissade.gradient.ExplosionRule;
import io.glissade.gradient.GradientIteration;
import io.glissade.gradient.NonFiniteGuard;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.WeightDecay;
import io.glissade.report.RuleFolder;
import io.glissade.report.RuleTraces;
import io.glissade.report.RunFolder;
import io.glissade.report.TraceRow;
import io.glissade.run.Archive;
import io.glissade.run.Observer;
import io.glissade.run.Outcome;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.run.Trace;
import io.glissade.smoothness.SmoothnessProbe;
import io.glissade.smoothness.SmoothnessSample;
import io.glissade.space.BlockSpace;
import io.glissade.torch.TorchSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** One rule of a call, run from start or from its checkpoint to the end on its own thread. */
final class RuleRun implements AutoCloseable {

    /** A loss of so many times the first has no way back; units that saturate would keep it finite for ever. */
    private static final double EXPLOSION = 1000;

    /**
     * What a rule leaves beside its files.
     *
     * @param folder its name within the run folder
     * @param trace one row for each step, columns as in {@link TraceRow#COLUMNS}
     * @param heldOut one row for each evaluation on held-out data
     * @param incidents what was not finite and did not end it
     * @param stepEvaluations gradients computed by the steps, those of a line search included
     */
    record Finished(
            RuleChoice rule,
            String folder,
            Trace trace,
            Trace heldOut,
            Outcome outcome,
            NonFiniteGuard.Incidents incidents,
            double stepSeconds,
            double probeSeconds,
            long stepEvaluations,
            long probeEvaluations) {}

    private final RuleChoice rule;
    private final RunPlan plan;
    private final Workload.Session session;
    private final @Nullable SmoothnessProbe<Tensor> probe;
    private final GradientIteration<Tensor> iteration;
    private final ExplosionRule<Tensor> explosion;
    private final Stopwatch watch = new Stopwatch();
    private final Checkpoint checkpoint;
    private final RuleFolder folder;
    private final Trace trace;
    private final Trace heldOut;

    private RuleRun(Workload workload, Workload.Session session, RuleChoice rule, RunPlan plan, RunFolder run)
            throws IOException {
        this.rule = rule;
        this.plan = plan;
        this.session = session;
        TorchSpace space = session.network().parameters().space();
        Minibatches<Tensor> penalised = workload.recipe().weightDecay() > 0
                ? new WeightDecay<>(session.minibatches(), workload.recipe().weightDecay())
                : session.minibatches();
        Minibatches<Tensor> scheduled = BudgetOptions.scheduled(penalised, plan.milestones());
        this.iteration = rule.method(space, plan.steps()).start(scheduled, session.start(), plan.guard());
        this.probe = plan.probing() == null ? null : new SmoothnessProbe<>(plan.probing(), space);
        this.explosion = new ExplosionRule<>(iteration, EXPLOSION);
        this.checkpoint = new Checkpoint(run.place(rule.label()), rule.label(), space);
        boolean goesOn = checkpoint.load(this::archive);
        List<String> layers =
                space.blocks().stream().map(BlockSpace.Block::name).toList();
        long kept = goesOn ? iteration.progress().iteration() : -1;
        this.folder = run.ruleFolder(rule.label(), layers, kept);
        if (goesOn) {
            RuleTraces soFar = RuleTraces.read(folder.path());
            this.trace = soFar.trace();
            this.heldOut = soFar.heldOut();
        } else {
            this.trace = new Trace(TraceRow.COLUMNS);
            this.heldOut = new Trace(RuleTraces.HELD_OUT_COLUMNS);
        }
    }

    /** Runs the rule until {@code stop} or its budget ends it, seen by {@code display} after each step. */
    static Finished run(
            Workload workload,
            RuleChoice rule,
            RunPlan plan,
            StopRule stop,
            RunFolder run,
            ProgressDisplay.Watch display)
            throws IOException {
        try (Workload.Session session = workload.open();
                display;
                RuleRun started = new RuleRun(workload, session, rule, plan, run)) {
            return started.finish(stop, display);
        }
    }

    private Finished finish(StopRule stop, ProgressDisplay.Watch display) throws IOException {
        Outcome outcome;
        if (iteration.progress().iteration() >= plan.steps()) {
            outcome = new Outcome.BudgetSpent("All " + plan.steps() + " steps had been taken.");
        } else {
            StopRule orExploded = explosion.or(stop).or(StopRule.afterSteps(plan.steps()));
            outcome = Runner.run(iteration, orExploded, observers(display)).outcome();
            if (plan.checkpointEvery() > 0 && !(outcome instanceof Outcome.Diverged)) {
                save();
            }
        }
        return new Finished(
                rule,
                folder.name(),
                trace,
                heldOut,
                outcome,
                iteration.incidents(),
                watch.stepSeconds(),
                watch.probeSeconds(),
                iteration.evaluations(),
                probe == null ? 0 : probe.evaluations());
    }

    private List<Observer<Tensor, GradientIteration<Tensor>>> observers(ProgressDisplay.Watch display) {
        List<Observer<Tensor, GradientIteration<Tensor>>> observers = new ArrayList<>();
        observers.add(run -> watch.stepEnded());
        if (probe != null) {
            observers.add(probe);
            observers.add(run -> watch.probeEnded());
        }
        observers.add(run -> record());
        observers.add(run -> evaluate());
        observers.add(display);
        observers.add(run -> watch.restEnded());
        if (plan.checkpointEvery() > 0) {
            observers.add(run -> {
                long made = run.progress().iteration();
                if (made > 0 && made % plan.checkpointEvery() == 0 && run.nonFinite() == null) {
                    save();
                    watch.restEnded();
                }
            });
        }
        return observers;
    }

    /** Turns the step into a row of the trace, on disk and in memory. */
    private void record() {
        Minibatches<Tensor> minibatches = session.minibatches();
        SmoothnessSample sample = probe == null ? null : probe.latest();
        TraceRow row = new TraceRow(
                iteration.progress().iteration(),
                minibatches.epoch(),
                iteration.progress().value(),
                iteration.move().gradientNorm(),
                iteration.move().clippedGradientNorm(),
                iteration.move().stepSize(),
                iteration.move().stepLength(),
                iteration.move().clippedShare() > 0 ? 1 : 0,
                iteration.move().clippedShare(),
                sample == null ? Double.NaN : sample.smoothness(),
                sample == null ? Double.NaN : sample.ceiling(),
                sample == null ? Double.NaN : sample.controlSmoothness(),
                sample == null ? Double.NaN : sample.noiseFloor(),
                iteration.move().threshold());
        folder.append(row, watch.seconds());
        if (sample != null && probe != null) {
            folder.appendLayers(sample.iteration(), probe.layerNorms(), probe.layerSmoothness());
        }
        trace.append(row.values());
    }

    private void evaluate() {
        long made = iteration.progress().iteration();
        boolean due = made > 0 && (made % plan.evaluateEvery() == 0 || made == plan.steps());
        HeldOut data = session.heldOut();
        if (data == null || !due || iteration.nonFinite() != null) {
            return;
        }
        HeldOut.Score score = data.at(iteration.point());
        double epoch = session.minibatches().epoch();
        folder.appendHeldOut(made, epoch, score.loss(), score.accuracy());
        heldOut.append((double) made, epoch, score.loss(), score.accuracy());
    }

    private void save() {
        folder.flush();
        checkpoint.save(this::archive);
    }

    private void archive(Archive<Tensor> archive) {
        iteration.archive(archive.part("run"));
        explosion.archive(archive.part("explosion"));
        watch.archive(archive.part("time"));
        if (probe != null) {
            probe.archive(archive.part("probe"));
        }
    }

    @Override
    public void close() {
        folder.close();
        if (probe != null) {
            probe.close();
        }
        iteration.close();
    }
}
