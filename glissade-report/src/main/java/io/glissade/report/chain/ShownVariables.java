package io.glissade.report.chain;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which of many variables a page shows. */
final class ShownVariables {

    private static final int FIRST = 12;
    private static final int WORST = 4;

    private ShownVariables() {}

    /** The places of those that are drawn: the ones with the largest R-hat, then the first dozen; with no more than all of these, all in order. */
    static List<Integer> drawn(ChainRecord record, int variables) {
        if (variables <= FIRST + WORST) {
            return IntStream.range(0, variables).boxed().toList();
        }
        Set<Integer> drawn = new LinkedHashSet<>();
        worst(record.table()).stream().limit(WORST).forEach(drawn::add);
        IntStream.range(0, FIRST).forEach(drawn::add);
        return List.copyOf(drawn);
    }

    /** The rows of a table that is too long for a page, the largest R-hat first; of a shorter one all rows in order. */
    static List<ChainRecord.Variable> rows(ChainRecord record, int most) {
        List<ChainRecord.Variable> table = record.table();
        return table.size() <= most
                ? table
                : worst(table).stream().limit(most).map(table::get).toList();
    }

    // What has no R-hat is worse than any that has one.
    private static List<Integer> worst(List<ChainRecord.Variable> table) {
        return IntStream.range(0, table.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer row) -> -key(table.get(row).rHat())))
                .toList();
    }

    private static double key(double rHat) {
        return Double.isNaN(rHat) ? Double.POSITIVE_INFINITY : rHat;
    }
}
