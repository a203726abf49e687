package io.glissade.cli.train;

import io.glissade.gradient.ExplosionRule;
import io.glissade.gradient.GradientIteration;
import io.glissade.oracle.Minibatches;
import io.glissade.report.RuleFolder;
import io.glissade.report.RunFolder;
import io.glissade.report.TraceRow;
import io.glissade.run.Observer;
import io.glissade.run.Outcome;
import io.glissade.run.Result;
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

/** One rule of a call, run from start to end on its own thread. */
final class RuleRun {

    /** A loss of so many times the first has no way back; units that saturate would keep it finite for ever. */
    private static final double EXPLOSION = 1000;

    /**
     * What a rule leaves beside its files.
     *
     * @param folder its name within the run folder
     * @param trace one row for each step, columns as in {@link TraceRow#COLUMNS}
     * @param stepEvaluations gradients computed by the steps, those of a line search included
     */
    record Finished(
            RuleChoice rule,
            String folder,
            Trace trace,
            Outcome outcome,
            double stepSeconds,
            double probeSeconds,
            long stepEvaluations,
            long probeEvaluations) {}

    private RuleRun() {}

    static Finished run(
            Workload workload,
            RuleChoice rule,
            SmoothnessProbe.@Nullable Settings probing,
            StopRule stop,
            RunFolder run,
            ProgressDisplay.Watch watch)
            throws IOException {
        try (Workload.Session session = workload.open();
                watch) {
            TorchSpace space = session.network().parameters().space();
            List<String> layers =
                    space.blocks().stream().map(BlockSpace.Block::name).toList();
            RuleFolder folder = run.ruleFolder(rule.label(), layers);
            SmoothnessProbe<Tensor> probe = probing == null ? null : new SmoothnessProbe<>(probing, space);
            try (folder;
                    probe;
                    GradientIteration<Tensor> iteration =
                            rule.method(space).start(session.minibatches(), session.start())) {
                Recorder recorder = new Recorder(session.minibatches(), probe, folder);
                List<Observer<Tensor, GradientIteration<Tensor>>> observers = new ArrayList<>();
                observers.add(recorder);
                observers.add(watch);
                if (probe != null) {
                    observers.add(0, probe);
                }
                StopRule orExploded = new ExplosionRule<>(iteration, EXPLOSION).or(stop);
                Result<Tensor> result = Runner.run(iteration, orExploded, observers);
                double probeSeconds = probe == null ? 0 : result.observerNanos().get(0) / 1e9;
                return new Finished(
                        rule,
                        folder.name(),
                        recorder.trace,
                        result.outcome(),
                        result.stepNanos() / 1e9,
                        probeSeconds,
                        iteration.evaluations(),
                        probe == null ? 0 : probe.evaluations());
            }
        }
    }

    /** Turns each step into a row of the trace, on disk and in memory. */
    private static final class Recorder implements Observer<Tensor, GradientIteration<Tensor>> {
        private final Minibatches<Tensor> minibatches;
        private final @Nullable SmoothnessProbe<Tensor> probe;
        private final RuleFolder folder;
        private final Trace trace = new Trace(TraceRow.COLUMNS);
        private final long start = System.nanoTime();

        Recorder(Minibatches<Tensor> minibatches, @Nullable SmoothnessProbe<Tensor> probe, RuleFolder folder) {
            this.minibatches = minibatches;
            this.probe = probe;
            this.folder = folder;
        }

        @Override
        public void afterStep(GradientIteration<Tensor> run) {
            SmoothnessSample sample = probe == null ? null : probe.latest();
            TraceRow row = new TraceRow(
                    run.progress().iteration(),
                    minibatches.epoch(),
                    run.progress().value(),
                    run.move().gradientNorm(),
                    run.move().clippedGradientNorm(),
                    run.move().stepSize(),
                    run.move().stepLength(),
                    run.move().clippedShare() > 0 ? 1 : 0,
                    run.move().clippedShare(),
                    sample == null ? Double.NaN : sample.smoothness(),
                    sample == null ? Double.NaN : sample.ceiling(),
                    sample == null ? Double.NaN : sample.controlSmoothness(),
                    sample == null ? Double.NaN : sample.noiseFloor());
            folder.append(row, (System.nanoTime() - start) / 1e9);
            if (sample != null && probe != null) {
                folder.appendLayers(sample.iteration(), probe.layerNorms(), probe.layerSmoothness());
            }
            trace.append(row.values());
        }
    }
}
