package io.glissade.report;

import io.glissade.run.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** A made-up run that looks like a small language model under six rules: one diverges, one is always clipped. */
final class SyntheticRun {

    static final int STEPS = 1200;
    static final int PROBE_EVERY = 40;
    static final int DIVERGED_AT = 37;
    static final List<String> LAYERS = List.of(
            "embedding.weight",
            "lstm.weight_ih_l0",
            "lstm.weight_hh_l0",
            "lstm.bias_l0",
            "lstm.weight_ih_l1",
            "lstm.weight_hh_l1",
            "lstm.bias_l1",
            "decoder.weight",
            "decoder.bias");

    private final List<RunRecord.Rule> rules = new ArrayList<>();
    private final List<RuleTraces> traces = new ArrayList<>();

    private SyntheticRun() {}

    static SyntheticRun ofSixRules() {
        SyntheticRun run = new SyntheticRun();
        run.add("sgd:lr=2", "x ← x − 2 g", 2, Double.POSITIVE_INFINITY, STEPS, 1.0);
        run.add("sgd:lr=8", "x ← x − 8 g", 8, Double.POSITIVE_INFINITY, STEPS, 1.7);
        run.add("sgd:lr=16", "x ← x − 16 g", 16, Double.POSITIVE_INFINITY, DIVERGED_AT, 1.0);
        run.add("clip:lr=16,threshold=0.25", "x ← x − min(16, 4 / ‖g‖) g", 16, 0.25, STEPS, 1.9);
        run.add("clip:lr=40,threshold=0.1", "x ← x − min(40, 4 / ‖g‖) g", 40, 0.1, STEPS, 2.0);
        run.add("normalised:lr=4,beta=0.1", "x ← x − 4 g / (‖g‖ + 0.1)", 20, 0.16, STEPS, 1.8);
        return run;
    }

    RunRecord record() {
        return record(rules);
    }

    List<RuleTraces> traces() {
        return traces;
    }

    static RunRecord record(List<RunRecord.Rule> rules) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("data", "tinyshakespeare.txt");
        settings.put("model", "lstm");
        settings.put("steps", STEPS);
        settings.put("batch", 32);
        settings.put("sequence", 50);
        settings.put("probe", "every=40,points=1");
        settings.put("seed", 1);
        return new RunRecord(
                "train",
                "LSTM language model on tinyshakespeare.txt",
                "2026-11-21T09:30:00Z",
                127.4,
                "Diverged",
                settings,
                Map.of("loss", "mean cross-entropy per token, nats", "gradient norm", "all layers together"),
                Map.of("processor", "2 cores, x86-64", "memory", "8 GB", "system", "Linux 6.1"),
                Map.of("glissade", "0.1.0", "java", "17.0.15", "libtorch", "2.10.0"),
                rules,
                "Clipping at 0.25 reaches the lowest loss, 1.81, and works at steps where plain descent diverges.",
                List.of(
                        new RunRecord.Finding(
                                "diverged",
                                "problem",
                                "sgd:lr=16",
                                "The loss left the range of floating point at step 37, first in lstm.weight_hh_l0.",
                                "Lower lr to 8 or clip at 0.25."),
                        new RunRecord.Finding(
                                "clip-binds-always",
                                "warning",
                                "clip:lr=40,threshold=0.1",
                                "The clip bound on 99.8 % of the steps: this is normalised descent.",
                                "Raise the threshold or lower lr."),
                        new RunRecord.Finding(
                                "slope-built-in",
                                "note",
                                "clip:lr=40,threshold=0.1",
                                "Smoothness reaches 94 % of its ceiling in the median.",
                                "Read the fixed-radius control instead.")),
                List.of(new RunRecord.AdviceCheck(
                        "sgd:lr=8",
                        "clip:lr=16,threshold=0.25",
                        2.01,
                        1.88,
                        true,
                        "clip:lr=16,threshold=0.25, advised after sgd:lr=8, ended at 1.88 against 2.01: it held.")));
    }

    /** Writes the run as a run would. */
    void writeTo(Path out) throws IOException {
        try (RunFolder folder = RunFolder.create(out)) {
            List<RunRecord.Rule> written = new ArrayList<>();
            for (int r = 0; r < rules.size(); r++) {
                RunRecord.Rule rule = rules.get(r);
                RuleFolder files = folder.ruleFolder(rule.label(), LAYERS);
                written.add(new RunRecord.Rule(
                        rule.label(),
                        files.name(),
                        rule.formula(),
                        rule.outcome(),
                        rule.sentence(),
                        rule.steps(),
                        rule.finalLoss(),
                        rule.lossWindow(),
                        rule.clippedShare(),
                        rule.threshold(),
                        rule.stepLengthCap(),
                        rule.fit(),
                        rule.controlFit(),
                        rule.advice(),
                        rule.cost(),
                        rule.heldOut(),
                        rule.guard()));
                write(traces.get(r), files);
            }
            folder.commit(record(written));
        }
    }

    private static void write(RuleTraces traces, RuleFolder files) {
        Trace t = traces.trace();
        for (int i = 0; i < t.rows(); i++) {
            files.append(
                    new TraceRow(
                            (long) t.value(i, 0),
                            t.value(i, 1),
                            t.value(i, 2),
                            t.value(i, 3),
                            t.value(i, 4),
                            t.value(i, 5),
                            t.value(i, 6),
                            (int) t.value(i, 7),
                            t.value(i, 8),
                            t.value(i, 9),
                            t.value(i, 10),
                            t.value(i, 11),
                            t.value(i, 12),
                            t.value(i, 13)),
                    0.05 * i);
        }
        Trace l = traces.layers();
        int layers = LAYERS.size();
        for (int i = 0; i < l.rows(); i++) {
            double[] norms = new double[layers];
            double[] smoothness = new double[layers];
            for (int n = 0; n < layers; n++) {
                norms[n] = l.value(i, 1 + n);
                smoothness[n] = l.value(i, 1 + layers + n);
            }
            files.appendLayers((long) l.value(i, 0), norms, smoothness);
        }
        Trace h = traces.heldOut();
        for (int i = 0; i < h.rows(); i++) {
            files.appendHeldOut((long) h.value(i, 0), h.value(i, 1), h.value(i, 2), h.value(i, 3));
        }
    }

    private void add(String label, String formula, double stepSize, double threshold, int steps, double speed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(rules.size() + 7L);
        Trace trace = new Trace(TraceRow.COLUMNS);
        Trace layers = new Trace(RuleTraces.layerColumns(LAYERS));
        Trace heldOut = new Trace(RuleTraces.HELD_OUT_COLUMNS);
        boolean diverges = steps == DIVERGED_AT;
        boolean clips = Double.isFinite(threshold);
        double clippedSteps = 0;
        for (int k = 1; k <= steps; k++) {
            double progress = 1 - Math.exp(-speed * k / 420.0);
            double loss = 4.17 - 2.3 * progress + 0.06 * random.nextGaussian();
            double norm = 0.16 * Math.exp(0.45 * random.nextGaussian() + 0.9 * Math.exp(-k / 150.0));
            if (diverges && k > 28) {
                loss = 4 * Math.pow(3, k - 28);
                norm = Math.pow(4, k - 28);
            }
            boolean clipped = norm > threshold;
            double step = clipped ? stepSize * threshold / norm : stepSize;
            double length = step * norm;
            clippedSteps += clipped ? 1 : 0;
            double[] row = {
                k,
                k / 800.0,
                k == steps && diverges ? Double.NaN : loss,
                norm,
                Math.min(norm, threshold),
                step,
                length,
                clipped ? 1 : 0,
                clipped ? 1 : 0,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                clips ? threshold : Double.NaN
            };
            if (k % PROBE_EVERY == 0) {
                double smooth = (0.2 + 6 * norm) / stepSize * Math.exp(0.25 * random.nextGaussian());
                double ceiling = 2.4 * norm / length * Math.exp(0.1 * random.nextGaussian());
                row[9] = Math.min(smooth, ceiling);
                row[10] = ceiling;
                row[11] = (0.5 + 3 * norm) / stepSize * Math.exp(0.3 * random.nextGaussian());
                row[12] = 0.06 / stepSize;
                layers.append(layerRow(k, norm, row[9], random));
            }
            trace.append(row);
            if (k % 200 == 0) {
                heldOut.append(k, k / 800.0, loss + 0.05, 0.2 * progress);
            }
        }
        traces.add(new RuleTraces(trace, layers, heldOut));
        RunRecord.@Nullable Fit fit = diverges
                ? null
                : new RunRecord.Fit(
                        30,
                        0.86,
                        0.72,
                        0.93,
                        0.2 / stepSize,
                        0.12 / stepSize,
                        0.28 / stepSize,
                        6 / stepSize,
                        5.2 / stepSize,
                        6.9 / stepSize,
                        clips ? 0.63 : 0.41,
                        0.06 / stepSize);
        RunRecord.@Nullable Advice advice = diverges
                ? null
                : new RunRecord.Advice(
                        "clip:lr=16,threshold=0.25",
                        16,
                        0.25,
                        "Above 0.25 the gradient is steeper than a step of 16 allows; there the step must shrink.",
                        List.of(
                                new RunRecord.Candidate("50th percentile", 0.16, 0.5),
                                new RunRecord.Candidate("90th percentile", 0.31, 0.1),
                                new RunRecord.Candidate("L0 / L1", 0.031, 0.999)));
        rules.add(new RunRecord.Rule(
                label,
                RunFolder.safeName(label),
                formula,
                diverges ? "Diverged" : "BudgetSpent",
                diverges ? "The loss became NaN at step 37, first in lstm.weight_hh_l0." : "All 1200 steps were taken.",
                steps,
                diverges ? Double.NaN : 4.17 - 2.3 * (1 - Math.exp(-speed * 1200 / 420.0)),
                50,
                clips ? clippedSteps / steps : Double.NaN,
                clips ? threshold : null,
                clips ? stepSize * threshold : null,
                fit,
                fit,
                advice,
                new RunRecord.Cost(18.2 * steps / STEPS, 0.7 * steps / STEPS, 1.04, steps, 3L * steps / PROBE_EVERY),
                diverges ? null : new RunRecord.HeldOut(2, 1.95, 0.19, 0.2, 6),
                clips ? new RunRecord.Guard("skip", 2, 0, "Step 7, minibatch 7: the loss is not finite.") : null));
    }

    private static double[] layerRow(int iteration, double norm, double smoothness, RandomGenerator random) {
        double[] row = new double[1 + 2 * LAYERS.size()];
        row[0] = iteration;
        for (int n = 0; n < LAYERS.size(); n++) {
            row[1 + n] = norm * Math.exp(-0.35 * n + 0.3 * random.nextGaussian());
            row[1 + LAYERS.size() + n] = smoothness * Math.exp(-0.2 * n + 0.3 * random.nextGaussian());
        }
        return row;
    }
}
