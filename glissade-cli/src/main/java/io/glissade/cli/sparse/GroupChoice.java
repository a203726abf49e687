package io.glissade.cli.sparse;

import io.glissade.atom.GroupAtoms;
import io.glissade.atom.GroupPoint;
import io.glissade.table.Features;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Groups of features; weights are those of the groups, not negative. */
public record GroupChoice(GroupAtoms set, Features table, List<String> names) implements AtomChoice {

    private static final int MOST_NAMES = 20;

    @Override
    public String elements() {
        return "groups";
    }

    @Override
    public int count() {
        return set.elements();
    }

    @Override
    public String name(int element) {
        return names.get(element);
    }

    @Override
    public String features(int element) {
        int from = set.starts()[element];
        int size = set.starts()[element + 1] - from;
        String first = IntStream.range(from, from + Math.min(size, MOST_NAMES))
                .mapToObj(at -> table.name(set.members()[at]))
                .collect(Collectors.joining(" "));
        return size > MOST_NAMES ? first + " ... (" + size + ")" : first;
    }

    @Override
    public double[] weights(double[] x) {
        GroupPoint point = set.point();
        point.restart(x);
        return IntStream.range(0, set.elements()).mapToDouble(point::weight).toArray();
    }
}
