package io.glissade.cli.sample;

import io.glissade.chain.ChainSummary;
import io.glissade.chain.Draws;
import io.glissade.chain.VariableSummary;
import io.glissade.cli.target.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the draws say, and how far they are from what is known.
 *
 * @param exact {@code null} where nothing is known
 * @param meanDeviations of each mean from the exact one, in Monte Carlo standard errors; NaN where one is not known
 * @param varianceDeviations of each variance, the same
 */
@SuppressWarnings("ArrayRecordComponent")
record Verdict(ChainSummary summary, @Nullable Moments exact, double[] meanDeviations, double[] varianceDeviations) {

    /** Of some dozens of normal numbers hardly one in a thousand is larger. */
    static final double LARGEST_DEVIATION = 4.5;

    static Verdict of(Draws draws, @Nullable Moments exact) {
        ChainSummary summary = ChainSummary.of(draws, new double[0][]);
        int count = draws.names().size();
        double[] means = new double[count];
        double[] variances = new double[count];
        for (int i = 0; i < count; i++) {
            VariableSummary variable = summary.variables().get(i);
            means[i] = exact == null ? Double.NaN : (variable.mean() - exact.mean()[i]) / variable.meanError();
            variances[i] =
                    exact == null ? Double.NaN : varianceDeviation(draws.of(i), exact.mean()[i], exact.variance()[i]);
        }
        return new Verdict(summary, exact, means, variances);
    }

    /** The squares about the exact mean have the exact variance as their mean. */
    private static double varianceDeviation(double[][] values, double mean, double variance) {
        double[][] squares = new double[values.length][];
        for (int chain = 0; chain < values.length; chain++) {
            squares[chain] = new double[values[chain].length];
            for (int draw = 0; draw < squares[chain].length; draw++) {
                double off = values[chain][draw] - mean;
                squares[chain][draw] = off * off;
            }
        }
        VariableSummary square = VariableSummary.of("square", squares);
        return (square.mean() - variance) / square.meanError();
    }

    /** The largest magnitude; NaN where none is known. */
    static double largest(double[] deviations) {
        double largest = Double.NaN;
        for (double one : deviations) {
            if (!Double.isNaN(one) && !(Math.abs(one) <= largest)) {
                largest = Math.abs(one);
            }
        }
        return largest;
    }

    /** What speaks against the draws beside what the summary says. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        warn(warnings, "mean", meanDeviations);
        warn(warnings, "variance", varianceDeviations);
        return warnings;
    }

    private void warn(List<String> warnings, String what, double[] deviations) {
        double largest = largest(deviations);
        if (largest > LARGEST_DEVIATION) {
            int worst = 0;
            while (Math.abs(deviations[worst]) != largest) {
                worst++;
            }
            warnings.add(String.format(
                    Locale.ROOT,
                    "The %s of %s is %.1f standard errors from the exact one: the step biases it, or the chains do not reach all places.",
                    what,
                    summary.variables().get(worst).name(),
                    largest));
        }
    }
}
