package io.glissade.report.search;

import io.glissade.report.chain.ChainRecord;
import io.glissade.report.page.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the charts of a search draw; numbers that are not finite become {@code null} on the page.
 *
 * @param reference the known minimum, where no method is below it by more than tables round it; NaN otherwise
 * @param precision what is above it by no more has reached it; NaN without one
 * @param methods how low each came
 * @param basins the lowest of them
 * @param landscape the objective over a plane
 * @param moments gradients of a chain, ascending, at which the paths have a point each
 * @param paths the chains on the landscape; empty without one
 * @param best where the least value is on the landscape; empty without one
 */
record SearchCharts(
        double reference,
        double precision,
        List<Line> methods,
        List<Bar> basins,
        ChainRecord.@Nullable Landscape landscape,
        List<Long> moments,
        List<Path> paths,
        List<Double> best) {

    static final int MOST_CHAINS = 12;
    static final int MOST_BASINS = 16;
    private static final int MOST_POINTS = 1200;
    private static final int MOST_MOMENTS = 280;
    private static final double TEN_DIGITS = 1e-10;
    private static final double BELOW = 1e-6;

    /** The best value so far of a method, which stays until the next point. */
    record Line(String name, String unit, double seconds, List<Double> evaluations, List<Double> best) {}

    /** A basin in the picture of visits. */
    record Bar(double value, double gap, int visits, int chains, long firstGradients, String point) {}

    /** A chain on the plane: the minimum it kept last, at each moment. */
    record Path(int chain, List<Double> x, List<Double> y) {}

    static SearchCharts of(SearchRecord record) {
        double reference = reference(record);
        List<Long> moments = record.landscape() == null ? List.of() : moments(record);
        return new SearchCharts(
                reference,
                TEN_DIGITS * Math.max(1, Math.abs(reference)),
                record.progress().stream().map(SearchCharts::line).toList(),
                new SearchView(record)
                        .rows().stream()
                                .limit(MOST_BASINS)
                                .map(row -> new Bar(
                                        row.basin().value(),
                                        row.gap(),
                                        row.basin().visits(),
                                        row.basin().chains(),
                                        row.basin().firstGradients(),
                                        row.point()))
                                .toList(),
                record.landscape(),
                moments,
                paths(record, moments),
                best(record));
    }

    private static double reference(SearchRecord record) {
        double known = record.knownMinimum();
        double least = record.progress().stream()
                .flatMap(method -> method.best().stream())
                .filter(Double::isFinite)
                .min(Double::compare)
                .orElse(known);
        return least < known - BELOW * Math.max(1, Math.abs(known)) ? Double.NaN : known;
    }

    private static Line line(SearchRecord.Competitor method) {
        double[] best = method.best().stream().mapToDouble(Double::doubleValue).toArray();
        int[] kept = lower(best);
        int step = (kept.length + MOST_POINTS - 1) / MOST_POINTS;
        int last = kept.length - 1;
        int[] rows = IntStream.range(0, kept.length)
                .filter(k -> k % step == 0 || k == last)
                .map(k -> kept[k])
                .toArray();
        return new Line(
                method.name(),
                method.unit(),
                method.seconds(),
                Arrays.stream(rows)
                        .mapToObj(row -> method.evaluations().get(row))
                        .toList(),
                Arrays.stream(rows).mapToObj(row -> best[row]).toList());
    }

    /** The finite rows that are lower than all before, and the last one. */
    private static int[] lower(double[] best) {
        List<Integer> rows = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        int last = -1;
        for (int row = 0; row < best.length; row++) {
            if (Double.isFinite(best[row])) {
                last = row;
                if (best[row] < least) {
                    least = best[row];
                    rows.add(row);
                }
            }
        }
        if (last >= 0 && rows.get(rows.size() - 1) != last) {
            rows.add(last);
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** All at which a chain kept a minimum, or of too many an even choice with the first and last. */
    private static List<Long> moments(SearchRecord record) {
        TreeSet<Long> all = new TreeSet<>();
        record.minima().forEach(found -> all.add(found.gradients()));
        List<Long> sorted = List.copyOf(all);
        if (sorted.size() <= MOST_MOMENTS) {
            return sorted;
        }
        return IntStream.range(0, MOST_MOMENTS)
                .mapToObj(k -> sorted.get((int) ((long) k * (sorted.size() - 1) / (MOST_MOMENTS - 1))))
                .toList();
    }

    private static List<Path> paths(SearchRecord record, List<Long> moments) {
        ChainRecord.@Nullable Landscape landscape = record.landscape();
        if (landscape == null) {
            return List.of();
        }
        int x = record.variables().indexOf(landscape.xName());
        int y = record.variables().indexOf(landscape.yName());
        int[] chains = record.minima().stream()
                .mapToInt(SearchRecord.Found::chain)
                .distinct()
                .sorted()
                .limit(MOST_CHAINS)
                .toArray();
        return Arrays.stream(chains)
                .mapToObj(chain -> {
                    List<SearchRecord.Found> own = record.minima().stream()
                            .filter(found -> found.chain() == chain)
                            .toList();
                    List<SearchRecord.Found> at =
                            moments.stream().map(moment -> latest(own, moment)).toList();
                    return new Path(chain, coordinate(at, x), coordinate(at, y));
                })
                .toList();
    }

    /** The minimum that a chain had kept last at some time; its first before that. */
    private static SearchRecord.Found latest(List<SearchRecord.Found> own, long moment) {
        SearchRecord.Found latest = own.get(0);
        for (SearchRecord.Found found : own) {
            if (found.gradients() <= moment) {
                latest = found;
            }
        }
        return latest;
    }

    private static List<Double> coordinate(List<SearchRecord.Found> minima, int variable) {
        return minima.stream()
                .map(found -> Figures.rounded(found.point().get(variable)))
                .toList();
    }

    private static List<Double> best(SearchRecord record) {
        ChainRecord.@Nullable Landscape landscape = record.landscape();
        return landscape == null
                ? List.of()
                : List.of(
                        record.point().get(record.variables().indexOf(landscape.xName())),
                        record.point().get(record.variables().indexOf(landscape.yName())));
    }
}
