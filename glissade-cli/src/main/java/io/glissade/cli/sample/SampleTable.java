package io.glissade.cli.sample;

import io.glissade.chain.VariableSummary;
import io.glissade.cli.console.TextTable;
import io.glissade.report.chain.ChainRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a terminal shows of a sample. */
final class SampleTable {
    private static final int MOST = 30;

    private SampleTable() {}

    static String of(ChainRecord record, Verdict verdict) {
        StringBuilder text = new StringBuilder(record.headline()).append(System.lineSeparator());
        if (!record.table().isEmpty()) {
            text.append(System.lineSeparator()).append(TextTable.of(rows(verdict), 1));
            int left = record.table().size() - MOST;
            if (left > 0) {
                text.append(String.format(Locale.ROOT, "and %,d more, all of them in summary.csv%n", left));
            }
        }
        text.append(System.lineSeparator());
        record.figures().forEach((name, value) -> text.append(String.format(Locale.ROOT, "%s: %s%n", name, value)));
        for (ChainRecord.Swap swap : record.swaps()) {
            text.append(String.format(
                    Locale.ROOT,
                    "exchanges between temperatures %s and %s: %.0f %%%n",
                    swap.colder(),
                    swap.warmer(),
                    100 * swap.rate()));
        }
        for (ChainRecord.Exits exits : record.exits()) {
            double[] times = exits.times().stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            long chains = times.length + exits.unfinished();
            // The mean is not known while some are under way; the median is as soon as half have come.
            double median = times.length > chains / 2 ? times[(int) (chains / 2)] : Double.NaN;
            text.append(String.format(
                    Locale.ROOT,
                    "%s: %d of %d chains; half of them after %s%n",
                    exits.name(),
                    times.length,
                    chains,
                    Double.isNaN(median) ? "more than the run" : TextTable.number("%.4g", median)));
        }
        record.warnings()
                .forEach(warning -> text.append("Warning: ").append(warning).append(System.lineSeparator()));
        return text.toString();
    }

    private static List<List<String>> rows(Verdict verdict) {
        boolean exact = verdict.exact() != null;
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(
                List.of("variable", "mean", "sd", "mcse", "5 %", "95 %", "R-hat", "ESS bulk", "ESS tail"));
        if (exact) {
            header.addAll(List.of("exact mean", "off by", "exact sd", "off by"));
        }
        rows.add(header);
        List<VariableSummary> variables = verdict.summary().variables();
        for (int i = 0; i < Math.min(MOST, variables.size()); i++) {
            VariableSummary one = variables.get(i);
            List<String> row = new ArrayList<>(List.of(
                    one.name(),
                    number(one.mean()),
                    number(one.standardDeviation()),
                    TextTable.number("%.2g", one.meanError()),
                    number(one.lowQuantile()),
                    number(one.highQuantile()),
                    TextTable.number("%.3f", one.rHat()),
                    TextTable.number("%.0f", one.bulkSize()),
                    TextTable.number("%.0f", one.tailSize())));
            if (verdict.exact() != null) {
                row.addAll(List.of(
                        number(verdict.exact().mean()[i]),
                        TextTable.number("%+.1f se", verdict.meanDeviations()[i]),
                        number(Math.sqrt(verdict.exact().variance()[i])),
                        TextTable.number("%+.1f se", verdict.varianceDeviations()[i])));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String number(double value) {
        return TextTable.number("%.4g", value);
    }
}
