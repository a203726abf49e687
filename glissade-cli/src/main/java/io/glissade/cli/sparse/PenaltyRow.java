package io.glissade.cli.sparse;

import io.glissade.penalty.ConcavePenalty;
import io.glissade.penalty.GaugePenalty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A penalty by the name a user gives it.
 *
 * @param numbers what its numbers are called; the last one is the weight, along which a path runs
 * @param about one line for the help
 * @param concave whether the weights of the atoms go through a concave function
 * @param maker takes the numbers
 */
record PenaltyRow(String name, List<String> numbers, String about, boolean concave, Maker maker) {

    /** Makes a penalty. */
    @FunctionalInterface
    interface Maker {

        /**
         * The penalty with these numbers.
         *
         * @throws IllegalArgumentException where one cannot be used; the message is one line
         */
        Penalty make(double[] numbers);
    }

    /** A function of the gauge and, where there is one, of the weights. */
    record Penalty(GaugePenalty phi, @Nullable ConcavePenalty gamma) {}

    /** How it is written. */
    String form() {
        return name + ":" + String.join(",", numbers);
    }

    /** What the weight is called. */
    String weightName() {
        return numbers.get(numbers.size() - 1);
    }
}
