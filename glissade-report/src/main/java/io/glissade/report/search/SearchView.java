package io.glissade.report.search;

import io.glissade.report.page.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the template of a search says in words. */
public record SearchView(SearchRecord record) {

    private static final int MOST_ROWS = 40;
    private static final int MOST_COORDINATES = 4;
    private static final int MOST_VARIABLES = 60;

    /**
     * A row of the table of basins.
     *
     * @param rank from 1, the lowest
     * @param gap to the lowest
     * @param away Euclidean distance from the lowest
     * @param point the first coordinates
     */
    public record Row(int rank, SearchRecord.Basin basin, double gap, double away, String point) {}

    /**
     * A method in the table below the chart.
     *
     * @param index in the colours of the chart
     * @param best the least value; NaN where none was finite
     * @param foundAt evaluations when it was found
     * @param evaluations in all
     */
    public record Method(
            int index, String name, String unit, double seconds, double best, long foundAt, long evaluations) {}

    /** How far the value is above the known minimum; NaN where that is not known. */
    public double gap() {
        return record.value() - record.knownMinimum();
    }

    /** How many chains kept a minimum. */
    public long chains() {
        return record.minima().stream()
                .mapToInt(SearchRecord.Found::chain)
                .distinct()
                .count();
    }

    /** How many of them the landscape shows. */
    public long chainsDrawn() {
        return Math.min(SearchCharts.MOST_CHAINS, chains());
    }

    /** Every method, in the order of the chart. */
    public List<Method> methods() {
        List<Method> methods = new ArrayList<>();
        for (SearchRecord.Competitor method : record.progress()) {
            double best = Double.NaN;
            double foundAt = 0;
            double last = 0;
            for (int k = 0; k < method.best().size(); k++) {
                last = method.evaluations().get(k);
                double value = method.best().get(k);
                if (Double.isFinite(value) && !(best <= value)) {
                    best = value;
                    foundAt = last;
                }
            }
            methods.add(new Method(
                    methods.size(),
                    method.name(),
                    method.unit(),
                    method.seconds(),
                    best,
                    Math.round(foundAt),
                    Math.round(last)));
        }
        return methods;
    }

    /** How often chains kept a minimum. */
    public long visits() {
        return record.basins().stream().mapToLong(SearchRecord.Basin::visits).sum();
    }

    /** The coordinates of the best point that are shown. */
    public int variablesShown() {
        return Math.min(MOST_VARIABLES, record.variables().size());
    }

    /** Whether the table shows no more than the first coordinates. */
    public boolean shortened() {
        return record.variables().size() > MOST_COORDINATES;
    }

    /** How many basins the picture of visits shows. */
    public int barsShown() {
        return Math.min(SearchCharts.MOST_BASINS, record.basins().size());
    }

    /** The lowest basins. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (SearchRecord.Basin basin :
                record.basins().subList(0, Math.min(MOST_ROWS, record.basins().size()))) {
            SearchRecord.Basin best = record.basins().get(0);
            rows.add(new Row(
                    rows.size() + 1,
                    basin,
                    basin.value() - best.value(),
                    distance(basin.point(), best.point()),
                    shown(basin.point())));
        }
        return rows;
    }

    private static double distance(List<Double> a, List<Double> b) {
        double square = 0;
        for (int k = 0; k < a.size(); k++) {
            square = Math.hypot(square, a.get(k) - b.get(k));
        }
        return square;
    }

    static String shown(List<Double> point) {
        String numbers =
                point.stream().limit(MOST_COORDINATES).map(Figures::loss).collect(Collectors.joining(", "));
        return point.size() > MOST_COORDINATES ? numbers + ", …" : numbers;
    }
}
