package io.glissade.table;

import io.glissade.parameter.Require;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The classes of a training file and the numbers that stand for them in learning: -1 and 1 for two, 0 to K - 1 for K of them. A
 * class is known by its name; that of a class which is a number in the file is the number, {@code 1} for {@code +1} and
 * {@code 1.0}.
 *
 * @param names in the order of the numbers: smaller numbers first, texts in the order of their code points
 * @param signs whether there are two, called -1 and 1
 */
public record Classes(List<String> names, boolean signs) {

    /** No file may have more classes: what has is more likely to hold measurements. */
    public static final int MOST = 1_000;

    /** Two different names or more; two for signs. */
    public Classes {
        names = List.copyOf(names);
        Require.atLeast("classes", 2, names.size());
        if (signs && names.size() != 2) {
            throw new IllegalArgumentException("classes must be two, got " + names.size() + ": " + listed(names));
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("names of classes must differ, '" + name + "' comes twice");
            }
        }
    }

    /**
     * The two classes of a file.
     *
     * @throws IllegalArgumentException if its targets are not of exactly two kinds
     */
    public static Classes twoClasses(LabelledRows rows) {
        List<String> found = found(rows, 2);
        if (found.size() != 2) {
            throw new IllegalArgumentException(
                    "targets must be of two classes, got " + (found.size() < 2 ? "only " : "more: ") + listed(found));
        }
        return new Classes(found, true);
    }

    /**
     * The classes of a file, two of them or more.
     *
     * @throws IllegalArgumentException if its targets are all the same, or of more than {@value #MOST} kinds
     */
    public static Classes manyClasses(LabelledRows rows) {
        List<String> found = found(rows, MOST);
        if (found.size() < 2) {
            throw new IllegalArgumentException("targets must be of two classes or more, got only " + listed(found));
        }
        if (found.size() > MOST) {
            throw new IllegalArgumentException(
                    "targets must be of at most " + MOST + " classes, got more: " + listed(found));
        }
        return new Classes(found, false);
    }

    /** The different targets in order, as names; looked for until there are more than {@code most}. */
    private static List<String> found(LabelledRows rows, int most) {
        double[] different = Arrays.stream(rows.targets())
                .map(target -> target + 0.0)
                .distinct()
                .limit(most + 1L)
                .sorted()
                .toArray();
        return Arrays.stream(different).mapToObj(target -> name(rows, target)).toList();
    }

    private static String name(LabelledRows rows, double target) {
        List<String> names = rows.targetNames();
        if (names != null) {
            return names.get((int) target);
        }
        return target == Math.rint(target) && Math.abs(target) < 1e15
                ? Long.toString((long) target)
                : Double.toString(target);
    }

    private static String listed(List<String> names) {
        return names.size() <= 5
                ? String.join(", ", names)
                : names.stream().limit(5).collect(Collectors.joining(", ")) + ", ...";
    }

    /** The number that stands for the class at a place in {@link #names()}. */
    public double target(int place) {
        return signs ? 2.0 * place - 1 : place;
    }

    /**
     * What is to be learnt or foretold of each row of this file or another.
     *
     * @throws IllegalArgumentException if a row is of none of these classes
     */
    public double[] targets(LabelledRows rows) {
        Map<String, Integer> places = new HashMap<>();
        for (String name : names) {
            places.put(name, places.size());
        }
        Map<Double, Double> known = new HashMap<>();
        double[] targets = new double[rows.targets().length];
        for (int i = 0; i < targets.length; i++) {
            double found = rows.targets()[i] + 0.0;
            Double target = known.get(found);
            if (target == null) {
                String name = name(rows, found);
                Integer place = places.get(name);
                if (place == null) {
                    throw new IllegalArgumentException("target of row " + (i + 1) + " must be one of the classes "
                            + listed(names) + ", got " + name);
                }
                target = target(place);
                known.put(found, target);
            }
            targets[i] = target;
        }
        return targets;
    }
}
