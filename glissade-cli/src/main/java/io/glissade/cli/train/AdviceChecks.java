package io.glissade.cli.train;

import io.glissade.cli.rule.RuleChoice;
import io.glissade.diagnosis.Advice;
import io.glissade.diagnosis.MeasuredRun;
import io.glissade.report.RunRecord;
import io.glissade.run.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Advice that is followed by a run of its own, and compared with the rule it came from. */
final class AdviceChecks {

    /** Advice holds when the rule it asks for ends at most so much above the one it came from. */
    private static final double HELD = 0.02;

    private AdviceChecks() {}

    /** The rules that advice of {@code rules} asks for, under the label of the rule it came from; in order, each once. */
    static Map<String, RuleChoice> asked(List<RuleRun.Finished> rules) {
        Map<String, RuleChoice> asked = new LinkedHashMap<>();
        for (RuleRun.Finished rule : rules) {
            Advice.Suggestion suggestion =
                    Advice.of(MeasuredRun.of(TrainRecord.trace(rule))).practical();
            if (suggestion != null) {
                asked.put(rule.rule().label(), RuleChoice.parse(RuleChoice.text(suggestion)));
            }
        }
        return asked;
    }

    /**
     * What became of advice.
     *
     * @param rules that were run
     * @param advised the label of a rule that was run because advice asked for it, under the label of the rule it came from
     */
    static List<RunRecord.AdviceCheck> of(List<RuleRun.Finished> rules, Map<String, String> advised) {
        Map<String, RuleRun.Finished> byLabel = new LinkedHashMap<>();
        rules.forEach(rule -> byLabel.put(rule.rule().label(), rule));
        List<RunRecord.AdviceCheck> checks = new ArrayList<>();
        advised.forEach((after, label) -> {
            RuleRun.Finished before = byLabel.get(after);
            RuleRun.Finished followed = byLabel.get(label);
            if (before != null && followed != null) {
                checks.add(check(before, followed));
            }
        });
        return checks;
    }

    private static RunRecord.AdviceCheck check(RuleRun.Finished before, RuleRun.Finished followed) {
        double old = TrainRecord.trace(before).finalLoss();
        double now = TrainRecord.trace(followed).finalLoss();
        boolean diverged = followed.outcome() instanceof Outcome.Diverged;
        boolean held = !diverged && (now <= old + HELD * Math.abs(old) || Double.isNaN(old));
        String end = diverged
                ? "diverged"
                : String.format(Locale.ROOT, "ended at %.4g against %.4g (%+.1f %%)", now, old, 100 * (now / old - 1));
        String sentence = String.format(
                Locale.ROOT,
                "%s, advised after %s, %s: it %s.",
                followed.rule().label(),
                before.rule().label(),
                end,
                held ? "held" : "did not hold");
        return new RunRecord.AdviceCheck(before.rule().label(), followed.rule().label(), old, now, held, sentence);
    }
}
