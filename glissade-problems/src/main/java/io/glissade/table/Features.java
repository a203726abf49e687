package io.glissade.table;

import io.glissade.parameter.Require;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The names of the columns of a design, in order: the indices of an svmlight file, which are not kept as texts, or the columns of
 * a CSV file, with {@code column=category} for each category of a column of texts. A last one named {@value #CONSTANT} stands for
 * a column of ones.
 */
public final class Features {

    /** The name of the column that {@link LabelledRows#withConstantColumn} appends. */
    public static final String CONSTANT = "(bias)";

    private final int base;
    private final int numbered;
    private final List<String> others;

    private Features(int base, int numbered, List<String> others) {
        this.base = base;
        this.numbered = numbered;
        this.others = others;
    }

    /**
     * Features named by consecutive numbers.
     *
     * @param base the first number, 0 or 1
     * @param count at least 1
     */
    public static Features numbered(int base, int count) {
        Require.atLeast("features", 1, count);
        if (base != 0 && base != 1) {
            throw new IllegalArgumentException("base must be 0 or 1, got " + base);
        }
        return new Features(base, count, List.of());
    }

    /**
     * The features with these names, which may be those of an earlier {@link #names()}. Names 0, 1, 2, ... or 1, 2, 3, ... give
     * numbered features.
     *
     * @throws IllegalArgumentException if there is none or one comes twice
     */
    public static Features named(List<String> names) {
        Require.atLeast("features", 1, names.size());
        int base = names.get(0).equals("0") ? 0 : 1;
        int numbered = 0;
        while (numbered < names.size() && names.get(numbered).equals(Integer.toString(base + numbered))) {
            numbered++;
        }
        List<String> others = List.copyOf(names.subList(numbered, names.size()));
        if (!others.isEmpty() && !others.equals(List.of(CONSTANT))) {
            numbered = 0;
            others = List.copyOf(names);
        }
        Set<String> seen = new HashSet<>();
        for (String name : others) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("names of features must differ, '" + name + "' comes twice");
            }
        }
        return new Features(base, numbered, others);
    }

    /** How many there are, at least 1. */
    public int count() {
        return numbered + others.size();
    }

    /** The name of feature {@code j}, from 0. */
    public String name(int j) {
        return j < numbered ? Integer.toString(base + Objects.checkIndex(j, count())) : others.get(j - numbered);
    }

    /** All names, made as they are asked for. */
    public List<String> names() {
        return new AbstractList<>() {
            @Override
            public String get(int j) {
                return name(j);
            }

            @Override
            public int size() {
                return count();
            }
        };
    }

    /** Whether the last one is the column of ones. */
    public boolean hasConstant() {
        return !others.isEmpty() && others.get(others.size() - 1).equals(CONSTANT);
    }

    Features withConstant() {
        if (hasConstant()) {
            throw new IllegalArgumentException("features must not have a constant column yet, have " + CONSTANT);
        }
        List<String> more = new ArrayList<>(others);
        more.add(CONSTANT);
        return new Features(base, numbered, List.copyOf(more));
    }

    Features withoutConstant() {
        return hasConstant() ? new Features(base, numbered, others.subList(0, others.size() - 1)) : this;
    }

    /** Whether all names are consecutive numbers. */
    boolean areNumbered() {
        return others.isEmpty();
    }

    /** The first number where they are numbered. */
    int base() {
        return base;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Features features
                && features.numbered == numbered
                && (numbered == 0 || features.base == base)
                && features.others.equals(others);
    }

    @Override
    public int hashCode() {
        return 31 * numbered + others.hashCode();
    }

    @Override
    public String toString() {
        return numbered > 0
                ? "numbered " + base + " to " + (base + numbered - 1) + (others.isEmpty() ? "" : ", then " + others)
                : others.toString();
    }
}
