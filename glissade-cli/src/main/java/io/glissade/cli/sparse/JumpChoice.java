package io.glissade.cli.sparse;

import io.glissade.atom.TotalVariation;
import io.glissade.table.Features;
import java.util.stream.IntStream;

/** The jumps between one feature and the next; weights are their heights with signs. */
record JumpChoice(TotalVariation set, Features table) implements AtomChoice {

    @Override
    public String elements() {
        return "jumps";
    }

    @Override
    public int count() {
        return set.elements();
    }

    @Override
    public String name(int element) {
        return table.name(element) + " | " + table.name(element + 1);
    }

    @Override
    public String features(int element) {
        return name(element);
    }

    @Override
    public double[] weights(double[] x) {
        return IntStream.range(0, count()).mapToDouble(e -> x[e + 1] - x[e]).toArray();
    }
}
