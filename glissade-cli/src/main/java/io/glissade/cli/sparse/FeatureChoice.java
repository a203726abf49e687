package io.glissade.cli.sparse;

import io.glissade.atom.AtomSet;
import io.glissade.table.Features;
import java.util.Arrays;

/** A set whose elements are the features one by one; weights are coefficients with their signs. */
record FeatureChoice(AtomSet set, Features table) implements AtomChoice {

    @Override
    public String elements() {
        return "features";
    }

    @Override
    public int count() {
        return table.count();
    }

    @Override
    public String name(int element) {
        return table.name(element);
    }

    @Override
    public String features(int element) {
        return table.name(element);
    }

    @Override
    public double[] weights(double[] x) {
        return Arrays.copyOf(x, count());
    }
}
