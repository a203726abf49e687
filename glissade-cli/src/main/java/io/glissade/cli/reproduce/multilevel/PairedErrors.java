package io.glissade.cli.reproduce.multilevel;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * The test errors of two models on the same splits.
 *
 * @param first of the one, by split
 * @param second of the other
 */
@SuppressWarnings("ArrayRecordComponent")
record PairedErrors(double[] first, double[] second) {

    double firstMean() {
        return Arrays.stream(first).average().orElseThrow();
    }

    double secondMean() {
        return Arrays.stream(second).average().orElseThrow();
    }

    /** The mean of first less second. */
    double difference() {
        return firstMean() - secondMean();
    }

    /** Half the width of the 95 % interval of the difference by Student's distribution. */
    double halfWidth() {
        int count = first.length;
        double mean = difference();
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double apart = first[i] - second[i] - mean;
            squares += apart * apart;
        }
        double error = Math.sqrt(squares / (count - 1) / count);
        return error * new TDistribution(count - 1).inverseCumulativeProbability(0.975);
    }

    /** The number of splits on which the first error is less. */
    int wins() {
        int wins = 0;
        for (int i = 0; i < first.length; i++) {
            wins += first[i] < second[i] ? 1 : 0;
        }
        return wins;
    }

    /** The probability of so uneven a count of wins, in either direction, if both were equally good. */
    double signTest() {
        int count = first.length;
        int fewer = Math.min(wins(), count - wins());
        return Math.min(1, 2 * new BinomialDistribution(count, 0.5).cumulativeProbability(fewer));
    }

    /** In one line. */
    String text() {
        double scale = 100 / secondMean();
        return String.format(
                Locale.ROOT,
                "%.4f against %.4f: %+.1f %%, 95 %% [%+.1f, %+.1f]; lower on %d of %d splits, sign test p = %.2g",
                firstMean(),
                secondMean(),
                scale * difference(),
                scale * (difference() - halfWidth()),
                scale * (difference() + halfWidth()),
                wins(),
                first.length,
                signTest());
    }
}
