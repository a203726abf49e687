package io.glissade.cli.train;

import io.glissade.report.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table and the verdict on standard output; notes on single rules are left to the page. */
final class SummaryTable {

    private static final List<String> HEADER = List.of(
            "rule", "outcome", "loss", "clipped", "log correlation", "at fixed radius", "L0", "L1", "probe cost");

    private SummaryTable() {}

    static String of(RunRecord run) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        run.rules().forEach(rule -> rows.add(row(run, rule)));
        StringBuilder text = new StringBuilder();
        text.append(run.title()).append(System.lineSeparator()).append(System.lineSeparator());
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String format = c < 2 ? "%-" + widths[c] + "s  " : "%" + widths[c] + "s  ";
                line.append(String.format(Locale.ROOT, format, row.get(c)));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        text.append(System.lineSeparator())
                .append("Verdict: ")
                .append(run.headline())
                .append(System.lineSeparator());
        for (RunRecord.Finding finding : run.mainFindings()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-7s  %s, %s: %s %s%n",
                    finding.level(),
                    finding.about(),
                    finding.name(),
                    finding.evidence(),
                    finding.action()));
        }
        heldOut(run, text);
        for (RunRecord.AdviceCheck check : run.adviceChecks()) {
            text.append("  advice   ").append(check.sentence()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private static void heldOut(RunRecord run, StringBuilder text) {
        for (RunRecord.Rule rule : run.rules()) {
            RunRecord.HeldOut held = rule.heldOut();
            if (held != null) {
                String second = Double.isNaN(held.accuracy())
                        ? String.format(Locale.ROOT, "perplexity %.4g", Math.exp(held.loss()))
                        : String.format(Locale.ROOT, "accuracy %.2f %%", 100 * held.accuracy());
                text.append(String.format(
                        Locale.ROOT,
                        "  held out %s: loss %.4g (best %.4g), %s%n",
                        rule.label(),
                        held.loss(),
                        held.bestLoss(),
                        second));
            }
        }
    }

    private static List<String> row(RunRecord run, RunRecord.Rule rule) {
        RunRecord.Fit fit = rule.fit();
        RunRecord.Fit control = rule.controlFit();
        return List.of(
                rule.label(),
                run.state(rule),
                number("%.3f", rule.finalLoss()),
                number("%.0f %%", 100 * rule.clippedShare()),
                fit == null ? "-" : correlation(fit),
                control == null ? "-" : correlation(control),
                fit == null ? "-" : number("%.3g", fit.l0()),
                fit == null ? "-" : number("%.3g", fit.l1()),
                number("%.3f", rule.cost().overhead()));
    }

    private static String correlation(RunRecord.Fit fit) {
        return String.format(
                Locale.ROOT, "%.2f [%.2f, %.2f]", fit.correlation(), fit.correlationLow(), fit.correlationHigh());
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }
}
