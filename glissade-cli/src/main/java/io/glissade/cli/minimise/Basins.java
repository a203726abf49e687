package io.glissade.cli.minimise;

import io.glissade.langevin.search.Minimum;
import io.glissade.report.search.SearchRecord;
import io.glissade.space.VectorSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** Which of the minima that chains kept are the same. */
final class Basins {

    private static final double SAME_VALUE = 1e-6;
    private static final double SAME_POINT = 1e-3;
    private static final int MOST = 200;

    private Basins() {}

    /**
     * Those of different places, lowest first, at most 200: two are one when values and points agree to a millionth and a thousandth.
     *
     * @param read the variables of a point
     */
    static <V> List<SearchRecord.Basin> of(
            VectorSpace<V> space, List<Minimum<V>> minima, Function<V, List<Double>> read) {
        List<Minimum<V>> sorted = new ArrayList<>(minima);
        sorted.sort(Comparator.comparingDouble(Minimum::value));
        V difference = space.zero();
        List<List<Minimum<V>>> groups = new ArrayList<>();
        for (Minimum<V> minimum : sorted) {
            List<Minimum<V>> group = groups.stream()
                    .filter(each -> same(space, each.get(0), minimum, difference))
                    .findFirst()
                    .orElse(null);
            if (group != null) {
                group.add(minimum);
            } else if (groups.size() < MOST) {
                groups.add(new ArrayList<>(List.of(minimum)));
            }
        }
        space.release(difference);
        return groups.stream()
                .map(group -> new SearchRecord.Basin(
                        group.get(0).value(),
                        group.size(),
                        new TreeSet<>(group.stream().map(Minimum::chain).toList()).size(),
                        group.stream().mapToLong(Minimum::gradients).min().orElse(0),
                        read.apply(group.get(0).point())))
                .toList();
    }

    private static <V> boolean same(VectorSpace<V> space, Minimum<V> a, Minimum<V> b, V difference) {
        if (Math.abs(a.value() - b.value()) > SAME_VALUE * Math.max(1, Math.abs(a.value()))) {
            return false;
        }
        space.copy(a.point(), difference);
        space.axpy(-1, b.point(), difference);
        return space.norm(difference) <= SAME_POINT * Math.max(1, space.norm(a.point()));
    }
}
