package io.glissade.cli.train;

import io.glissade.cli.console.Machine;
import io.glissade.cli.console.Versions;
import io.glissade.cli.rule.RuleChoice;
import io.glissade.cli.workload.Recipe;
import io.glissade.cli.workload.Workload;
import io.glissade.diagnosis.Advice;
import io.glissade.diagnosis.Diagnosis;
import io.glissade.diagnosis.Finding;
import io.glissade.diagnosis.MeasuredRun;
import io.glissade.diagnosis.RunTrace;
import io.glissade.gradient.NonFiniteGuard;
import io.glissade.report.RunRecord;
import io.glissade.run.Outcome;
import io.glissade.run.Trace;
import io.glissade.smoothness.SmoothnessFit;
import io.glissade.smoothness.SmoothnessProbe;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the rules left into the record of the run: fits, advice, verdict, cost and provenance.
 *
 * @param advised the label of a rule that was run because advice asked for it, under the label of the rule it came from
 */
record TrainRecord(
        Workload workload, List<RuleRun.Finished> rules, RunPlan plan, Map<String, String> advised, String data) {

    RunRecord assemble(LocalDateTime started, double seconds) {
        List<MeasuredRun> measured =
                rules.stream().map(rule -> MeasuredRun.of(trace(rule))).toList();
        Diagnosis diagnosis = Diagnosis.of(measured);
        List<RunRecord.Rule> records = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            records.add(rule(rules.get(i), measured.get(i)));
        }
        return new RunRecord(
                "train",
                workload.title(),
                started.atZone(ZoneId.systemDefault()).toInstant().toString(),
                seconds,
                outcome(),
                settings(),
                units(),
                Machine.describe(),
                Versions.all(),
                records,
                diagnosis.headline(),
                diagnosis.findings().stream().map(TrainRecord::finding).toList(),
                AdviceChecks.of(rules, advised));
    }

    private String outcome() {
        if (rules.stream().anyMatch(rule -> rule.outcome() instanceof Outcome.Cancelled)) {
            return "Cancelled";
        }
        return rules.stream().anyMatch(rule -> rule.outcome() instanceof Outcome.Diverged) ? "Diverged" : "Completed";
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        Recipe recipe = workload.recipe();
        settings.put("data", data);
        settings.putAll(workload.settings());
        settings.put("rules", rules.stream().map(rule -> rule.rule().label()).toList());
        settings.put("steps", plan.steps());
        settings.put("batch", recipe.batch());
        settings.put("width", recipe.width());
        settings.put("layers", recipe.layers());
        if (recipe.weightDecay() > 0) {
            settings.put("weight decay", recipe.weightDecay());
        }
        if (!plan.milestones().isEmpty()) {
            settings.put("steps a tenth after", plan.milestones());
        }
        settings.put("seed", workload.seed());
        settings.put(
                "non-finite",
                plan.guard().policy().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        SmoothnessProbe.Settings probing = plan.probing();
        settings.put(
                "probe",
                probing == null
                        ? "off"
                        : String.format(
                                Locale.ROOT,
                                "every=%d,points=%d; noise floor every %d measurements; fixed radius %s of the first point's norm",
                                probing.every(),
                                probing.points(),
                                probing.floorEvery(),
                                probing.relativeRadius()));
        settings.put("minibatches per epoch", workload.minibatchesPerEpoch());
        return settings;
    }

    private Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("loss", workload.lossUnit());
        units.put("gradient norm", "Euclidean, all parameters together, of the mean loss; summed in double precision");
        units.put(
                "order",
                "gradient"
                        + (workload.recipe().weightDecay() > 0 ? " with weight decay" : "")
                        + ", clipping, step size, momentum");
        units.put("smoothness", "change of the gradient over the length of the step, on the minibatch of the step");
        units.put("frozen minibatch", workload.frozen());
        return units;
    }

    /** What the rule recorded, for the diagnosis. */
    static RunTrace trace(RuleRun.Finished rule) {
        RuleChoice choice = rule.rule();
        double[] share = rule.trace().column("clipped_share");
        return new RunTrace(
                choice.label(),
                choice.tracedFamily(),
                choice.lr(),
                rule.trace().column("loss"),
                rule.trace().column("gradient_norm"),
                rule.trace().column("clipped_gradient_norm"),
                rule.trace().column("step_size"),
                rule.trace().column("step_length"),
                share,
                rule.trace().column("smoothness"),
                rule.trace().column("ceiling"),
                rule.trace().column("control_smoothness"),
                rule.trace().column("noise_floor"),
                choice.threshold(),
                rule.outcome() instanceof Outcome.Diverged,
                rule.outcome() instanceof Outcome.Diverged ? rule.outcome().sentence() : "");
    }

    private RunRecord.Rule rule(RuleRun.Finished rule, MeasuredRun measured) {
        RunTrace trace = measured.trace();
        double total = rule.stepSeconds() + rule.probeSeconds();
        RunRecord.Cost cost = new RunRecord.Cost(
                rule.stepSeconds(),
                rule.probeSeconds(),
                rule.stepSeconds() > 0 ? total / rule.stepSeconds() : 1,
                rule.stepEvaluations(),
                rule.probeEvaluations());
        double cap = rule.rule().stepLengthCap();
        return new RunRecord.Rule(
                rule.rule().label(),
                rule.folder(),
                rule.rule().formula(),
                rule.outcome().kind(),
                rule.outcome().sentence(),
                trace.steps() - 1L,
                trace.finalLoss(),
                RunTrace.lossWindow(trace.steps()),
                meanShareOfStepsClipped(trace),
                Double.isNaN(trace.threshold()) ? null : trace.threshold(),
                Double.isInfinite(cap) ? null : cap,
                fit(measured, measured.fit()),
                fit(measured, measured.controlFit()),
                advice(measured),
                cost,
                heldOut(rule.heldOut()),
                guard(rule.incidents()));
    }

    private static RunRecord.@Nullable HeldOut heldOut(Trace evaluations) {
        int rows = evaluations.rows();
        if (rows == 0) {
            return null;
        }
        double[] loss = evaluations.column("loss");
        double[] accuracy = evaluations.column("accuracy");
        return new RunRecord.HeldOut(
                loss[rows - 1],
                Arrays.stream(loss).min().orElse(Double.NaN),
                accuracy[rows - 1],
                Arrays.stream(accuracy).max().orElse(Double.NaN),
                rows);
    }

    private RunRecord.@Nullable Guard guard(NonFiniteGuard.Incidents incidents) {
        return plan.guard().policy() == NonFiniteGuard.Policy.ERROR
                ? null
                : new RunRecord.Guard(
                        plan.guard().policy().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        incidents.skipped(),
                        incidents.rolledBack(),
                        incidents.latest());
    }

    private static double meanShareOfStepsClipped(RunTrace trace) {
        return Arrays.stream(trace.clippedShare())
                .filter(Double::isFinite)
                .map(share -> share > 0 ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private static RunRecord.@Nullable Fit fit(MeasuredRun measured, @Nullable SmoothnessFit fit) {
        if (fit == null) {
            return null;
        }
        double[] floors = Arrays.stream(measured.trace().noiseFloor())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return new RunRecord.Fit(
                fit.points(),
                fit.correlation().value(),
                fit.correlation().low(),
                fit.correlation().high(),
                fit.l0().value(),
                fit.l0().low(),
                fit.l0().high(),
                fit.l1().value(),
                fit.l1().low(),
                fit.l1().high(),
                measured.ceilingShare(),
                floors.length == 0 ? Double.NaN : floors[floors.length / 2]);
    }

    private static RunRecord.@Nullable Advice advice(MeasuredRun measured) {
        Advice advice = Advice.of(measured);
        Advice.Suggestion suggestion = advice.practical();
        if (suggestion == null) {
            return null;
        }
        Advice.Suggestion cautious = advice.cautious();
        String careful = cautious == null
                ? ""
                : " Cautious, from a line above every measurement: " + RuleChoice.text(cautious) + ".";
        return new RunRecord.Advice(
                RuleChoice.text(suggestion),
                suggestion.stepSize(),
                suggestion.threshold(),
                advice.reason() + careful,
                advice.candidates().stream()
                        .map(candidate -> new RunRecord.Candidate(
                                candidate.name(), candidate.threshold(), candidate.clippedShare()))
                        .toList());
    }

    private static RunRecord.Finding finding(Finding finding) {
        return new RunRecord.Finding(
                finding.name(),
                finding.level().name().toLowerCase(Locale.ROOT),
                finding.about(),
                finding.evidence(),
                finding.action());
    }
}
